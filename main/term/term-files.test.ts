/** Files of terms: any kind in any encoding, hostile ones refused, and taken whole or not at all. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { strToU8, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { termFileFormats } from "../../core/api/term-files.ts";
import { emptyEntry } from "../../core/term/entry.ts";
import { exportTerms, importTerms, readTermFile } from "./term-files.ts";
import { createTermService, type TermService } from "./term-service.ts";
import { readXlsx, writeXlsx } from "./xlsx.ts";

let dir: string;
let db: DatabaseSync;
let terms: TermService;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-term-files-"));
  db = new DatabaseSync(join(dir, "library.db"));
  terms = await createTermService({
    ...{ libraryDir: dir, db, me: () => "" },
    ...{ tell: () => undefined, emit: () => undefined },
  });
});

afterEach(async () => {
  await terms.close();
  db.close();
  await rm(dir, { recursive: true, force: true });
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** 中文,英文 / 会长,President in GB 18030. */
const gbk = Uint8Array.from([
  ...[0xd6, 0xd0, 0xce, 0xc4, 0x2c, 0xd3, 0xa2, 0xce, 0xc4, 0x0a],
  ...[0xbb, 0xe1, 0xb3, 0xa4, 0x2c, ...bytesOf("President\n")],
]);
const zhOf = async (bytes: Uint8Array): Promise<string[]> =>
  (await readTermFile(bytes)).incoming.map(({ fields }) => fields.zh);

test.each(termFileFormats)("%s goes out and comes back without a change", async (format) => {
  terms.save(
    ["会长", "大会"].map((zh) => ({
      entry: {
        ...{ ...emptyEntry(), zh, aliases: ["别称"], acronym: "AB" },
        en: [
          { text: `${zh} <&> "en"`, status: "approved" as const },
          { text: "no", status: "forbidden" as const },
        ],
      },
      was: null,
    })),
  );
  const { bytes } = exportTerms(terms.list(), format);
  const plan = await importTerms(bytes, { terms, take: true });
  expect(plan).toMatchObject({ added: 0, changed: 0, same: 2, problemCount: 0, change: null });
});

test("a file with one line that cannot be taken leaves everything as it was", async () => {
  const plan = await importTerms(bytesOf("zh,en\n会长,President\n,Chair\n"), { terms, take: true });
  expect(plan).toMatchObject({ added: 1, taken: false, problemCount: 1 });
  expect(terms.list()).toEqual([]);
});

test("looking at a file takes nothing; taking it is one change that can be taken back", async () => {
  const csv = bytesOf("zh,en\n会长,President\n大会,Congress\n");
  await importTerms(csv, { terms, take: false });
  expect(terms.list()).toEqual([]);
  const { change } = await importTerms(csv, { terms, take: true });
  expect(terms.list()).toHaveLength(2);
  terms.undo(change ?? 0);
  expect(terms.list()).toEqual([]);
});

describe("encodings", () => {
  test("GBK, UTF-8 with a mark, UTF-16", async () => {
    expect(await zhOf(gbk)).toEqual(["会长"]);
    expect(await zhOf(bytesOf("\uFEFFzh,en\n会长,P"))).toEqual(["会长"]);
    const utf16 = Buffer.from("\uFEFFzh\ten\n会长\tP", "utf16le");
    expect(await zhOf(utf16)).toEqual(["会长"]);
  });

  test("TBX in the encoding that it declares", async () => {
    const body = `<tbx><text><body><conceptEntry><langSec xml:lang="zh"><termSec><term>`;
    const end = `</term></termSec></langSec></conceptEntry></body></text></tbx>`;
    const file = Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="GBK"?>${body}`, "latin1"),
      gbk.subarray(10, 14),
      Buffer.from(end, "latin1"),
    ]);
    expect(await zhOf(file)).toEqual(["会长"]);
  });
});

describe("sheets", () => {
  test("shared texts, gaps between cells, a second sheet left alone", async () => {
    const rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const file = zipSync({
      "xl/workbook.xml": strToU8(
        `<workbook xmlns:r="${rels}"><sheets><sheet name="a" r:id="rId2"/><sheet name="b" r:id="rId1"/></sheets></workbook>`,
      ),
      "xl/_rels/workbook.xml.rels": strToU8(
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
      ),
      "xl/sharedStrings.xml": strToU8(
        "<sst><si><t>zh</t></si><si><r><t>会</t></r><r><t>长</t></r><rPh><t>kai</t></rPh></si></sst>",
      ),
      "xl/worksheets/sheet1.xml": strToU8("<worksheet><sheetData/></worksheet>"),
      "xl/worksheets/sheet2.xml": strToU8(
        '<worksheet><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="str"><v>en</v></c></row><row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4" t="inlineStr"><is><t>President</t></is></c></row></sheetData></worksheet>',
      ),
    });
    expect(await readXlsx(file)).toEqual([[], ["zh", "", "en"], [], ["会长", "", "President"]]);
    expect((await readTermFile(file)).incoming[0]).toMatchObject({
      line: 4,
      fields: { zh: "会长" },
    });
  });

  test("columns beyond Z", async () => {
    const row = Array.from({ length: 60 }, (_, index) => `c${index}`);
    expect(await readXlsx(writeXlsx([row], "s"))).toEqual([row]);
  });
});

describe("what is refused", () => {
  const bomb =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
  const workbook = (sheet: string): Uint8Array =>
    zipSync({
      "xl/workbook.xml": strToU8('<workbook><sheets><sheet r:id="r"/></sheets></workbook>'),
      "xl/_rels/workbook.xml.rels": strToU8(
        '<Relationships><Relationship Id="r" Target="s.xml"/></Relationships>',
      ),
      "xl/s.xml": strToU8(sheet),
    });
  test.each([
    ["an empty file", new Uint8Array(), "FILE_EMPTY"],
    ["a file of the programs before 2007", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "UNKNOWN_FORMAT"],
    ["bytes that are no text", Uint8Array.of(0, 1, 2, 3, 0, 9), "NOT_TEXT"],
    ["text with control characters", bytesOf("zh,en\n会\u0001长,P"), "NOT_TEXT"],
    ["a workbook that is cut", writeXlsx([["zh"]], "s").subarray(0, 200), "DAMAGED_FILE"],
    ["a package of another kind", zipSync({ "a.txt": strToU8("x") }), "UNKNOWN_FORMAT"],
    ["a workbook with a document type", workbook(bomb), "UNSAFE_FILE"],
    ["a sheet that is no XML", workbook("<worksheet><"), "DAMAGED_FILE"],
    [
      "a sheet of a million rows",
      workbook('<worksheet><sheetData><row r="1000000"/></sheetData></worksheet>'),
      "TABLE_TOO_LARGE",
    ],
    ["XML that is no TBX", bytesOf("<?xml version='1.0'?><html/>"), "NOT_TBX"],
    ["a page of the web", bytesOf("<!doctype html><html><p>会,x</p></html>"), "NOT_XML"],
    [
      "XML in an encoding that nobody knows",
      bytesOf("<?xml version='1.0' encoding='x-none'?><tbx/>"),
      "UNKNOWN_ENCODING",
    ],
  ])("%s", async (_what, bytes, code) => {
    await expect(importTerms(bytes, { terms, take: true })).rejects.toMatchObject({ code });
    expect(terms.list()).toEqual([]);
  });
});
