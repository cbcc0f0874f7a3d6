/** What is typed after the signature waits for the next one, and says so. */
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ startWith: "sample", locale: "zh-CN" });

test("an edition that was changed after it was signed off is signed off again by keyboard", async ({
  app,
}) => {
  const write = await WritePage.open(app, "/report/17/write");
  const bar = app.getByRole("note");
  await expect(bar).toContainText("已签发，上线的是签发时的文字");
  const again = bar.getByRole("button", { name: "签发这些改动" });
  await expect(again).toHaveCount(0);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("（更正）");
  await expect(bar).toContainText("在签发之后有改动");
  await expect(app.getByRole("button", { name: /中文版：签发后有改动/ })).toBeVisible();
  await shellOf(app).expectAccessible();
  await app.getByRole("link", { name: "预览" }).click();
  await expect(app.getByText("这里是现在的文字")).toBeVisible();
  await app.getByRole("link", { name: "稿件" }).click();
  const row = app.getByRole("row", { name: /（更正）/ });
  await expect(row).toContainText("签发后有改动");
  await app.goBack();
  await app.getByRole("link", { name: "写作" }).click();
  await again.press("Enter");
  const asked = app.getByRole("dialog", { name: /中文版/ });
  await expect(asked).toBeVisible();
  await asked.getByRole("button", { name: "签发这些改动" }).press("Enter");
  await expect(bar).toContainText("已签发，上线的是签发时的文字");
  await app.getByRole("link", { name: "稿件" }).click();
  await expect(row).toBeVisible();
  await expect(row).not.toContainText("签发后有改动");
});
