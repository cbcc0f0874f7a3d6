/** The memory's own room: looked through, mended and cleared by keyboard; files in with a look first, and out. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";

test.use({ startWith: "sample" });

const open = async (app: Parameters<typeof shellOf>[0]) => {
  await app.locator("main").waitFor();
  await app.goto(new URL("/memory", app.url()).href);
  const grid = app.getByRole("grid", { name: "记忆条目" });
  await expect(grid.getByRole("row").nth(3)).toBeVisible();
  return { grid, rows: grid.getByRole("row"), unit: app.getByRole("region", { name: "当前条目" }) };
};

test("finds a unit, mends it, deletes it and takes that back, by keyboard alone", async ({
  app,
}) => {
  const { rows, unit } = await open(app);
  await app.keyboard.press("/");
  await app.keyboard.type("A fish came");
  await expect(rows).toHaveCount(1);
  await expect(rows.locator("mark")).toHaveText("A fish came");
  await app.keyboard.press("ArrowDown");
  await app.keyboard.press("Enter");
  await app.keyboard.press("Tab");
  await app.keyboard.press("ControlOrMeta+a");
  await app.keyboard.type("A fish came in first");
  await app.keyboard.press("ControlOrMeta+Enter");
  await expect(rows).toContainText("A fish came in first");
  await expect(unit.getByRole("listitem")).toContainText("A fish came first");
  await app.keyboard.press("b");
  await expect(rows).toContainText("不好");
  await app.keyboard.press("Delete");
  await expect(rows).toContainText("没有这样的条目");
  await app.getByRole("button", { name: "撤销" }).click();
  await expect(rows).toContainText("A fish came in first");
  await shellOf(app).expectAccessible();
});

const tmx = (pairs: [string, string][]): string => `<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="zh" datatype="plaintext"/><body>
${pairs.map(([zh, en]) => `<tu><tuv xml:lang="zh"><seg>${zh}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`).join("\n")}
</body></tmx>`;

test("shows what a TMX file holds before it is taken in, finds contradictions, and gives the memory up again", async ({
  app,
  library,
}) => {
  const { rows } = await open(app);
  await app.getByRole("tab", { name: "库与导入" }).click();
  const broken = join(library, "broken.tmx");
  await writeFile(broken, tmx([["星", "Star"]]).slice(0, -20));
  const chooser = app.locator("input[type=file]");
  await chooser.setInputFiles(broken);
  await expect(app.getByRole("alert")).toContainText("不是完整的 XML");
  const file = join(library, "Partner.tmx");
  await writeFile(
    file,
    tmx([
      ["彗星猎人之夜", "Night of the comet hunters"],
      ["彗星猎人之夜", "Comet Night"],
    ]),
  );
  await chooser.setInputFiles(file);
  await expect(app.getByText("文件中有 2 条中英文对照。")).toBeVisible();
  await shellOf(app).expectAccessible();
  await app.getByRole("button", { name: "导入", exact: true }).click();
  await expect(app.getByRole("listitem").filter({ hasText: "Partner" })).toContainText("2 条");

  await app.getByRole("tab", { name: "条目" }).click();
  await app.getByRole("combobox", { name: "筛选条目" }).click();
  await app.getByRole("option", { name: "同一中文，译法不同" }).click();
  await expect(rows.filter({ hasText: "彗星猎人之夜" })).toHaveCount(2);
  await rows.filter({ hasText: "Comet Night" }).click();
  await app.keyboard.press("Delete");
  await expect(app.getByText("只读库中的条目不能改动。")).toBeVisible();

  await app.getByRole("tab", { name: "统计" }).click();
  await expect(app.getByRole("table", { name: "按来源" })).toContainText("导入");
  await shellOf(app).expectAccessible();

  await app.getByRole("tab", { name: "库与导入" }).click();
  const partner = app.getByRole("listitem").filter({ hasText: "Partner" });
  await partner.getByRole("button", { name: "删除……" }).click();
  await partner.getByRole("button", { name: "确实删除 2 条" }).click();
  await expect(partner).toHaveCount(0);
});
