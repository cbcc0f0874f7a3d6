/** Tests of the report file schema: what a file may say and what holds its pair together. */
import { describe, expect, it } from "vitest";
import { findStructureDifference, parseReportDraft, toTextBlocks } from "./report-draft.ts";

const figure = {
  kind: "figure",
  asset: "auditorium-blue",
  caption: "会场",
  alt: "坐满的会场",
  credit: "唐沐 摄",
} as const;

function makeDraft() {
  return {
    sourceLang: "zh",
    head: {
      column: "news",
      releaseDate: "2025-05-28",
      source: { zh: "学术部", en: "Academic Department" },
      author: { zh: "何砚", en: "He Yan" },
      tags: { zh: ["学术交流"], en: ["academic exchange"] },
    },
    stages: { zh: "approved", en: "draft" },
    editions: {
      zh: {
        headline: "系列报告会举办",
        lead: "四场报告会在三天内举行。",
        body: [
          { kind: "heading", level: 2, text: "现场" },
          { kind: "list", ordered: true, items: ["第一场", "第二场"] },
          figure,
        ],
      },
      en: {
        headline: "Symposia held",
        lead: "",
        body: [
          { kind: "heading", level: 2, text: "" },
          { kind: "list", ordered: true, items: ["", ""] },
          { kind: "figure", asset: "auditorium-blue", caption: "", alt: "", credit: "" },
        ],
        confirmed: 1,
      },
    },
  };
}

type Draft = ReturnType<typeof makeDraft>;

function toProblems(change: (draft: Draft) => unknown) {
  const draft = makeDraft();
  const result = parseReportDraft(change(draft) ?? draft);
  return result.ok ? [] : result.problems;
}

describe("parseReportDraft", () => {
  it("accepts a pair whose translation is only begun", () => {
    expect(parseReportDraft(makeDraft())).toMatchObject({ ok: true });
  });

  it("accepts a report without a translation", () => {
    expect(
      toProblems((draft) => ({ ...draft, editions: { ...draft.editions, en: null } })),
    ).toEqual([]);
  });

  it("refuses a report without its source edition", () => {
    const problems = toProblems((draft) => ({
      ...draft,
      editions: { ...draft.editions, zh: null },
    }));
    expect(problems).toEqual([{ code: "pair.sourceMissing", path: "editions.zh" }]);
  });

  it("refuses a confirmation mark on the source edition", () => {
    const problems = toProblems((draft) => ({ ...draft, sourceLang: "en" }));
    expect(problems).toEqual([{ code: "pair.confirmedOnSource", path: "editions.en.confirmed" }]);
  });

  it("names the first block at which the translation leaves the source's structure", () => {
    const problems = toProblems((draft) => {
      draft.editions.en.body[1] = { kind: "list", ordered: true, items: ["", "", ""] };
      return draft;
    });
    expect(problems).toEqual([{ code: "pair.structureDiffers", path: "editions.en.body.1" }]);
  });

  it("refuses more confirmed blocks than the translation has", () => {
    const confirm = (confirmed: number) =>
      toProblems((draft) => {
        draft.editions.en.confirmed = confirmed;
        return draft;
      });
    expect(confirm(8)).toEqual([]);
    expect(confirm(9)).toEqual([{ code: "pair.confirmedTooMany", path: "editions.en.confirmed" }]);
  });

  it("refuses a date that is not in the calendar, an unknown key and a value that is no report", () => {
    expect(
      toProblems((draft) => ({ ...draft, head: { ...draft.head, releaseDate: "2025-02-30" } })),
    ).toEqual([{ code: "invalid_format", path: "head.releaseDate" }]);
    expect(toProblems((draft) => ({ ...draft, column: "news" }))).toEqual([
      { code: "unrecognized_keys", path: "" },
    ]);
    expect(parseReportDraft("稿件")).toMatchObject({ ok: false });
  });
});

describe("toTextBlocks", () => {
  it("gives headline, lead, then the body, with each item and each text of a figure", () => {
    const result = parseReportDraft(makeDraft());
    const edition = result.ok ? result.draft.editions.zh : null;
    expect(edition && toTextBlocks(edition)).toEqual([
      "系列报告会举办",
      "四场报告会在三天内举行。",
      "现场",
      "第一场",
      "第二场",
      "会场",
      "坐满的会场",
      "唐沐 摄",
    ]);
  });
});

describe("findStructureDifference", () => {
  it("reads a missing block as a difference and other words as none", () => {
    const paragraph = { kind: "paragraph", text: "甲" } as const;
    expect(findStructureDifference([paragraph], [paragraph, paragraph])).toBe(1);
    expect(findStructureDifference([paragraph], [{ ...paragraph, text: "B" }])).toBeUndefined();
  });

  it("compares a heading's level and a figure's photo", () => {
    expect(
      findStructureDifference(
        [{ kind: "heading", level: 2, text: "" }],
        [{ kind: "heading", level: 3, text: "" }],
      ),
    ).toBe(0);
    expect(findStructureDifference([figure], [{ ...figure, asset: null }])).toBe(0);
  });
});
