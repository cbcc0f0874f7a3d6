/** What readers keep of a report whose newly signed texts cannot go. */
import { describe, expect, it } from "vitest";
import { type MadeReport, makeReport, signedCopies } from "../../tests/support/made-report.ts";
import { textOfKind } from "../edition/blocks.ts";
import { type Lang, langs } from "../report/lang.ts";
import type { Report, SignedEdition } from "../report/report.ts";
import { asRead } from "../report/signed.ts";
import { outcomeOf } from "./issue-outcome.ts";
import { keepForReaders, keptOff, type PublishedEdition } from "./keeping.ts";
import { readyToPublish } from "./readiness.ts";
import { copyHash, wordsOf } from "./site.ts";

const hash = (text: string) => `#${text}`;
const facts = { columns: new Set(["news"]), series: [], filmHosts: [], isLost: () => false };

const first: Report = (() => {
  const report = makeReport({ zh: { headline: "原标题" }, en: { headline: "First" } });
  return { ...report, signed: signedCopies(report) };
})();

const published = (lang: Lang, copy: SignedEdition | null): PublishedEdition[] => {
  if (!copy) return [];
  const contentHash = copyHash({ contentHash: hash(asRead(copy)), corrections: [] }, hash);
  return [{ report: first.id, lang, path: "a.html", textHash: "", contentHash, day: "2026-03-09" }];
};
const theirs = ({ signed }: Report) => ({
  zh: published("zh", signed.zh),
  en: published("en", signed.en),
});

/** The edition with another text under the same headline block, signed off. */
const resigned = (report: Report, lang: Lang, from: string, to: string): Report => {
  const edition = JSON.parse(JSON.stringify(report.editions[lang]).replaceAll(from, to));
  const editions = { ...report.editions, [lang]: edition };
  const signed = { ...report.signed, [lang]: { ...edition, corrections: [] } };
  return { ...report, editions, signed, former: { ...report.former, [lang]: report.signed[lang] } };
};
const corrected = resigned(first, "zh", "原标题", "新标题");

const keep = (report: Report, has: Record<Lang, PublishedEdition[]>, more = facts) => {
  const shown = keepForReaders(report, readyToPublish(report, more), { has, hash });
  return {
    headlines: shown.published.map((lang) => textOfKind(shown.report.editions[lang], "headline")),
    said: shown.issues.map((one) => [one.lang, one.code, outcomeOf(one)].join(" ")),
    issues: shown.issues,
    isBehind: shown.isBehind,
  };
};

describe("a translation whose source was corrected", () => {
  it("stays where readers have it, and is said to be behind", () => {
    const shown = keep(corrected, theirs(first));
    expect(shown.headlines).toEqual(["新标题", "First"]);
    expect(shown.said).toEqual(["en translation-outdated stays"]);
    expect(shown.issues).toMatchObject([{ blocking: false, behind: 1, readers: "keep" }]);
    expect(shown.isBehind).toBe(true);
  });
  it("is kept off where readers never had it", () => {
    const shown = keep(corrected, { ...theirs(first), en: [] });
    expect(shown.headlines).toEqual(["新标题"]);
    expect(shown.said).toEqual(["en translation-outdated left-out"]);
    expect(shown.isBehind).toBe(false);
  });
  it("stays as it was before a signature that is behind as well", () => {
    const again = resigned(corrected, "en", "First", "Second");
    const shown = keep(again, theirs(first));
    expect(shown.headlines).toEqual(["新标题", "First"]);
    expect(shown.said).toEqual(["en translation-outdated waits"]);
  });
  it("is the newest that is signed where readers have one that is not kept", () => {
    const has = { ...theirs(first), en: published("en", first.signed.zh) };
    expect(keep(corrected, has).headlines).toEqual(["新标题", "First"]);
  });
  it("is known by its words to a ledger from before more was kept", () => {
    const words = wordsOf(first.editions.en);
    const { contentHash: _hash, ...old } = published("en", first.signed.en)[0]!;
    const has = { ...theirs(first), en: [{ ...old, textHash: hash(words) }] };
    const again = resigned(corrected, "en", "First", "Second");
    expect(keep(again, has).headlines).toEqual(["新标题", "First"]);
  });
});

describe("a text that cannot go for another reason", () => {
  const bracketed = resigned(first, "zh", "原标题", "标题【待核实：日期】");
  it("leaves to readers the pair that they have", () => {
    const shown = keep(bracketed, theirs(first));
    expect(shown.headlines).toEqual(["原标题", "First"]);
    expect(shown.said).toEqual(["zh to-check waits", "en translation-outdated stays"]);
    expect(shown.isBehind).toBe(false);
  });
  it("leaves the site where there is no place for it any more", () => {
    const undated = { ...first, head: { ...first.head, releaseDate: null } };
    const shown = keep(undated, theirs(first));
    expect(shown.headlines).toEqual([]);
    expect(shown.said).toEqual(["zh no-release-date leaves"]);
  });
});

it("asks for nothing where everything goes, is withdrawn or was never signed", () => {
  const off = (report: Report) => keptOff(report, readyToPublish(report, facts));
  expect(off(first)).toEqual([]);
  expect(off(corrected)).toEqual(["en"]);
  const made: MadeReport = { stages: { zh: "draft", en: "draft" } };
  expect(off(makeReport(made))).toEqual([]);
  const withdrawn = (which: Lang[]): Report => ({
    ...corrected,
    siteLog: [
      {
        at: "2026-04-01T00:00:00.000Z",
        by: "",
        kind: "withdrawn",
        langs: which,
        how: "gone",
        reason: { zh: "", en: "" },
      },
    ],
  });
  for (const which of [["en"], ["zh"], [...langs]] as Lang[][]) {
    expect(off(withdrawn(which))).toEqual([]);
  }
});
