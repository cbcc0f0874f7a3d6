/** JSON files: whole or not at all, checked on reading; disks' errors told apart; where a target may lie. */
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { defaultDeviceDir, openDeviceStore } from "./device.ts";
import { diskFailure, isBusy, isDamaged } from "./disk-error.ts";
import { jsonFile, moveAside, readJson, writeJson } from "./json-file.ts";
import { isRefusedTargetPath } from "./target-paths.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-json-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const schema = z.object({ version: z.literal(1), name: z.string() });

test("reads what it wrote, and tells absent, damaged and newer apart", async () => {
  const path = join(dir, "a.json");
  expect(await readJson(path, schema)).toEqual({ kind: "absent" });
  await writeJson(path, { version: 1, name: "稿" });
  expect(await readJson(path, schema)).toEqual({ kind: "ok", data: { version: 1, name: "稿" } });
  for (const text of ["", "{", "null", "[]", '{"version":1}', "\u0000"]) {
    await writeFile(path, text);
    expect(await readJson(path, schema)).toEqual({ kind: "corrupt" });
  }
  await writeFile(path, '{"version":2,"new":true}');
  expect(await readJson(path, schema)).toEqual({ kind: "newer", version: 2 });
  expect(await readdir(dir)).toEqual(["a.json"]);
});

test("throws what is the disk's fault, not the file's", async () => {
  await mkdir(join(dir, "folder.json"));
  await expect(readJson(join(dir, "folder.json"), schema)).rejects.toMatchObject({
    code: "EISDIR",
  });
});

test("keeps the old content, in the file and in memory, when writing fails", async () => {
  const path = join(dir, "deep", "a.json");
  await mkdir(join(dir, "deep"));
  const file = jsonFile(path, { name: "old" });
  await file.write({ name: "older" });
  await rm(join(dir, "deep"), { recursive: true });
  await expect(file.write({ name: "new" })).rejects.toMatchObject({ code: "ENOENT" });
  expect(file.data).toEqual({ name: "older" });
});

test("moves a file aside under a dated name", async () => {
  const path = join(dir, "a.json");
  await writeFile(path, "damaged");
  const movedTo = await moveAside(path);
  expect(movedTo).toMatch(/a\.json\.damaged-\d{4}-\d\d-\d\dT/);
  expect(await readFile(movedTo, "utf8")).toBe("damaged");
  expect(await readdir(dir)).toHaveLength(1);
});

test("tells a full disk and a read-only one from other failures", () => {
  const of = (fields: object) => diskFailure(Object.assign(new Error(), fields));
  expect([of({ code: "ENOSPC" }), of({ code: "EDQUOT" }), of({ errcode: 13 })]).toEqual(
    Array(3).fill("disk-full"),
  );
  const readOnly = [
    { code: "EROFS" },
    { code: "EACCES" },
    { code: "EPERM" },
    { errcode: 8 },
    { errcode: 1032 },
    { errcode: 14 },
  ];
  expect(readOnly.map(of)).toEqual(Array(6).fill("read-only"));
  expect([of({}), of({ code: "EIO" }), of({ errcode: 10 }), diskFailure("text")]).toEqual(
    Array(4).fill("io"),
  );
  expect([isBusy({ errcode: 5 }), isBusy({ errcode: 261 }), isBusy({ errcode: 1 })]).toEqual([
    true,
    true,
    false,
  ]);
  expect([
    isDamaged({ errcode: 11 }),
    isDamaged({ errcode: 26 }),
    isDamaged({ errcode: 267 }),
  ]).toEqual([true, true, true]);
});

test.each([
  ["/srv/site", false],
  ["/srv/lib-site", false],
  ["/srv/lib", true],
  ["/srv/lib/site", true],
  ["/srv/lib/../lib/x", true],
  ["/srv", true],
  ["/", true],
  ["site", true],
  ["../site", true],
  ["", true],
])("target %s beside the library /srv/lib: refused is %s", (path, refused) => {
  expect(isRefusedTargetPath(path, "/srv/lib")).toBe(refused);
});

test("remembers the libraries that were opened, the newest first, eight of them", async () => {
  const store = await openDeviceStore(join(dir, "device"));
  for (let n = 1; n <= 10; n += 1) await store.remember(`/lib/${n}`, `L${n}`);
  await store.remember("/lib/5", "again");
  await store.update({ language: "en" });
  const reopened = await openDeviceStore(join(dir, "device"));
  expect(reopened.device.language).toBe("en");
  const { recent } = reopened.device;
  expect(recent.map((entry) => entry.dir)).toEqual(
    [5, 10, 9, 8, 7, 6, 4, 3].map((n) => `/lib/${n}`),
  );
  expect(recent[0]).toEqual({ dir: "/lib/5", name: "again" });
});

test("starts with a damaged device file, which it keeps, and without a folder to write to", async () => {
  const device = join(dir, "device");
  await mkdir(device);
  await writeFile(join(device, "device.json"), "{");
  expect((await openDeviceStore(device)).device.recent).toEqual([]);
  expect((await readdir(device))[0]).toMatch(/damaged/);
  await writeFile(join(dir, "file"), "");
  const nowhere = await openDeviceStore(join(dir, "file", "device"));
  expect((await nowhere.update({ colourScheme: "dark" })).colourScheme).toBe("dark");
  expect(nowhere.device.colourScheme).toBe("dark");
  await chmod(dir, 0o755);
});

test("keeps the device's file where the environment says", () => {
  expect(defaultDeviceDir({ DIGLOT_DEVICE_DIR: "/x" })).toBe("/x");
  expect(defaultDeviceDir({ XDG_CONFIG_HOME: "/c", APPDATA: "/c" })).toMatch(/iglot$/);
});
