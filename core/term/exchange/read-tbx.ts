/**
 * Term bases in TBX: ISO 30042:2019 (TBX v3) in the styles DCA and DCT, and ISO 30042:2008 (martif), as far as TBX-Basic
 * goes. What a declaration of entities defines is never expanded.
 */
import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { EntryDraft, Variant, VariantStatus } from "../entry.ts";
import type { Incoming, ReadTerms } from "./incoming.ts";
import { kindNamed } from "./table.ts";

export const tbxProblems = ["NOT_XML", "NOT_TBX", "TOO_MUCH"] as const;
export type TbxProblem = (typeof tbxProblems)[number];

/** `line` counts from 1. */
export class TbxError extends Error {
  readonly code: TbxProblem;
  readonly line: number;
  readonly about: string;
  constructor(code: TbxProblem, line: number, about: string) {
    super(`${code} in line ${line}: ${about}`);
    this.code = code;
    this.line = line;
    this.about = about;
  }
}

const MAX_DEPTH = 60;
const MAX_TEXT = 200_000;

/** Names of the three levels, in both generations of the standard. */
const levels: Record<string, "concept" | "lang" | "term"> = {
  conceptEntry: "concept",
  termEntry: "concept",
  langSec: "lang",
  langSet: "lang",
  termSec: "term",
  tig: "term",
  ntig: "term",
};
/** Elements that name what they hold by their `type`; in the style DCT the element itself is the name. */
const typed = new Set(["descrip", "termNote", "admin", "transac", "xref", "ref"]);
const groups = new Set(["descripGrp", "adminGrp", "transacGrp", "termGrp", "transacNote", "date"]);

interface ReadTerm {
  text: string;
  status: string;
  type: string;
}

interface Concept {
  line: number;
  id: string;
  /** By language: the primary subtag, small. */
  terms: Map<string, ReadTerm[]>;
  said: Map<string, string>;
}

/** Throws TbxError. */
export function readTbx(text: string): ReadTerms {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const path: string[] = [];
  const read: ReadTerms = { incoming: [], problems: [], others: 0 };
  let concept: Concept | null = null;
  let lang = "";
  let term: ReadTerm | null = null;
  /** What the text that comes belongs to. */
  let category: string | null = null;
  let depth = 0;
  let held = "";

  const refuse = (code: TbxProblem, about: string): never => {
    throw new TbxError(code, parser.line, about);
  };
  parser.on("error", (error) => refuse("NOT_XML", error.message.replace(/^\d+:\d+: /, "")));
  const open = ({ name, attributes }: SaxesTagPlain): void => {
    if (path.length === 0 && name !== "tbx" && name !== "martif") refuse("NOT_TBX", name);
    if (path.length >= MAX_DEPTH) refuse("TOO_MUCH", name);
    path.push(name);
    const local = name.replace(/^[\w-]+:/, "");
    const level = levels[local];
    if (level === "concept")
      concept = {
        ...{ line: parser.line, id: attributes["id"] ?? "" },
        ...{ terms: new Map(), said: new Map() },
      };
    else if (level === "lang")
      lang = (attributes["xml:lang"] ?? "").toLowerCase().replace(/[-_].*$/, "");
    else if (level === "term") term = { text: "", status: "", type: "" };
    else if (concept && category === null && !groups.has(local)) {
      category = typed.has(local) ? (attributes["type"] ?? "") : local;
      depth = path.length;
      held = "";
    }
  };
  const close = (name: string): void => {
    const local = name.replace(/^[\w-]+:/, "");
    const level = levels[local];
    if (concept && category !== null && path.length === depth) {
      note(concept, term, { category, text: held.replace(/\s+/gu, " ").trim() });
      category = null;
    } else if (level === "term" && term && concept) {
      if (term.text !== "") concept.terms.set(lang, [...(concept.terms.get(lang) ?? []), term]);
      term = null;
    } else if (level === "concept" && concept) {
      const incoming = toIncoming(concept);
      if (incoming) read.incoming.push(incoming);
      else read.others += 1;
      concept = null;
    }
    path.pop();
  };
  parser.on("opentag", open);
  parser.on("closetag", ({ name }) => close(name));
  const add = (piece: string): void => {
    if (category === null) return;
    held += piece;
    if (held.length > MAX_TEXT) refuse("TOO_MUCH", path.at(-1) ?? "");
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.write(text);
  parser.close();
  return read;
}

function note(
  concept: Concept,
  term: ReadTerm | null,
  { category, text }: { category: string; text: string },
): void {
  if (term && category === "term") term.text = text;
  else if (term && category === "administrativeStatus") term.status = text;
  else if (term && category === "termType") term.type = text;
  else if (text !== "") {
    const before = concept.said.get(category);
    concept.said.set(category, before && before !== text ? `${before}\n${text}` : text);
  }
}

/** TBX-Basic, administrativeStatus. */
function statusFrom(status: string): VariantStatus {
  if (/^(?:deprecated|superseded)Term/.test(status)) return "forbidden";
  return status.startsWith("admittedTerm") ? "allowed" : "approved";
}

const shortTypes = /^(?:acronym|abbreviation|initialism|shortForm)$/;

/** Null for a concept without Chinese. */
function toIncoming({ line, id, terms, said }: Concept): Incoming | null {
  const chinese = terms.get("zh") ?? [];
  const main = chinese.find(({ status }) => statusFrom(status) === "approved") ?? chinese[0];
  if (!main) return null;
  const english = terms.get("en") ?? [];
  const short =
    english.length > 1
      ? english.find(
          ({ type, status }) => shortTypes.test(type) && statusFrom(status) !== "forbidden",
        )
      : undefined;
  const en = english
    .filter((one) => one !== short)
    .map(({ text, status }): Variant => ({ text, status: statusFrom(status) }));
  const aliases = chinese.filter((one) => one !== main).map(({ text }) => text);
  const subject = said.get("subjectField") ?? "";
  const kind = kindNamed(subject);
  const fields: Incoming["fields"] = {
    zh: main.text,
    ...(en.length > 0 && {
      en: en.filter(({ text }, at) => en.findIndex((one) => one.text === text) === at),
    }),
    ...(aliases.length > 0 && { aliases }),
    ...(kind && { kind }),
    ...(short && { acronym: short.text }),
  };
  const remarks: [keyof Pick<EntryDraft, "definition" | "context" | "source" | "note">, string][] =
    [
      ["definition", said.get("definition") ?? ""],
      ["context", said.get("context") ?? ""],
      ["source", said.get("source") ?? ""],
      ["note", [said.get("note"), kind ? "" : subject].filter(Boolean).join("\n")],
    ];
  for (const [field, text] of remarks) if (text !== "") fields[field] = text;
  const column = said.get("customerSubset");
  if (column) fields.column = column;
  return { line, id, fields };
}
