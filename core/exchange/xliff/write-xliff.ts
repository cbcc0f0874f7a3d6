/** A report on its way to a translator as XLIFF 2.1: one file, a unit for each text of the source, one segment in each. */
import { hashText } from "../../edition/text-hash.ts";
import type { TranslationStatus } from "../../edition/translation.ts";
import { langTags, otherLang } from "../../report/lang.ts";
import type { HandOut, OutRow } from "../translator/hand-out.ts";
import { createCodeIds, valueOf, writeInline, writeText } from "./inline.ts";

/** Category of what we note in the metadata module (XLIFF 2.1 §5.4). */
export const OURS = "diglot";
export const REVISION = "source-revision";
export const SOURCE_HASH = "source-hash";

/** XLIFF's states with what they leave unsaid. */
const states: Record<TranslationStatus, string> = {
  empty: 'state="initial"',
  draft: 'state="initial" subState="diglot:draft"',
  outdated: 'state="initial" subState="diglot:needs-review"',
  confirmed: 'state="translated"',
  reviewed: 'state="reviewed"',
};

/**
 * A block is one segment: its translation may have other sentences than its source, and a tool that wants sentences may
 * cut it (`canResegment`). White space is the text's own.
 */
export function writeXliff({
  report,
  number,
  headline,
  sourceLang,
  revision,
  rows,
  isApproved,
}: HandOut): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0" version="2.1" srcLang="${langTags[sourceLang]}" trgLang="${langTags[otherLang(sourceLang)]}" xml:space="preserve">`,
    `<file id="${report}" original="${valueOf(`${number} ${headline}`.trim())}">`,
    metadata(REVISION, revision),
    ...rows.map((row) => unitOf(row, isApproved)),
    "</file>",
    "</xliff>",
    "",
  ];
  return lines.join("\n");
}

const metadata = (type: string, value: string): string =>
  `<mda:metadata><mda:metaGroup category="${OURS}"><mda:meta type="${type}">${value}</mda:meta></mda:metaGroup></mda:metadata>`;

function unitOf(
  { id, kind, source, target, status, isLocked, notes }: OutRow,
  isApproved: boolean,
): string {
  const ids = createCodeIds();
  const sourceText = writeInline(source, ids, "source");
  const targetText = target === null ? null : writeInline(target, ids, "target");
  const data = [...ids.data].map(([key, value]) => `<data id="${key}">${writeText(value)}</data>`);
  const told = notes.map(
    (note) =>
      `<note id="${note.id}" category="comment" appliesTo="${note.side}">${noteText(note.text)}</note>`,
  );
  const isFinal = isApproved && (status === "confirmed" || status === "reviewed");
  const state = isFinal ? 'state="final"' : states[target === null ? "empty" : status];
  return [
    `<unit id="${id}" type="diglot:${kind}"${isLocked ? ' translate="no"' : ""}>`,
    metadata(SOURCE_HASH, hashText(source.text)),
    ...(told.length > 0 ? [`<notes>${told.join("")}</notes>`] : []),
    ...(data.length > 0 ? [`<originalData>${data.join("")}</originalData>`] : []),
    `<segment id="s" ${state}><source>${sourceText}</source>${targetText === null ? "" : `<target>${targetText}</target>`}</segment>`,
    "</unit>",
  ].join("\n");
}

/** A note holds text only, without `cp`. */
const noteText = (text: string): string => writeText(text).replace(/<cp hex="\w+"\/>/g, "");
