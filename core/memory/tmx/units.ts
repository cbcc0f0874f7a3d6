/** Units of the memory as TMX has them, and the other way round. */
import { type Lang, langTags, otherLang } from "../../report/lang.ts";
import { hasCodes } from "../codes.ts";
import type { Unit } from "../unit.ts";
import { type Content, isLang, pairOf, plainText, type TmxHeader, type TmxUnit } from "./tmx.ts";

/** Inline codes of a unit's texts as TMX has them, each text whole; null for a text that has none. */
export interface UnitCodes {
  zh: Content | null;
  en: Content | null;
  /** What language the codes are in (TMX 1.4b, `datatype`), "" when unknown. */
  datatype: string;
}

export type ImportedUnit = Pick<Unit, "kind" | "sourceLang" | "zh" | "en" | "at" | "by"> & {
  codes: UnitCodes | null;
};

/** Null for a unit that has no text in one of the two languages. */
export function fromTmx(unit: TmxUnit, header: TmxHeader): ImportedUnit | null {
  const sourceLang = sourceLangOf(unit, header);
  const pair = pairOf(unit, header, { source: sourceLang, target: otherLang(sourceLang) });
  if (!pair) return null;
  const [source, target] = [cleaned(plainText(pair.source)), cleaned(plainText(pair.target))];
  if (source === "" || target === "") return null;
  const variant = unit.variants.find(({ lang }) => isLang(lang, otherLang(sourceLang)));
  const said = (name: string): string =>
    variant?.attributes[name] ?? unit.attributes[name] ?? header.attributes[name] ?? "";
  const coded = { [sourceLang]: pair.source, [otherLang(sourceLang)]: pair.target };
  const codesIn = (content: Content | undefined) => (content && hasCodes(content) ? content : null);
  const [zhCodes, enCodes] = [codesIn(coded["zh"]), codesIn(coded["en"])];
  const segtype = unit.attributes["segtype"] ?? header.attributes["segtype"];
  return {
    kind: segtype === "paragraph" || segtype === "block" ? "block" : "sentence",
    sourceLang,
    zh: sourceLang === "zh" ? source : target,
    en: sourceLang === "en" ? source : target,
    at: isoTime(said("changedate")) ?? isoTime(said("creationdate")) ?? "",
    by: said("changeid") || said("creationid"),
    codes: zhCodes || enCodes ? { zh: zhCodes, en: enCodes, datatype: said("datatype") } : null,
  };
}

function sourceLangOf(unit: TmxUnit, header: TmxHeader): Lang {
  const declared = unit.attributes["srclang"] ?? header.attributes["srclang"] ?? "*all*";
  return isLang(declared, "en") ? "en" : "zh";
}

/** Characters that no reader sees, and that would break a line of text, are nothing. */
const cleaned = (text: string): string =>
  text
    // oxlint-disable-next-line no-control-regex -- these are what is to go
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFEFF\uFFFE\uFFFF]/g, "")
    .replace(/\s+/gu, " ")
    .trim();

/** `YYYYMMDDThhmmssZ` (TMX 1.4b, dates) as ISO 8601; null for anything else. */
function isoTime(text: string): string | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)?.slice(1);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}

const tmxTime = (iso: string): string => iso.replace(/[-:]|\.\d+/g, "");

/** The header of a file that is written here. */
export const tmxHeaderOf = (version: string): TmxHeader => ({
  attributes: {
    creationtool: "Diglot",
    creationtoolversion: version,
    segtype: "sentence",
    "o-tmf": "Diglot",
    adminlang: "en",
    srclang: "*all*",
    datatype: "plaintext",
  },
  remarks: [],
});

/** Codes that stand in another text than the unit says are left out. */
export function toTmx(unit: Omit<Unit, "memory">, codes: UnitCodes | null): TmxUnit {
  const { id, kind, sourceLang, at, by } = unit;
  const contentOf = (lang: Lang): Content => {
    const coded = codes?.[lang];
    return coded && cleaned(plainText(coded)) === unit[lang] ? coded : [unit[lang]];
  };
  const attributes = {
    tuid: String(id),
    srclang: langTags[sourceLang],
    ...(kind === "block" && { segtype: "paragraph" }),
    ...(at !== "" && { changedate: tmxTime(at) }),
    ...(by !== "" && { changeid: by }),
    ...(codes && codes.datatype !== "" && { datatype: codes.datatype }),
  };
  const variants = [sourceLang, otherLang(sourceLang)].map((lang) => ({
    ...{ lang: langTags[lang], attributes: {}, remarks: [], content: contentOf(lang) },
  }));
  return { attributes, remarks: [], variants };
}
