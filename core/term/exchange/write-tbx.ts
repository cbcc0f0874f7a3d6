/** The wordbook as TBX-Basic, ISO 30042:2019, in the style DCA or DCT. */
import { type Entry, formsOf, type VariantStatus } from "../entry.ts";

export type TbxStyle = "dca" | "dct";

const statuses: Record<VariantStatus, string> = {
  approved: "preferredTerm-admn-sts",
  allowed: "admittedTerm-admn-sts",
  forbidden: "deprecatedTerm-admn-sts",
};

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeText = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

type Category =
  | "subjectField"
  | "definition"
  | "context"
  | "source"
  | "customerSubset"
  | "administrativeStatus"
  | "termType";

/** Which element names the category in DCA, and which module has it in DCT. */
const categories: Record<Category, { element: string; module: string }> = {
  subjectField: { element: "descrip", module: "min" },
  definition: { element: "descrip", module: "basic" },
  context: { element: "descrip", module: "basic" },
  source: { element: "admin", module: "basic" },
  customerSubset: { element: "admin", module: "min" },
  administrativeStatus: { element: "termNote", module: "min" },
  termType: { element: "termNote", module: "basic" },
};

export function writeTbx(entries: readonly Entry[], style: TbxStyle): string {
  const item = (category: Category, text: string): string => {
    if (text === "") return "";
    const { element, module } = categories[category];
    return style === "dca"
      ? `<${element} type="${category}">${escapeText(text)}</${element}>`
      : `<${module}:${category}>${escapeText(text)}</${module}:${category}>`;
  };
  const termSec = (text: string, more: string): string =>
    `<termSec><term>${escapeText(text)}</term>${more}</termSec>`;
  const concept = (entry: Entry): string => {
    const zh = formsOf(entry, "zh").map(({ text, status }, index) =>
      termSec(
        text,
        item("administrativeStatus", statuses[status]) +
          (index === 0 ? item("context", entry.context) : ""),
      ),
    );
    const en = formsOf(entry, "en").map(({ text, status, isAcronym }) =>
      termSec(
        text,
        item("administrativeStatus", statuses[status]) +
          (isAcronym ? item("termType", "acronym") : ""),
      ),
    );
    const noted = entry.note === "" ? "" : `<note>${escapeText(entry.note)}</note>`;
    return [
      `<conceptEntry id="${idOf(entry)}">`,
      item("subjectField", entry.kind) + item("definition", entry.definition),
      item("source", entry.source) + item("customerSubset", entry.column) + noted,
      `<langSec xml:lang="zh-CN">${zh.join("")}</langSec>`,
      en.length > 0 ? `<langSec xml:lang="en">${en.join("")}</langSec>` : "",
      "</conceptEntry>",
    ].join("");
  };
  const modules =
    style === "dct"
      ? ' xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"'
      : "";
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<tbx style="${style}" type="TBX-Basic" xml:lang="zh-CN" xmlns="urn:iso:std:iso:30042:ed-2"${modules}>`,
    "<tbxHeader><fileDesc><sourceDesc><p>Diglot</p></sourceDesc></fileDesc></tbxHeader>",
    "<text><body>",
    ...entries.map(concept),
    "</body></text></tbx>",
    "",
  ].join("\n");
}

/** XML ids begin with a letter. */
const idOf = ({ id }: Entry): string => (/^[A-Za-z_]/.test(id) ? id : `_${id}`);
