/** Importing files from the desk: by button and by drop, with tracked changes decided, and refusals told. */
import sharp from "sharp";
import { expect, test } from "../support/fixtures.ts";
import { deskOf } from "../support/pages/desk.ts";
import { shellOf } from "../support/pages/shell.ts";
import { paragraph, picture, run, style, styled, wordFile } from "../support/word.ts";

const type = "application/octet-stream";

async function files() {
  const photo = await sharp({ create: { width: 80, height: 60, channels: 3, background: "#357" } })
    .jpeg()
    .toBuffer();
  const styles = style("a3", "Title") + style("1", "标题 1") + style("c", "题注");
  const links = { p1: { type: "image", target: "media/1.jpg" } };
  const report = wordFile(
    {
      styles,
      links,
      body: [
        styled("a3", "学会召开年会"),
        styled("1", "开幕"),
        paragraph("与会者三百人。"),
        paragraph(picture("p1", "会场内景")),
        styled("c", "图1 会场"),
      ].join(""),
      comments: `<w:comment w:id="0" w:author="李">${paragraph("请核实人数")}</w:comment>`,
    },
    [{ name: "word/media/1.jpg", content: photo }],
  );
  const tracked = wordFile({
    body: `${paragraph("有修订的稿件")}${paragraph(`${run("保留")}<w:ins w:id="1">${run("新增")}</w:ins><w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del>`)}`,
  });
  return [
    { name: "年会.docx", mimeType: type, buffer: report },
    { name: "修订.docx", mimeType: type, buffer: tracked },
    { name: "旧版.doc", mimeType: type, buffer: Buffer.from("d0cf11e0a1b11ae10000", "hex") },
    {
      name: "网页.html",
      mimeType: "text/html",
      buffer: Buffer.from("<h1>网页标题</h1><p>网页正文。</p><script>alert(1)</script>"),
    },
  ];
}

test("brings several files in, asks about tracked changes, and tells what failed and why", async ({
  app,
}) => {
  const desk = deskOf(app);
  await app.getByRole("button", { name: "导入", exact: true }).waitFor();
  await app.keyboard.press("i");
  const dialog = app.getByRole("dialog", { name: "导入文件" });
  const chooser = app.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "选择文件" }).press("Enter");
  await (await chooser).setFiles(await files());
  await expect(dialog.getByRole("listitem")).toHaveCount(4);
  await dialog.getByRole("button", { name: "导入 4 个文件" }).click();

  const entry = (name: string) => dialog.locator("li[data-state]").filter({ hasText: name });
  await expect(entry("年会.docx")).toHaveAttribute("data-state", "done");
  await expect(entry("旧版.doc")).toContainText("另存为 .docx");
  await expect(entry("网页.html")).toContainText("网页标题");
  await expect(entry("修订.docx")).toContainText("插入 1 处，删除 1 处");
  await shellOf(app).expectAccessible();

  await entry("修订.docx").getByRole("button", { name: "全部拒绝后导入" }).click();
  await expect(entry("修订.docx")).toHaveAttribute("data-state", "done");
  await dialog.getByRole("button", { name: "完成" }).click();
  await expect(dialog).toBeHidden();
  await desk.expectTotal(3);

  await desk.row("有修订的稿件").dblclick();
  await expect(app.getByText("保留删去")).toBeVisible();
  await app.goBack();
  await desk.row("学会召开年会").dblclick();
  await app.getByRole("tab", { name: /批注/ }).click();
  await expect(app.getByText("请核实人数")).toBeVisible();
  await expect(app.getByRole("heading", { name: "开幕" })).toBeVisible();
  await expect(app.getByText("图1 会场")).toBeVisible();
  await expect(app.locator("img[src^='/media/']").first()).toBeVisible();
});

test("takes files that are dropped on the desk", async ({ app }) => {
  await app.getByRole("button", { name: "导入", exact: true }).waitFor();
  const dropped = await app.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["# 拖来的标题\n\n正文。"], "a.md"));
    return transfer;
  });
  await app.dispatchEvent("body", "dragover", { dataTransfer: dropped });
  await expect(app.getByText("松开即可导入文件")).toBeVisible();
  await app.dispatchEvent("body", "drop", { dataTransfer: dropped });
  const dialog = app.getByRole("dialog", { name: "导入文件" });
  await dialog.getByText("英文", { exact: true }).click();
  await dialog.getByRole("combobox", { name: "栏目" }).click();
  await app.getByRole("option").last().click();
  await dialog.getByRole("button", { name: "导入 1 个文件" }).click();
  await dialog.getByRole("link", { name: /拖来的标题/ }).click();
  await expect(app).toHaveURL(/report\/1\/write/);
});
