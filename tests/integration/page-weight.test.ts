/** Every report of the sample as its readers' browsers get it: light, and from nobody but the site. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { siteLink, viewOf } from "../../core/publication/view.ts";
import { createSiteReader } from "../../main/publication/site-reader.ts";
import { renderReport, viewFacts } from "../../main/publication/page-maker.ts";
import { readTheme } from "../../main/publication/read-theme.ts";
import { exampleSite } from "../../main/publication/theme-examples.ts";
import { foreignIn, MOST_BYTES, weightOf } from "../support/page-weight.ts";
import { root } from "../support/root.ts";

it("every report page of the sample is 50 KB at most with styles and scripts, and asks nobody else", async () => {
  const site = await exampleSite(join(root, "resources/sample"));
  const { theme } = await readTheme({
    defaultDir: join(root, "resources/theme"),
    ownDir: null,
  });
  const { settings, reports } = site;
  const reader = createSiteReader({ ...site, settings: () => settings, drafts: true });
  const content = await reader.read();
  const sizes = new Map(
    Object.values(theme.files).map(({ path, bytes }) => [path, bytes.byteLength]),
  );
  const weights: Record<string, number> = {};
  for (const page of content.pages) {
    if (page.kind !== "report") continue;
    const report = await reports.projection(page.report.id);
    if (!report) throw new Error(page.path);
    const view = viewOf(page, viewFacts(content, theme));
    const { isLost } = content;
    const html = renderReport(page, view, { theme, report, isLost, link: siteLink(settings) });
    expect(foreignIn(html), page.path).toEqual([]);
    weights[page.path] = weightOf(html, page.path, (path) => sizes.get(path));
  }
  expect(Object.keys(weights).length).toBeGreaterThan(30);
  expect(Object.entries(weights).filter(([, bytes]) => bytes > MOST_BYTES)).toEqual([]);
  // The styles and scripts are counted, not only the pages.
  expect(Math.min(...Object.values(weights))).toBeGreaterThan(20_000);
});

it("counts what a page loads, and finds who else is asked", () => {
  const html = `<link rel="stylesheet" href="../a.css"><script src="https://x.example/b.js"></script><a href="https://y.example/">y</a>`;
  expect(foreignIn(html)).toEqual(["https://x.example/b.js"]);
  expect(weightOf(html.replace(/<script.*?<\/script>/, ""), "en/p.html", () => 7)).toBe(
    Buffer.byteLength(html.replace(/<script.*?<\/script>/, "")) + 7,
  );
});
