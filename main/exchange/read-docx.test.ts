/** Word files as they come: made by a library, made by hand, made to do harm. */
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import {
  paragraph,
  picture,
  styled,
  style,
  wordFile,
  wordParts,
} from "../../tests/support/word.ts";
import { makeZip } from "../../tests/support/zip.ts";
import { figuresOf } from "../../core/edition/blocks.ts";
import type { ChangeDecision } from "../../core/exchange/docx/changes.ts";
import type { Imported } from "../../core/exchange/imported.ts";
import { fromParts } from "../../core/exchange/to-edition.ts";
import { ImportRefusal } from "./import-refusal.ts";
import { readReport } from "./read-report.ts";
import { findLargeTable } from "../../core/exchange/table-part.ts";

const beside = async () => "missing" as const;
const read = (bytes: Uint8Array, changes: ChangeDecision | null = null) =>
  readReport({ name: "r.docx", bytes, beside }, { columns: [], changes });

async function importedOf(bytes: Uint8Array): Promise<Imported> {
  const { imported } = await read(bytes);
  if (!imported) throw new Error("no report");
  return imported;
}

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof ImportRefusal) return error.code;
    throw error;
  }
  return "none";
}

async function madeByLibrary(): Promise<Buffer> {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#246" } })
    .png()
    .toBuffer();
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const item = (text: string, level: number) =>
    new Paragraph({ text, numbering: { reference: "list", level } });
  const document = new Document({
    numbering: {
      config: [
        {
          reference: "list",
          levels: [0, 1].map((level) => ({
            level,
            format: LevelFormat.DECIMAL,
            text: `%${level + 1}.`,
            alignment: AlignmentType.START,
          })),
        },
      ],
    },
    footnotes: { 1: { children: [new Paragraph("据主办方统计。")] } },
    sections: [
      {
        children: [
          new Paragraph({ text: "年会开幕", heading: HeadingLevel.TITLE }),
          new Paragraph({ text: "议程", heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              new TextRun("到会"),
              new TextRun({ text: "三百", bold: true }),
              new TextRun("人"),
              new FootnoteReferenceRun(1),
              new ExternalHyperlink({
                link: "https://a.example/",
                children: [new TextRun("详情 & <更多>")],
              }),
            ],
          }),
          item("报告", 0),
          item("讨论", 1),
          new Table({ rows: [new TableRow({ children: [cell("时间"), cell("五月")] })] }),
          new Paragraph({
            children: [
              new ImageRun({
                type: "png",
                data: photo,
                transformation: { width: 40, height: 30 },
                altText: { name: "a", title: "", description: "会场" },
              }),
            ],
          }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

describe("a document made by another program", () => {
  test("comes in with its structure and its picture's bytes", async () => {
    const { imported, picture: bytesOf } = await read(await madeByLibrary());
    expect(imported?.body.map(({ kind }) => kind)).toEqual([
      "heading",
      "paragraph",
      "nested-list",
      "table",
      "figure",
    ]);
    const figure = imported?.body.find((part) => part.kind === "figure");
    const bytes = await bytesOf(figure?.asset ?? "");
    expect(typeof bytes !== "string" && (await sharp(bytes).metadata()).width).toBe(40);
  });
});

const body = paragraph("标题") + paragraph("正文");
const entriesOf = (parts: Map<string, string>) =>
  [...parts].map(([name, content]) => ({ name, content }));

describe("a file that is no sound Word document", () => {
  const ole = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(512)]);

  test("is refused by what it is, not by its name", async () => {
    expect(await refusal(ole)).toBe("OLD_WORD_FILE");
    const encrypted = Buffer.concat([ole, Buffer.from("EncryptedPackage", "utf16le")]);
    expect(await refusal(encrypted)).toBe("ENCRYPTED_FILE");
    expect(await refusal(Buffer.from("{\\rtf1 text}"))).toBe("UNKNOWN_FORMAT");
    expect(await refusal(makeZip([{ name: "xl/workbook.xml", content: "<x/>" }]))).toBe(
      "NOT_A_DOCUMENT",
    );
  });

  test("is damaged when cut off anywhere, and never crashes", async () => {
    const whole = wordFile({ body });
    for (let length = 4; length < whole.length; length += 97)
      expect(await refusal(whole.subarray(0, length))).toBe("DAMAGED_FILE");
  });

  test("is refused or read, but never crashes, when a byte is wrong", async () => {
    const whole = wordFile({ body });
    const codes = new Set<string>();
    for (let at = 4; at < whole.length; at += 13) {
      const wrong = Buffer.from(whole);
      wrong[at] = (wrong[at] ?? 0) ^ 0xff;
      codes.add(await refusal(wrong));
    }
    codes.delete("none");
    expect([...codes].every((code) => /^[A-Z_]+$/.test(code))).toBe(true);
    expect(codes).toContain("DAMAGED_FILE");
  });

  test("is damaged without its main part", async () => {
    const parts = wordParts({ body });
    parts.delete("word/document.xml");
    expect(await refusal(makeZip(entriesOf(parts)))).toBe("DAMAGED_FILE");
  });

  test("may lack styles, relationships and pictures that it names", async () => {
    const imported = await read(
      wordFile({
        body: body + paragraph(picture("p1")),
        links: {
          p1: { type: "image", target: "media/gone.png" },
          x: { type: "styles", target: "gone.xml" },
        },
      }),
    );
    expect(await imported.picture("word/media/gone.png")).toBe("missing");
    expect(imported.imported?.body).toHaveLength(2);
  });
});

describe("a hostile archive", () => {
  const withEntry = (name: string, content: string | Uint8Array, claimedBytes?: number) =>
    wordFile({ body }, [{ name, content, ...(claimedBytes !== undefined && { claimedBytes }) }]);

  test("is refused for names that lead out of it", async () => {
    for (const name of ["../../etc/passwd", "/etc/passwd", "..\\..\\x.xml", "C:/x.xml"])
      expect(await refusal(withEntry(name, "x"))).toBe("UNSAFE_FILE");
  });

  test("is refused for what it says that it unpacks to, before it does", async () => {
    const bomb = withEntry("word/bomb.xml", Buffer.alloc(64 * 1024 * 1024, " "));
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect(await refusal(bomb)).toBe("UNPACKS_TOO_LARGE");
    expect(process.memoryUsage().rss - before).toBeLessThan(32 * 1024 * 1024);
  });

  test("is refused when it unpacks to more than it said", async () => {
    const liar = withEntry("word/liar.xml", Buffer.alloc(64 * 1024 * 1024, " "), 1000);
    expect(await refusal(liar)).toBe("DAMAGED_FILE");
  });

  test("is refused for many parts that are large together", async () => {
    const noise = Buffer.from(Array.from({ length: 400_000 }, (_, i) => 32 + ((i * i) % 90)));
    const large = Buffer.concat(Array.from({ length: 30 }, () => noise));
    const parts = Array.from({ length: 9 }, (_, i) => ({ name: `word/x${i}.xml`, content: large }));
    expect(await refusal(wordFile({ body }, parts))).toBe("UNPACKS_TOO_LARGE");
  });

  test("with more entries than any document has is refused", async () => {
    const entries = Array.from({ length: 10_001 }, (_, i) => ({ name: `x${i}`, content: "" }));
    expect(await refusal(makeZip(entries))).toBe("UNPACKS_TOO_LARGE");
  });
});

test("400 pictures come in, each under its own name", async () => {
  const links = Object.fromEntries(
    Array.from({ length: 400 }, (_, i) => [`p${i}`, { type: "image", target: `media/${i}.png` }]),
  );
  const styles = style("c", "caption");
  const pictures = Object.keys(links)
    .map((id) => paragraph(picture(id)) + styled("c", `图 ${id}`))
    .join("");
  const imported = await importedOf(wordFile({ body: body + pictures, links, styles }));
  expect(figuresOf(fromParts(imported, () => null))).toHaveLength(400);
  const assets = imported.body.flatMap((part) => (part.kind === "figure" ? part.asset : []));
  expect(new Set(assets).size).toBe(400);
});

test("a table of 10,000 rows is read, and known to be too large", async () => {
  const row = `<w:tr><w:tc>${paragraph("甲")}</w:tc><w:tc>${paragraph("乙")}</w:tc></w:tr>`;
  const imported = await importedOf(
    wordFile({ body: `${body}<w:tbl>${row.repeat(10_000)}</w:tbl>` }),
  );
  expect(findLargeTable(imported.body)).toEqual({ rows: 10_000, columns: 2 });
});
