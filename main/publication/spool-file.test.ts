/** Tests of the file that pages wait in: every thread finds what any of them put there, whole. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newSharedFile, openSpoolFile, type SharedFile } from "./spool-file.ts";

let folder = "";
let shared: SharedFile;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "diglot-spool-"));
  const path = join(folder, "pages");
  await writeFile(path, "");
  shared = newSharedFile(path);
});
afterEach(() => rm(folder, { recursive: true }));

it("gives each piece a place of its own, whoever adds it", () => {
  const [one, other] = [openSpoolFile(shared), openSpoolFile(shared)];
  const texts = Array.from({ length: 40 }, (_, n) => `第${n}页 ${"𠮷é".repeat(n)}`);
  const pieces = texts.map((text, n) => (n % 3 === 0 ? one : other).add(Buffer.from(text)));
  one.flush();
  other.flush();
  const read = (from: typeof one) => pieces.map((piece) => from.read(piece).toString());
  expect(read(one)).toEqual(texts);
  expect(read(other)).toEqual(texts);
  one.close();
  other.close();
});

it("finds its own pieces before anybody else can, in stretches and beyond one", () => {
  const [one, other] = [openSpoolFile(shared), openSpoolFile(shared)];
  const sizes = [10, 200_000, 100_000, 300_000, 0, 7, 262_144, 5];
  const bytes = sizes.map((size, n) => Buffer.alloc(size, 65 + n));
  const pieces = bytes.map((piece, n) => [one.add(piece), other.add(Buffer.from(`${n}`))] as const);
  for (const [n, [ours, theirs]] of pieces.entries()) {
    expect(one.read(ours).equals(bytes[n] ?? Buffer.of())).toBe(true);
    expect(other.read(theirs).toString()).toBe(`${n}`);
  }
  for (const [n, [ours]] of pieces.entries()) expect(other.read(ours)).toEqual(bytes[n]);
  one.close();
  other.close();
});

it("gives any of the texts that were kept together", () => {
  const file = openSpoolFile(shared);
  const long = "长".repeat(200_000);
  file.addTexts(["before"]);
  const kept = file.addTexts(["", "<p>“é”</p>", long, "half \ud842 a character"]);
  const after = file.addTexts(["after"]);
  expect(file.readTexts(kept, 0, 2)).toEqual(["", "<p>“é”</p>"]);
  expect(file.readTexts(kept, 2, 4)).toEqual([long, "half \ufffd a character"]);
  expect(file.readTexts(after, 0, 1)).toEqual(["after"]);
  file.close();
});

it("gives nothing that is not whole, and nothing once it is closed", () => {
  const file = openSpoolFile(shared);
  const piece = file.add(Buffer.from("page"));
  expect(() => file.read({ ...piece, length: 5 })).toThrow("cut short");
  file.close();
  file.close();
  expect(() => file.read(piece)).toThrow("closed");
  expect(() => file.add(Buffer.from("page"))).toThrow("closed");
});
