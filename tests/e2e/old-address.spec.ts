/** A report that was brought in from an old site: its facts say where its pages were, and whether they stay there. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../support/fixtures.ts";
import { makeReport } from "../support/made-report.ts";

test.beforeEach(async ({ library }) => {
  await mkdir(join(library, "reports"), { recursive: true });
  const oldAddress = { zh: "art/2019/5/28/art_12_3456.html", en: "" };
  const report = makeReport({ head: { oldAddress } });
  await writeFile(join(library, "reports", `${report.id}.json`), JSON.stringify(report));
});

test("shows the old address, says what becomes of it, and takes another", async ({ app }) => {
  await app.getByRole("link", { name: "第1篇稿件" }).first().click();
  const facts = app.getByRole("tabpanel", { name: "信息" });
  const zh = facts.getByLabel("旧地址（中文）");
  await expect(zh).toHaveValue("art/2019/5/28/art_12_3456.html");
  await expect(facts.getByText("网页保留在这个地址")).toHaveCount(1);
  await expect(facts.getByText("没有旧地址")).toHaveCount(1);
  await zh.fill("/Art/1.htm");
  await expect(zh).toHaveValue("Art/1.htm");
  await expect(facts.getByText("站点不能保留这个地址")).toHaveCount(1);
  const found = await new AxeBuilder({ page: app }).include("[role=tabpanel]").analyze();
  expect(found.violations).toEqual([]);
});
