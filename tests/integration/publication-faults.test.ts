/** Publishing when pictures or the target go bad under it: what can be published is, and nothing is said to be done that is not. */
import { existsSync, rmSync } from "node:fs";
import { mkdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { figuresOf } from "../../core/edition/blocks.ts";
import type { Asset } from "../../core/media/asset.ts";
import { outcomeOf } from "../../core/publication/issue-outcome.ts";
import type { Report } from "../../core/report/report.ts";
import { addPicture, type Desk, fill, openDesk } from "../support/publishing.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const pictureOf = (report: Report | undefined): Asset => {
  const [asset] = report ? figuresOf(report.editions.zh) : [];
  if (!asset) throw new Error("no picture");
  return asset;
};
const dropCopies = () => rm(join(desk.libraryDir, "cache"), { recursive: true, force: true });

test("one picture whose file was damaged keeps only its own report off the site", async () => {
  const [first, second] = await fill(desk, 3);
  await truncate(desk.media.path(pictureOf(first)), 20);
  await truncate(desk.media.path(pictureOf(second)), 200);
  const plan = await desk.service.plan({ target: "web" });
  const missing = plan.issues.filter(({ code }) => code === "picture-missing");
  expect(new Set(missing.map(({ number }) => number))).toEqual(new Set([1, 2]));
  expect(plan.reports).toBe(1);
  expect((await desk.publish()).outcome).toBe("done");
});

test("a picture that is lost after it was published leaves its report to readers, and the plan says so", async () => {
  const [report] = await fill(desk, 2);
  await desk.publish();
  await rm(desk.media.path(pictureOf(report)));
  const { issues, removed } = await desk.service.plan({ target: "web" });
  const lost = issues.filter(({ code }) => code === "picture-missing");
  expect(lost.map((one) => [one.number, one.lang, outcomeOf(one)])).toEqual([
    [1, "zh", "stays-without"],
    [1, "en", "stays-without"],
  ]);
  expect(removed.length).toBeGreaterThan(0);
  expect(removed.every(({ path }) => path.startsWith("assets/"))).toBe(true);
  await desk.publish();
  const page = await readFile(join(desk.target, "art/2026/1/2/art_news_1.html"), "utf8");
  expect(page).toContain("第一段。");
  expect(page).toContain('class="picture-missing"');
});

test("a picture is shown and published although no scaled copy of it can be kept", async () => {
  await fill(desk, 1);
  await dropCopies();
  await writeFile(join(desk.libraryDir, "cache"), "a file where the folder should be");
  expect((await desk.publish()).outcome).toBe("done");
});

test("a scaled copy that a power cut left empty or cut off is made again", async () => {
  const asset = await addPicture(desk.media, 1);
  const whole = await desk.media.read(asset, 640);
  const copy = join(desk.libraryDir, "cache", "media", `${asset.hash}-640.webp`);
  for (const length of [0, 5, 60]) {
    await truncate(copy, length);
    expect(await desk.media.read(asset, 640)).toEqual(whole);
  }
});

test("a picture that is added again mends its damaged file", async () => {
  const asset = await addPicture(desk.media, 1);
  const path = desk.media.path(asset);
  const whole = await readFile(path);
  await truncate(path, 40);
  await dropCopies();
  expect(await desk.media.read(asset, 640)).toBeNull();
  await addPicture(desk.media, 1);
  expect(await readFile(path)).toEqual(whole);
  const shown = await desk.media.read(asset, 640);
  expect((await sharp(shown?.bytes).metadata()).width).toBe(640);
});

test("a target that vanishes in the middle is not made anew, and the publication has failed", async () => {
  await fill(desk, 12);
  const { id } = await desk.service.plan({ target: "web" });
  const entry = await desk.service.publish({
    ...{ target: "web", planId: id, overwriteForeign: false },
    onProgress(progress) {
      if (progress.kind === "step" && progress.done === 2)
        rmSync(desk.target, { recursive: true, force: true });
    },
  });
  expect(entry.outcome).toBe("failed");
  // Whichever meets it first: a file that is about to be written, or one that is being read back.
  expect(["missing", "read-back"]).toContain(entry.failure?.code);
  expect(existsSync(desk.target)).toBe(false);
});

test("one folder under two names is published to once at a time", async () => {
  await fill(desk, 2);
  const link = join(desk.root, "link");
  await symlink(desk.target, link);
  desk.settings.targets.push({ name: "linked", kind: "folder", path: link });
  const { id } = await desk.service.plan({ target: "web" });
  const other = await desk.service.plan({ target: "linked" });
  const outcomes = await Promise.allSettled([
    desk.service.publish({ target: "web", planId: id, overwriteForeign: false }),
    desk.service.publish({ target: "linked", planId: other.id, overwriteForeign: false }),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a folder under the name of a page is told of, and nothing in it is touched", async () => {
  await fill(desk, 1);
  await mkdir(join(desk.target, "index.html"));
  await writeFile(join(desk.target, "index.html", "theirs"), "theirs");
  const plan = await desk.service.plan({ target: "web" });
  expect(plan.foreign).toEqual(["index.html"]);
  const entry = await desk.publish(true);
  expect(entry).toMatchObject({
    outcome: "failed",
    failure: { code: "blocked", path: "index.html" },
  });
  expect(await readFile(join(desk.target, "index.html", "theirs"), "utf8")).toBe("theirs");
});
