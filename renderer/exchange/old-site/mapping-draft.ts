/** A mapping while it is being written: lists as lines of text, and what is wrong in which of them. */
import {
  type MappedPart,
  type Mapping,
  mappedParts,
  mappingSchema,
  parseMapping,
} from "../../../core/exchange/old-site/mapping.ts";

export type MappingDraft = Record<MappedPart, string> & {
  hosts: string;
  address: string;
  english: string;
  /** From the old site's code or name of a column to the id of one here. */
  columns: Record<string, string>;
};

/** Fields that are written as text. */
export type DraftField = Exclude<keyof MappingDraft, "columns">;

const lists = [...mappedParts, "hosts", "english"] as const;

export function toDraft(mapping: Mapping): MappingDraft {
  const draft = Object.fromEntries(lists.map((field) => [field, mapping[field].join("\n")]));
  return {
    ...(draft as Record<(typeof lists)[number], string>),
    address: mapping.address,
    columns: mapping.columns,
  };
}

export const emptyDraft = (): MappingDraft => toDraft(mappingSchema.parse({}));

const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** What is written, right or wrong. */
export const toGiven = ({ columns, address, ...texts }: MappingDraft): Record<string, unknown> => ({
  ...Object.fromEntries(lists.map((field) => [field, linesOf(texts[field])])),
  ...{ columns, address: address.trim() },
});

export interface CheckedDraft {
  /** What is right of it: lines that are wrong are left out, and an address that is no pattern is the usual one. */
  mapping: Mapping;
  /** The wrong lines, by field. */
  wrong: Partial<Record<DraftField, string[]>>;
}

export function checkDraft(draft: MappingDraft): CheckedDraft {
  const given = toGiven(draft);
  const result = parseMapping(given);
  if (result.ok) return { mapping: result.mapping, wrong: {} };
  const wrong: CheckedDraft["wrong"] = {};
  const right = structuredClone(given);
  for (const path of result.paths) {
    const [field, index] = path.split(".") as [DraftField, string | undefined];
    const list = given[field];
    const line = Array.isArray(list) && index !== undefined ? String(list[Number(index)]) : "";
    wrong[field] = [...(wrong[field] ?? []), line];
    if (Array.isArray(list))
      right[field] = list.filter((one) => !wrong[field]?.includes(String(one)));
    else delete right[field];
  }
  return { mapping: mappingSchema.parse(right), wrong };
}

/** The place becomes the first that is tried. */
export const withPlace = (text: string, place: string): string =>
  [place, ...linesOf(text).filter((line) => line !== place)].join("\n");

export const placesIn = linesOf;
