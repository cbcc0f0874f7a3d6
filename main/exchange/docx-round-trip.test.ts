/** A whole edition that leaves as Word comes back as it was, its pictures with it, and again so the second time. */
import { beforeAll, expect, test } from "vitest";
import { textOf } from "../../core/edition/blocks.ts";
import type { Edition } from "../../core/edition/edition.ts";
import { plainInline, toInline } from "../../core/exchange/inline.ts";
import {
  type FigurePart,
  type FindAsset,
  fromParts,
  type PartBlock,
} from "../../core/exchange/to-edition.ts";
import { assetKey, assetSchema } from "../../core/media/asset.ts";
import { photo } from "../../tests/support/media-files.ts";
import { shapeOf } from "../../tests/support/shape.ts";
import { toDocx } from "./export-docx.ts";
import type { ExportPicture } from "./export-pictures.ts";
import { readDocx } from "./read-docx.ts";

const text = toInline;
const figure = (asset: string, caption: string, credit: string): FigurePart => ({
  ...{ kind: "figure", asset, caption: text(caption), credit: text(credit) },
  alt: plainInline(`${asset}里有什么`),
});
const body: PartBlock[] = [
  {
    kind: "paragraph",
    text: text("**重点**、*强调*、<mark>高亮</mark>与[链接](https://a.example/)。"),
  },
  { kind: "heading", level: 2, text: text("一、部分") },
  { kind: "heading", level: 3, text: text("（一）细节") },
  { kind: "heading", level: 4, text: text("1．再细") },
  {
    kind: "paragraph",
    text: text("水是 H<sub>2</sub>O，面积用 m<sup>2</sup>。<del>不要的</del><u>要的</u>"),
  },
  { kind: "paragraph", text: text("居中"), align: "center" },
  { kind: "quote", text: text("引文") },
  { kind: "callout", text: text("提示") },
  { kind: "list", ordered: false, items: [text("甲"), text("乙")] },
  { kind: "list", ordered: true, items: [text("一"), text("二")] },
  { kind: "rule" },
  figure("甲图", "会场**全景**。", "张三 摄"),
  { kind: "paragraph", text: text("两张图之间") },
  figure("乙图", "", "只有署名"),
  figure("丙图", "只有图注", ""),
  { kind: "paragraph", text: text("下面一组") },
  {
    kind: "gallery",
    figures: [figure("丁图", "", ""), figure("戊图", "", "")],
    caption: text("两张图的图注"),
  },
  {
    kind: "gallery",
    figures: [
      figure("己图", "己的图注", "李四 摄"),
      figure("庚图", "", ""),
      figure("辛图", "辛的图注", ""),
    ],
    caption: text("三张图的图注"),
  },
  { kind: "gallery", figures: [figure("壬图", "壬的图注", "")], caption: [] },
  { kind: "paragraph", text: text("末段") },
];

const names = ["甲图", "乙图", "丙图", "丁图", "戊图", "己图", "庚图", "辛图", "壬图"];
const assetOf: FindAsset = (name) =>
  assetSchema.parse({
    ...{ hash: String(names.indexOf(name)).repeat(64), ext: "jpg", width: 640, height: 400 },
  });

/** Each picture with its bytes, in the order of the text. */
const pictures = new Map<string, ExportPicture>();
beforeAll(async () => {
  for (const [at, name] of names.entries()) {
    const { buffer } = await photo(name, `#${at}5${9 - at}`);
    const picture = { bytes: new Uint8Array(buffer), ext: "jpg", width: 640, height: 400 } as const;
    pictures.set(assetKey(assetSchema.parse(assetOf(name))), picture);
  }
});

function linesOf({ root }: Edition): string[] {
  const figures = (root.children ?? []).filter(({ type }) => type === "figure");
  const credits = figures.flatMap(({ children = [] }) =>
    children.filter(({ type }) => type === "credit").map((credit) => `credit ${textOf(credit)}`),
  );
  const galleries = (root.children ?? []).filter(({ type }) => type === "gallery");
  const shown = galleries.flatMap(({ children = [] }) => [
    ...shapeOf(children),
    ...children.flatMap(({ type, asset }) => (type === "figure" ? JSON.stringify(asset) : [])),
  ]);
  return [...shapeOf(root.children ?? []), ...credits, ...shown];
}

test("text, structure, looks, lead, captions, credits and pictures are what they were", async () => {
  let edition = fromParts({ headline: text("标题"), lead: text("导语里**也**有"), body }, assetOf);
  const wanted = linesOf(edition);
  const how = { lang: "zh", title: "", author: "", keywords: "", missingPicture: null } as const;
  for (const time of ["once", "twice"]) {
    const word = await toDocx(edition, { ...how, pictures });
    const { imported, picture } = await readDocx(word, { columns: [], changes: null });
    if (!imported) throw new Error("nothing came back");
    expect(imported.left).toEqual([]);
    const shown = imported.body
      .flatMap((part) => (part.kind === "gallery" ? part.figures : [part]))
      .flatMap((part) => (part.kind === "figure" ? [part.asset ?? ""] : []));
    expect(await Promise.all(shown.map(picture)), time).toEqual(
      [...pictures.values()].map(({ bytes }) => Buffer.from(bytes)),
    );
    edition = fromParts(imported, (name) => assetOf(names[shown.indexOf(name)] ?? ""));
    expect(linesOf(edition), time).toEqual(wanted);
  }
});
