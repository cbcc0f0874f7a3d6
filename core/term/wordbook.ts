/** The wordbook at work on a pair: what it knows in a source text, what to write for it, what a translation lacks. */
import { type Lang, otherLang } from "../report/lang.ts";
import { type Entry, formsOf, type Known, wordingIn } from "./entry.ts";
import { wordingKey } from "./fold.ts";
import { createRecogniser, type Found, type Recogniser } from "./recogniser.ts";

export interface Wordbook {
  source: Lang;
  target: Lang;
  inSource: Recogniser;
  inTarget: Recogniser;
}

/** Only what holds in `column`, which may be "" for a report that has none. */
export function createWordbook(
  entries: readonly Entry[],
  { source, column }: { source: Lang; column: string },
): Wordbook {
  const here = entries.filter((entry) => entry.column === "" || entry.column === column);
  const target = otherLang(source);
  return {
    ...{ source, target },
    inSource: createRecogniser(here, source),
    inTarget: createRecogniser(here, target),
  };
}

export const termFindingKinds = [
  /** The source has it, and the translation has none of the wordings for it. */
  "missing",
  /** The translation has a wording that is not to be used. */
  "forbidden",
  /** The short form comes before the full one was given. */
  "first-mention",
  /** The full form is given again though its short form was. */
  "use-acronym",
] as const;
export type TermFindingKind = (typeof termFindingKinds)[number];

export interface TermFinding {
  kind: TermFindingKind;
  entry: Known;
  /** As it stands in the source, or in the translation for all but `missing`. */
  text: string;
  /** What to write; "" where the wordbook has nothing. */
  use: string;
  start: number;
  end: number;
}

/** Found in both texts of a row; kept by the caller for as long as the texts are the same. */
export interface RowTerms {
  source: Found[];
  target: Found[];
}

export interface RowTexts {
  source: string;
  /** "" while it is not translated. */
  target: string;
}

export const recogniseRow = (book: Wordbook, { source, target }: RowTexts): RowTerms => ({
  source: book.inSource.find(source),
  target: book.inTarget.find(target),
});

/** "Full Name (FN)" */
export const withAcronym = (entry: Known): string =>
  entry.acronym === "" ? wordingIn(entry, "en") : `${wordingIn(entry, "en")} (${entry.acronym})`;

const hasBothForms = (entry: Known): boolean =>
  entry.acronym !== "" && wordingIn(entry, "en") !== "";

/**
 * What every row's translation lacks, in the order of the rows. Rows that are not translated yet have no findings. An
 * English name with a short form is to be given in full with it first, and by it from then on.
 */
export function termFindings(
  book: Wordbook,
  rows: readonly { texts: RowTexts; terms: RowTerms }[],
): TermFinding[][] {
  const introduced = new Set<string>();
  return rows.map(({ texts, terms }) => {
    if (texts.target.trim() === "") return [];
    const findings = [...missingIn(book, texts, terms), ...forbiddenIn(book, texts, terms)];
    if (book.target === "en") findings.push(...mentionsIn(texts, terms, introduced));
    return findings;
  });
}

/** Characters of a whole translation for each of its source, at the very least. */
const LEAST_SHARE: Record<Lang, number> = { en: 1.2, zh: 0.15 };

