/** Every room in both languages and colour schemes: no fault on the page, nothing axe objects to, and a picture of it. */
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test as base } from "../support/fixtures.ts";
import { addFullReport } from "../support/full-report.ts";
import { shellOf } from "../support/pages/shell.ts";

/** `DIGLOT_TOUR_DIR=docs/images npx playwright test tour` renews the pictures of the documentation. */
const folder = process.env.DIGLOT_TOUR_DIR ?? join("test-results", "tour");

/** Number of the report with every kind of block: the sample has those before it. */
const FULL = 22;

const test = base.extend({
  library: async ({ library }, use) => {
    expect(await addFullReport(library)).toBe(FULL);
    await use(library);
  },
});

interface Room {
  name: string;
  path: string;
  /** Resolves when the room shows what it is for. */
  ready(page: Page): Promise<void>;
}

const saved = (page: Page) => expect(page.locator('[data-saved="saved"]')).toBeVisible();

const previewed = (page: Page) =>
  expect(
    page.frameLocator('iframe[data-shown="true"]').getByRole("heading", { level: 1 }),
  ).toBeVisible();

const rooms: Room[] = [
  {
    name: "desk",
    path: "/desk",
    ready: (page) => expect(page.locator("[data-index]").first()).toBeVisible(),
  },
  { name: "write", path: "/report/1/write", ready: saved },
  { name: "write-english", path: "/report/15/write?lang=en", ready: saved },
  { name: "translate", path: "/report/9/translate", ready: saved },
  { name: "translate-untouched", path: "/report/18/translate", ready: saved },
  { name: "photos", path: "/report/1/photos", ready: saved },
  { name: "photos-untranslated", path: "/report/16/photos", ready: saved },
  { name: "preview", path: "/report/1/preview", ready: previewed },
  { name: "write-all", path: `/report/${FULL}/write`, ready: saved },
  { name: "write-all-english", path: `/report/${FULL}/write?lang=en`, ready: saved },
  { name: "translate-all", path: `/report/${FULL}/translate`, ready: saved },
  { name: "preview-all", path: `/report/${FULL}/preview`, ready: previewed },
  {
    name: "find",
    path: "/find",
    async ready(page) {
      await page.getByRole("search").getByRole("textbox").first().fill("论坛");
      await expect(page.locator("[data-box]").first()).toBeVisible();
    },
  },
  {
    name: "memory",
    path: "/memory",
    ready: (page) => expect(page.getByRole("row").nth(1)).toBeVisible(),
  },
  {
    name: "terms",
    path: "/terms",
    ready: (page) => expect(page.getByRole("row").nth(1)).toBeVisible(),
  },
  {
    name: "publish",
    path: "/publish",
    ready: (page) => expect(page.getByRole("heading", { level: 1 })).toBeVisible(),
  },
  {
    name: "settings",
    path: "/settings",
    ready: (page) => expect(page.getByRole("heading", { level: 1 })).toBeVisible(),
  },
];

for (const [locale, colorScheme] of [
  ["zh-CN", "light"],
  ["zh-CN", "dark"],
  ["en-GB", "light"],
  ["en-GB", "dark"],
] as const) {
  test.describe(`${locale}, ${colorScheme} @web`, () => {
    test.use({ startWith: "sample", locale, colorScheme });

    test("every room opens without a fault", async ({ app }) => {
      test.setTimeout(240_000);
      const faults: string[] = [];
      app.on("pageerror", (error) => faults.push(error.message));
      app.on("console", (message) => {
        // The previewed page may run no scripts, and says so of those that this test puts into every frame, also into
        // one that still loads.
        const isOurs = /^Blocked script execution in '(?:about:blank|[^']*\/preview\/)/.test(
          message.text(),
        );
        if (message.type() === "error" && !isOurs) faults.push(message.text());
      });
      for (const room of rooms) {
        await app.goto(new URL(room.path, app.url()).href);
        await room.ready(app);
        await shellOf(app).expectAccessible();
        await app.screenshot({ path: join(folder, `${room.name}.${locale}.${colorScheme}.png`) });
      }
      expect(faults).toEqual([]);
    });
  });
}
