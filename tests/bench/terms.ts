/** Finds 10,000 terms in a block of 1,000 characters, in both languages; and opens a library's term list of that length. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Lang, langs } from "../../core/report/lang.ts";
import { emptyEntry, type EntryDraft, formsOf } from "../../core/term/entry.ts";
import { createRecogniser } from "../../core/term/recogniser.ts";
import { createTermService } from "../../main/term/term-service.ts";
import { type Bench, type Figure, median, percentile } from "./bench.ts";
import { draftOf, seeded } from "./make-library.ts";

const TERMS = 10_000;
const CHARACTERS = 1000;
const ROUNDS = 200;
const REPEATS = 5;

const han =
  "中国发展科学技术研究院大学学会国际会议合作城市数据智能水利材料量子医院工程生态河口青年论坛教授委员";
const latin =
  "science data city river forum water energy young council award lecture marine survey model policy".split(
    " ",
  );

function makeTerms(): EntryDraft[] {
  const random = seeded(7);
  const pick = <T>(from: ArrayLike<T>): T => from[Math.floor(random() * from.length)] as T;
  const several = (least: number, most: number, make: () => string): string[] =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, make);
  return Array.from({ length: TERMS }, (_, index) => ({
    ...emptyEntry(),
    // Many share their first characters, as those of an organisation do.
    zh: (index % 4 === 0 ? "中国科学" : "") + several(2, 8, () => pick(han)).join(""),
    en: [
      {
        text: `${several(1, 4, () => pick(latin)).join(" ")} ${index}`.trim(),
        status: "approved" as const,
      },
    ],
  }));
}

/** A text that is half made of the terms. */
function blockOf(terms: EntryDraft[], lang: Lang, seed: number): string {
  const random = seeded(seed);
  const { body } = draftOf(random, lang, { paragraphs: 60, length: 60 });
  const parts = body.map((block) => ("text" in block ? block.text : ""));
  const mixed = parts.flatMap((part) => {
    const term = terms[Math.floor(random() * terms.length)];
    return [part.slice(0, 12), term ? (formsOf(term, lang)[0]?.text ?? "") : ""];
  });
  return mixed.join(lang === "zh" ? "" : " ").slice(0, CHARACTERS);
}

async function openingFigures(terms: EntryDraft[]): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), "diglot-bench-terms-"));
  const db = new DatabaseSync(join(dir, "library.db"));
  const open = () =>
    createTermService({
      libraryDir: dir,
      db,
      me: () => "",
      tell: () => undefined,
      emit: () => undefined,
    });
  const first = await open();
  const savingFrom = performance.now();
  first.save(terms.map((entry) => ({ entry, was: null })));
  const savingMs = performance.now() - savingFrom;
  await first.close();
  const openingFrom = performance.now();
  const again = await open();
  const openingMs = performance.now() - openingFrom;
  const listingFrom = performance.now();
  again.list();
  const listingMs = performance.now() - listingFrom;
  const [one] = again.list();
  const editFrom = performance.now();
  if (one) again.save([{ entry: { ...one, note: "x" }, was: one.at }]);
  const editMs = performance.now() - editFrom;
  await again.close();
  db.close();
  await rm(dir, { recursive: true, force: true });
  return [
    { name: "saving 10,000 in one go", value: savingMs, unit: "ms" },
    { name: "opening a library with 10,000", value: openingMs, unit: "ms", goal: 100 },
    { name: "reading all when first asked for", value: listingMs, unit: "ms" },
    { name: "saving one edit", value: editMs, unit: "ms" },
  ];
}

export const bench: Bench = async () => {
  const terms = makeTerms();
  const figures = langs.flatMap((lang): Figure[] => {
    const begun = performance.now();
    const recogniser = createRecogniser(terms, lang);
    const buildMs = performance.now() - begun;
    let found = 0;
    const samples = Array.from({ length: ROUNDS }, (_, round) => {
      const text = blockOf(terms, lang, round + 1);
      found += recogniser.find(text).length;
      // Several times, so that a pause of a busy machine is not taken for the text's own.
      return median(
        Array.from({ length: REPEATS }, () => {
          const from = performance.now();
          recogniser.find(text);
          return performance.now() - from;
        }),
      );
    });
    return [
      { name: `10,000 terms made ready, ${lang}`, value: buildMs, unit: "ms" },
      { name: `found in a block, ${lang}, mean`, value: found / ROUNDS, unit: "count", least: 5 },
      { name: `1,000 characters, ${lang}, median`, value: median(samples), unit: "ms", goal: 5 },
      {
        name: `1,000 characters, ${lang}, p95`,
        value: percentile(samples, 0.95),
        unit: "ms",
        goal: 5,
      },
    ];
  });
  return [...figures, ...(await openingFigures(terms))];
};
