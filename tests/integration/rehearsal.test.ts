/** A plan before it is carried out: what each page is now, what it would be, and what is different. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { previewRoutes } from "../../main/publication/preview.ts";
import { PublicationError } from "../../main/publication/publication-error.ts";
import { type Desk, fill, openDesk } from "../support/publishing.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const rewrite = (number: number, find: string, put: string): void => {
  for (const [id, report] of desk.reports)
    if (report.number === number)
      desk.reports.set(id, JSON.parse(JSON.stringify(report).replaceAll(find, put)));
};
const plan = () => desk.service.plan({ target: "web" });
const read = async (id: string, side: string, path: string) => {
  const answer = await previewRoutes(() => desk.service).request(`/plan/${id}/${side}/${path}`);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

it("shows a changed page as the target holds it and as it would be, and writes nothing", async () => {
  await fill(desk, 3);
  await desk.publish();
  rewrite(2, "第一段。", "改过的第一段。");
  const { id, changed } = await plan();
  const path = changed.find((file) => /^art\/.*_2\.html$/.test(file.path))?.path ?? "";
  const before = await read(id, "before", path);
  const after = await read(id, "after", path);
  expect([before.status, after.status]).toEqual([200, 200]);
  expect(before.text).toContain("<p>第一段。</p>");
  expect(after.text).toContain("<p>改过的第一段。</p>");
  expect(before.headers.get("content-security-policy")).toContain("sandbox allow-same-origin");
  expect(await readFile(join(desk.target, path), "utf8")).toBe(before.text);
  const { kinds, changes, isCut } = await desk.service.difference(id, path);
  expect([kinds, isCut]).toEqual([["text", "head"], false]);
  expect(changes[0]).toEqual({ area: "text", before: "第一段。", after: "改过的第一段。" });
});

it("shows what somebody else put on the target, unchanged pages, pictures and styles", async () => {
  await fill(desk, 3);
  await desk.publish();
  await writeFile(join(desk.target, "404.html"), "<p>theirs</p>");
  rewrite(2, "第一段。", "改过的第一段。");
  const { id, foreign } = await plan();
  expect(foreign).toEqual(["404.html"]);
  expect((await read(id, "before", "404.html")).text).toBe("<p>theirs</p>");
  const missing = await read(id, "after", "404.html");
  expect(missing.text).toContain(`"/preview/plan/${id}/after/index.html"`);
  const home = await read(id, "after", "index.html");
  const style = /href="(assets\/[^"]+\.css)"/.exec(home.text)?.[1] ?? "";
  expect((await read(id, "before", style)).headers.get("content-type")).toContain("text/css");
  const other = await read(id, "after", "art/2026/1/2/art_news_1.html");
  expect(other.text).toBe(
    await readFile(join(desk.target, "art/2026/1/2/art_news_1.html"), "utf8"),
  );
});

it("has one side only for a page that comes or goes", async () => {
  const [first, second] = await fill(desk, 3);
  if (!first || !second) throw new Error("no reports");
  desk.reports.delete(first.id);
  await desk.publish();
  desk.reports.set(first.id, first);
  desk.reports.delete(second.id);
  const { id, added, removed } = await plan();
  const gone = removed.find(({ path }) => path.endsWith(".html"))?.path ?? "";
  const come = added.find(({ path }) => path.endsWith(".html"))?.path ?? "";
  expect((await read(id, "before", gone)).status).toBe(200);
  expect((await read(id, "after", gone)).status).toBe(404);
  expect((await read(id, "before", come)).status).toBe(404);
  expect((await read(id, "after", come)).status).toBe(200);
  const { changes } = await desk.service.difference(id, come);
  expect(changes.length).toBeGreaterThan(3);
  expect(changes.every(({ before }) => before === null)).toBe(true);
});

it("knows only the last plan of a target, and no path out of it", async () => {
  await fill(desk, 1);
  const first = await plan();
  rewrite(1, "第一段。", "改过的第一段。");
  const second = await plan();
  expect((await read(first.id, "after", "index.html")).status).toBe(404);
  expect((await read(second.id, "after", "index.html")).status).toBe(200);
  expect((await read(second.id, "after", "%2e%2e/library.json")).status).toBe(404);
  expect((await read(second.id, "before", ".diglot/manifest.json")).status).toBe(404);
  await expect(desk.service.difference(first.id, "index.html")).rejects.toThrow(PublicationError);
});
