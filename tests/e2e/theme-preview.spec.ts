/** The site's theme while it is being edited in another program: the preview follows, and a fault is told and stops nothing. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "../support/fixtures.ts";
import { publishOf } from "../support/pages/publish.ts";
import { settingsOf } from "../support/pages/settings.ts";
import { shellOf } from "../support/pages/shell.ts";
import { root } from "../support/root.ts";

test.use({ startWith: "sample" });

test("the preview follows the theme's files, and goes on with the last that worked while one is broken", async ({
  app,
  library,
}) => {
  const template = join(library, "theme", "templates", "report.liquid");
  const given = await readFile(
    join(root, "resources", "theme", "templates", "report.liquid"),
    "utf8",
  );
  const write = async (text: string): Promise<void> => {
    await mkdir(dirname(template), { recursive: true });
    await writeFile(template, text);
  };
  await app.goto(new URL("/report/1/preview", app.url()).href);
  const page = app.frameLocator('iframe[data-shown="true"]');
  await expect(page.getByRole("heading", { level: 1 })).toContainText("2025年澜江前沿学术成果");
  const scrollY = (): Promise<number> =>
    app.locator('iframe[data-shown="true"]').evaluate((frame) => {
      const view = (frame as HTMLIFrameElement).contentWindow;
      if (view && view.scrollY === 0) view.scrollTo({ top: 600 });
      return view?.scrollY ?? 0;
    });
  expect(await scrollY()).toBe(600);

  await write(given.replace("{{ report.headline }}</h1>", "{{ report.headline }} · 本馆</h1>"));
  await expect(page.getByRole("heading", { level: 1, name: /· 本馆/ })).toBeAttached();
  expect(await scrollY()).toBe(600);

  await write(`${given}\n{% if report %}`);
  const alert = app.getByRole("alert").filter({ hasText: "网站主题有错误" });
  await expect(alert).toContainText(
    `theme/templates/report.liquid 第 ${given.split("\n").length + 1} 行第 1 列`,
  );
  await expect(page.getByRole("heading", { level: 1, name: /· 本馆/ })).toBeAttached();
  await shellOf(app).expectAccessible();

  await rm(template);
  await expect(alert).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: /· 本馆/ })).toHaveCount(0);
  expect(await scrollY()).toBe(600);
});

test.describe("in a library without reports", () => {
  test.use({ startWith: "empty" });

  test("a plan with a broken theme says which file and line, and can be made once it is mended", async ({
    app,
    library,
  }) => {
    const words = join(library, "theme", "words", "zh.json");
    await mkdir(dirname(words), { recursive: true });
    await writeFile(words, '{\n  "home": "门户"\n  "latest": "新"\n}');
    await mkdir(`${library}-site`);
    const settings = settingsOf(app);
    await settings.open();
    await app.getByRole("button", { name: "添加发布目标" }).click();
    const row = settings.section("发布目标").getByRole("group", { name: "site" });
    await row.getByLabel("文件夹").fill(`${library}-site`);
    await settings.save();
    const room = publishOf(app);
    await room.open();
    await room.makePlan.click();
    const alert = app.getByRole("alert").filter({ hasText: "网站主题有错误" });
    await expect(alert).toContainText("theme/words/zh.json 第 3 行第 3 列");
    await shellOf(app).expectAccessible();
    await writeFile(words, '{\n  "home": "门户"\n}');
    await room.makePlan.click();
    await expect(room.plan).toBeVisible();
  });
});
