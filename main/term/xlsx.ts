/** A sheet of cells in and out of a workbook (ECMA-376, SpreadsheetML): texts only, of the first sheet. */
import { strToU8, zipSync } from "fflate";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { MAX_ENTRIES } from "../../core/api/term.ts";
import { ImportRefusal } from "../exchange/import-refusal.ts";
import { openZip, type Zip } from "../exchange/zip.ts";

const MAX_PART_BYTES = 100_000_000;
const MAX_COLUMNS = 200;

/** Rows as they are counted in the sheet, empty ones included. Throws ImportRefusal. */
export async function readXlsx(bytes: Uint8Array): Promise<string[][]> {
  const zip = await openZip(bytes);
  if (!zip.entries.has("xl/workbook.xml")) throw new ImportRefusal("UNKNOWN_FORMAT");
  const shared = zip.entries.has("xl/sharedStrings.xml")
    ? sharedTexts(await readPart(zip, "xl/sharedStrings.xml"))
    : [];
  return rowsOf(await readPart(zip, await firstSheet(zip)), shared);
}

async function readPart(zip: Zip, name: string): Promise<string> {
  const entry = zip.entries.get(name);
  if (!entry) throw new ImportRefusal("DAMAGED_FILE");
  if (entry.sizeBytes > MAX_PART_BYTES) throw new ImportRefusal("UNPACKS_TOO_LARGE");
  return new TextDecoder().decode(await zip.read(name));
}

interface Handler {
  open?(tag: SaxesTagPlain, local: string): void;
  text?(text: string): void;
  close?(local: string): void;
}

/** A document type is in no workbook that an office program has written. */
function walk(xml: string, handler: Handler): void {
  const parser = new SaxesParser({ xmlns: false });
  const localOf = (name: string): string => name.replace(/^[\w-]+:/, "");
  parser.on("error", () => {
    throw new ImportRefusal("DAMAGED_FILE");
  });
  parser.on("doctype", () => {
    throw new ImportRefusal("UNSAFE_FILE");
  });
  parser.on("opentag", (tag) => handler.open?.(tag, localOf(tag.name)));
  parser.on("text", (text) => handler.text?.(text));
  parser.on("closetag", ({ name }) => handler.close?.(localOf(name)));
  parser.write(xml).close();
}

async function firstSheet(zip: Zip): Promise<string> {
  let relation = "";
  walk(await readPart(zip, "xl/workbook.xml"), {
    open({ attributes }, local) {
      if (local === "sheet") relation ||= attributes["r:id"] ?? "";
    },
  });
  let target = "";
  walk(await readPart(zip, "xl/_rels/workbook.xml.rels"), {
    open({ attributes }, local) {
      if (local === "Relationship" && attributes["Id"] === relation)
        target = attributes["Target"] ?? "";
    },
  });
  if (target === "") throw new ImportRefusal("DAMAGED_FILE");
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** Pronunciation (`rPh`) is no part of a text. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let text: string | null = null;
  let isIn = false;
  let spoken = 0;
  walk(xml, {
    open(_tag, local) {
      if (local === "si") text = "";
      else if (local === "rPh") spoken += 1;
      else if (local === "t") isIn = spoken === 0;
    },
    text(piece) {
      if (text !== null && isIn) text += piece;
    },
    close(local) {
      if (local === "t") isIn = false;
      else if (local === "rPh") spoken -= 1;
      else if (local === "si") {
        texts.push(text ?? "");
        text = null;
      }
    },
  });
  return texts;
}

function rowsOf(xml: string, shared: readonly string[]): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = { row: 0, column: 0 };
  let type = "";
  let text = "";
  let isIn = false;
  walk(xml, {
    open({ attributes }, local) {
      if (local === "row") {
        row = [];
        at = { row: Number(attributes["r"] ?? at.row + 1), column: -1 };
        if (at.row > MAX_ENTRIES + 1000) throw new ImportRefusal("TABLE_TOO_LARGE");
      } else if (local === "c") {
        const letters = /^[A-Z]+/.exec(attributes["r"] ?? "")?.[0];
        at.column = letters ? columnOf(letters) : at.column + 1;
        [type, text] = [attributes["t"] ?? "n", ""];
      } else if (local === "v" || local === "t") isIn = true;
    },
    text(piece) {
      if (isIn) text += piece;
    },
    close(local) {
      if (local === "v" || local === "t") isIn = false;
      else if (local === "c" && at.column < MAX_COLUMNS)
        row[at.column] = type === "s" ? (shared[Number(text)] ?? "") : type === "e" ? "" : text;
      else if (local === "row" && row.length > 0)
        rows[at.row - 1] = Array.from(row, (cell) => cell ?? "");
    },
  });
  return Array.from(rows, (one) => one ?? []);
}

/** "A" is 0, "AA" is 26. */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const lettersOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : lettersOf(Math.floor(column / 26) - 1) + lettersOf(column % 26);

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";

/** The first row is the head: bold, and it stays in view. */
export function writeXlsx(rows: readonly (readonly string[])[], sheetName: string): Uint8Array {
  const cell = (text: string, row: number, column: number): string =>
    text === ""
      ? ""
      : `<c r="${lettersOf(column)}${row + 1}" t="inlineStr"${row === 0 ? ' s="1"' : ""}><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;
  const data = rows.map(
    (cells, row) =>
      `<row r="${row + 1}">${cells.map((text, column) => cell(text, row, column)).join("")}</row>`,
  );
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeText(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyFont="1" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="2" width="14" customWidth="1"/><col min="3" max="7" width="28" customWidth="1"/></cols><sheetData>${data.join("")}</sheetData></worksheet>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(head + xml)])),
  );
}
