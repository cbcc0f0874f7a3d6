/** The published site as its readers meet it: large text with and without a script, on paper, narrow and wide, accessible in every dress. */
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { type Bench, openBench } from "../support/diglot.ts";
import { expect, test } from "../support/fixtures.ts";
import { addFullReport } from "../support/full-report.ts";
import { serveFolder } from "../support/serve-folder.ts";

let bench: Bench;
let site: Awaited<ReturnType<typeof serveFolder>>;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  bench = await openBench();
  const library = await bench.library();
  await addFullReport(library);
  const out = join(bench.dir, "site");
  const built = await bench.run(["build", "--library", library, "--out", out, "--drafts"]);
  expect(built.code, built.stderr).toBe(0);
  site = await serveFolder(out);
});
test.afterAll(async () => {
  await site.close();
  await bench.remove();
});

/** A page of the site in a window of its own. */
async function open(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.url, ...options });
  const page = await context.newPage();
  await page.goto("/");
  return page;
}

const toReport = (page: Page) => page.locator("main h2 a, main h3 a").first().click();
const large = (page: Page) => page.getByRole("switch", { name: /大字版|Large text/ });
const sizeOf = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));

async function expectAccessible(page: Page, rules: string[] = []): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .options({ rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])) })
    .analyze();
  const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
  expect(found, page.url()).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const)
  test(`every page is accessible in ${colorScheme}, with contrast of 7 to 1 in large text`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const page = await open(browser, { colorScheme });
    for (const language of ["中文", "English"]) {
      if (language === "English") await page.getByRole("link", { name: "English" }).click();
      const addresses = await page
        .locator("main a, nav a")
        .evaluateAll((links) => [
          ...new Set(links.map((link) => (link as HTMLAnchorElement).href)),
        ]);
      const inside = addresses.filter((href) => href.startsWith(site.url));
      for (const address of [page.url(), ...inside.slice(0, 3), `${site.url}/404.html`]) {
        await page.goto(address);
        await expectAccessible(page);
        await large(page).check();
        await expectAccessible(page, ["color-contrast-enhanced"]);
        await large(page).uncheck();
      }
      await page.goto("/");
    }
    await page.context().close();
  });

test("text is made large by key without a script, for the page that is open", async ({
  browser,
}) => {
  const page = await open(browser, { javaScriptEnabled: false });
  await toReport(page);
  expect(await sizeOf(page, ".body p")).toBe(18);
  await large(page).focus();
  await page.keyboard.press("Space");
  await expect(large(page)).toBeChecked();
  expect(await sizeOf(page, ".body p")).toBeGreaterThanOrEqual(24);
  await page.keyboard.press("Space");
  expect(await sizeOf(page, ".body p")).toBe(18);
  await page.context().close();
});

test("large text is remembered from page to page and in the other language, until it is switched off", async ({
  browser,
}) => {
  const page = await open(browser);
  await large(page).check();
  await toReport(page);
  await expect(large(page)).toBeChecked();
  expect(await sizeOf(page, ".body p")).toBeGreaterThanOrEqual(24);
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("switch", { name: "Large text" })).toBeChecked();
  await large(page).uncheck();
  await page.goBack();
  await expect(large(page)).not.toBeChecked();
  expect(await sizeOf(page, ".body p")).toBe(18);
  await page.context().close();
});

test("paper gets the text in black with its links' addresses, and no navigation", async ({
  browser,
}) => {
  const page = await open(browser);
  await toReport(page);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const hidden of [".columns", ".tools", ".breadcrumb", ".neighbours"])
    for (const element of await page.locator(hidden).all()) await expect(element).toBeHidden();
  await expect(page.locator(".body p").first()).toHaveCSS("color", "rgb(0, 0, 0)");
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  const link = page.locator('.body a[href^="http"]').first();
  const shown = await link.evaluate((element) => getComputedStyle(element, "::after").content);
  expect(shown).toContain(await link.getAttribute("href"));
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(4);
  await page.context().close();
});

for (const width of [320, 375, 820, 1280, 1920])
  test(`nothing sticks out at ${width} pixels, in large text neither`, async ({ browser }) => {
    const page = await open(browser, { viewport: { width, height: 900 } });
    for (const step of ["home", "report", "large"]) {
      if (step === "report") await toReport(page);
      if (step === "large") await large(page).check();
      const [inner, outer] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(inner, `${step} ${page.url()}`).toBeLessThanOrEqual(outer ?? 0);
    }
    await page.context().close();
  });