/** Of a sentence that is just being written nobody can say what it lacks. */
const isWritten = ({ source, target }: RowTexts, lang: Lang): boolean =>
  /[.!?。！？][”"’']?\s*$/.test(target) || target.length >= source.length * LEAST_SHARE[lang];

function missingIn(book: Wordbook, texts: RowTexts, { source, target }: RowTerms): TermFinding[] {
  if (!isWritten(texts, book.target)) return [];
  const written = new Set(
    target.filter(({ form }) => form.status !== "forbidden").flatMap(({ entries }) => entries),
  );
  const told = new Set<Known>();
  return source.flatMap(({ start, end, entries }) => {
    const [entry] = entries;
    const answerable = entries.filter((one) => wordingIn(one, book.target) !== "");
    if (!entry || answerable.length === 0 || entries.some((one) => written.has(one))) return [];
    const first = answerable[0] ?? entry;
    // A wording inside a longer one of another entry is there all the same.
    if (told.has(first) || answerable.some((one) => contains(texts.target, one, book.target)))
      return [];
    told.add(first);
    const use = wordingIn(first, book.target);
    return [
      { kind: "missing", entry: first, text: texts.source.slice(start, end), use, start, end },
    ];
  });
}

function contains(text: string, entry: Known, lang: Lang): boolean {
  const key = wordingKey(text);
  return formsOf(entry, lang).some(
    (form) =>
      form.status !== "forbidden" && form.text.length > 3 && key.includes(wordingKey(form.text)),
  );
}

const forbiddenIn = (book: Wordbook, texts: RowTexts, { target }: RowTerms): TermFinding[] =>
  target.flatMap(({ start, end, form, entries: [entry] }) =>
    form.status === "forbidden" && entry
      ? [
          {
            ...{ kind: "forbidden" as const, entry, text: texts.target.slice(start, end) },
            ...{ use: wordingIn(entry, book.target), start, end },
          },
        ]
      : [],
  );

function mentionsIn(texts: RowTexts, { target }: RowTerms, introduced: Set<string>): TermFinding[] {
  return target.flatMap(({ start, end, form, entries }, index): TermFinding[] => {
    const entry = entries.find(hasBothForms);
    if (!entry || form.status === "forbidden") return [];
    const text = texts.target.slice(start, end);
    const place = { entry, text, start, end };
    if (form.isAcronym) {
      if (introduced.has(entry.id)) return [];
      introduced.add(entry.id);
      return [{ kind: "first-mention", ...place, use: withAcronym(entry) }];
    }
    const next = target[index + 1];
    const brings =
      next?.form.isAcronym === true &&
      next.entries.includes(entry) &&
      /^\s?[(（[]$/.test(texts.target.slice(end, next.start));
    const isFirst = !introduced.has(entry.id);
    if (brings) introduced.add(entry.id);
    if (isFirst || brings) return [];
    return [{ kind: "use-acronym", ...place, use: entry.acronym }];
  });
}

/** Entries whose full name with its short form was given in the rows before `row`. */
export function introducedBefore(
  rows: readonly { texts: RowTexts; terms: RowTerms }[],
  row: number,
): Set<string> {
  const introduced = new Set<string>();
  for (const { texts, terms } of rows.slice(0, row)) mentionsIn(texts, terms, introduced);
  return introduced;
}

/** What can be written for what was found in a source text. */
export interface TermOffer {
  entry: Known;
  /** As it stands in the source. */
  source: string;
  text: string;
  status: "approved" | "allowed";
}

/** Each entry once, in the order of the text: the wording to use first, then what may be used. */
export function offersFor(
  book: Wordbook,
  { text, found, introduced }: { text: string; found: Found[]; introduced: ReadonlySet<string> },
): TermOffer[] {
  const offers = new Map<string, TermOffer>();
  for (const { start, end, entries } of found)
    for (const entry of entries)
      for (const { wording, status } of wordingsFor(entry, book.target, introduced)) {
        const key = `${wordingKey(text.slice(start, end))}\n${wording}`;
        if (offers.has(key)) continue;
        offers.set(key, { entry, source: text.slice(start, end), text: wording, status });
      }
  return [...offers.values()].sort(
    (a, b) => Number(a.status === "allowed") - Number(b.status === "allowed"),
  );
}

function wordingsFor(
  entry: Known,
  lang: Lang,
  introduced: ReadonlySet<string>,
): { wording: string; status: "approved" | "allowed" }[] {
  const usable = formsOf(entry, lang).filter(({ status }) => status !== "forbidden");
  const plain = usable.map(({ text, status }) => ({
    ...{ wording: text, status: status as "approved" | "allowed" },
  }));
  if (lang !== "en" || !hasBothForms(entry)) return plain;
  if (!introduced.has(entry.id))
    return [{ wording: withAcronym(entry), status: "approved" }, ...plain];
  const short = { wording: entry.acronym, status: "approved" as const };
  return [short, ...plain.filter(({ wording }) => wording !== entry.acronym)];
}
