/** A WordPress site as a target: filled in, what goes wrong said so that it can be mended, tried out, planned for. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/fixtures.ts";
import { settingsOf } from "../support/pages/settings.ts";
import { shellOf } from "../support/pages/shell.ts";
import { whyNot } from "../servers/ensure.ts";
import { startWordPress, type WordPressServer } from "../servers/wordpress.ts";

const missing = whyNot("wordpress");
test.skip(missing !== undefined, missing);
test.use({ startWith: "sample" });

/** Every picture of the sample is made for the first time. */
const PLAN_MS = 90_000;

let server: WordPressServer;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await startWordPress();
});
test.afterAll(() => server?.stop());

test("signs in to WordPress with an application password and plans posts for every edition", async ({
  app,
  library,
}) => {
  test.slow();
  const settings = settingsOf(app);
  await settings.open();
  await app.getByRole("button", { name: "添加发布目标" }).click();
  const row = settings.section("发布目标").getByRole("group", { name: "site" });
  await row.getByRole("combobox", { name: "类型" }).click();
  await app.getByRole("option", { name: "WordPress 网站" }).click();
  await expect(row.getByText(/每个版本成为一篇文章/)).toBeVisible();
  await expect(row.getByText(/用户 → 个人资料 → 应用程序密码/)).toBeVisible();
  const saved = app.waitForEvent("download");
  await row.getByRole("button", { name: "保存 Polylang 免费版所需的插件" }).click();
  const plugin = await saved;
  expect(plugin.suggestedFilename()).toBe("diglot-polylang.php");
  expect(await readFile(await plugin.path(), "utf8")).toMatch(/^<\?php\n.*Plugin Name: Diglot/s);
  await row.getByLabel("WordPress 网站地址").fill(server.address);
  await row.getByLabel("用户名").fill("contributor");
  await row.getByLabel("应用程序密码", { exact: true }).fill("wrong");
  await row.getByRole("button", { name: "测试连接" }).click();
  await expect(row.getByText(/不接受这个用户名和应用程序密码/)).toBeVisible();
  await row.getByLabel("应用程序密码", { exact: true }).fill(server.passwords.contributor);
  await row.getByRole("button", { name: "测试连接" }).click();
  await expect(row.getByText(/没有所需的权限（publish_posts/)).toBeVisible();
  await shellOf(app).expectAccessible();
  await row.getByLabel("用户名").fill("editor");
  await row.getByLabel("应用程序密码", { exact: true }).fill(server.passwords.editor);
  await row.getByRole("button", { name: "测试连接" }).click();
  await expect(row.getByText(/连接正常：这个用户可以发布文章/)).toBeVisible();
  await settings.save();
  expect(await readFile(join(library, "library.json"), "utf8")).not.toContain(
    server.passwords.editor,
  );
  await shellOf(app).go("发布");
  await expect(app.getByText(`WordPress 网站 · ${server.address}`)).toBeVisible();
  await app.getByRole("button", { name: /^生成预案/ }).click();
  await expect(app.getByRole("button", { name: /^发布……/ })).toBeVisible({ timeout: PLAN_MS });
  await expect(app.getByText("en/posts/report-1.html")).toBeVisible();
  await shellOf(app).expectAccessible();
});
