/** What readers of a site have stays there while the text that was signed off since cannot go. */
import { type Lang, langs, otherLang } from "../report/lang.ts";
import type { Report, SignedEdition } from "../report/report.ts";
import { isWithdrawn } from "../report/site-log.ts";
import { asRead, asSigned, isSigned } from "../report/signed.ts";
import { blocksBehind } from "./behind.ts";
import type { LedgerEntry, PlanIssue } from "./plan.ts";
import type { Readiness } from "./readiness.ts";
import { copyHash, wordsOf } from "./site.ts";

/** An edition as the ledger says that a site has it. */
export type PublishedEdition = LedgerEntry["editions"][number];

/** By language; several where a publication was cut off. */
export type WhatReadersHave = Record<Lang, readonly PublishedEdition[]>;

/** Of a report that nobody has. */
export const nobodyHas: WhatReadersHave = { zh: [], en: [] };

export interface Keeping {
  has: WhatReadersHave;
  /** SHA-256 in hex. */
  hash: (text: string) => string;
}

/** What a site gets of a report. */
export interface Shown {
  /** With the texts that go, new or kept. */
  report: Report;
  published: Lang[];
  issues: PlanIssue[];
  /** The translation that readers keep follows a text of the source from before. */
  isBehind: boolean;
}

/** Whether an edition is the copy; entries from before the whole content was kept know the words only. */
export function isCopy(
  copy: SignedEdition,
  hash: Keeping["hash"],
): (one: PublishedEdition) => boolean {
  const { corrections } = copy;
  const content = copyHash({ contentHash: hash(asRead(copy)), corrections }, hash);
  const words = hash(wordsOf(copy));
  return ({ contentHash, textHash }) =>
    contentHash === undefined ? textHash === words : contentHash === content;
}

/** Signed editions that do not go although nobody withdrew them, the source first. */
export function keptOff(report: Report, { published }: Pick<Readiness, "published">): Lang[] {
  const { sourceLang } = report;
  if (report.binnedAt !== null) return [];
  return [sourceLang, otherLang(sourceLang)].filter(
    (lang) => isSigned(report, lang) && !published.includes(lang) && !isWithdrawn(report, lang),
  );
}

/** What is wrong with where a report stands: there is no place at which it could be kept. */
const placeless: ReadonlySet<PlanIssue["code"]> = new Set([
  "no-release-date",
  "unknown-column",
  "no-address",
]);

/** A translation stays only beside its source. */
export function keepForReaders(living: Report, ready: Readiness, { has, hash }: Keeping): Shown {
  const report = asSigned(living);
  const source = report.sourceLang;
  const signedIn = (lang: Lang): SignedEdition =>
    report.signed[lang] ?? { ...report.editions[lang], corrections: [] };
  const signed = { zh: signedIn("zh"), en: signedIn("en") };
  const blockedBy = (lang: Lang): PlanIssue["code"][] =>
    ready.issues.flatMap((one) => (one.blocking && one.lang === lang ? one.code : []));

  /** The copy that readers have; where they have neither, one that lacks nothing but newer lines. */
  const copyFor = (lang: Lang): SignedEdition | null => {
    const { former } = living;
    const codes = blockedBy(lang);
    if (has[lang].length === 0 || codes.some((code) => placeless.has(code))) return null;
    const copies = [signed[lang], ...(former[lang] ? [former[lang]] : [])];
    const theirs = copies.find((copy) => has[lang].some(isCopy(copy, hash)));
    if (theirs) return theirs;
    return codes.every((code) => code === "translation-outdated") ? signed[lang] : former[lang];
  };

  const kept = new Map<Lang, SignedEdition>();
  for (const lang of keptOff(living, ready)) {
    const copy = copyFor(lang);
    const isBeside = lang === source || ready.published.includes(source) || kept.has(source);
    if (copy && isBeside) kept.set(lang, copy);
  }
  const texts = Object.fromEntries(kept);
  const shown: Report = {
    ...report,
    editions: { ...report.editions, ...texts },
    signed: { ...report.signed, ...texts },
  };
  return {
    report: shown,
    published: langs.filter((lang) => ready.published.includes(lang) || kept.has(lang)),
    issues: ready.issues.map((issue): PlanIssue => {
      if (!issue.blocking || has[issue.lang].length === 0) return issue;
      if (!kept.has(issue.lang)) return { ...issue, readers: "lose" };
      return { ...issue, blocking: kept.get(issue.lang) !== signed[issue.lang], readers: "keep" };
    }),
    isBehind: kept.has(otherLang(source)) && blocksBehind(shown) > 0,
  };
}
