/** Reports made in a test's hand: every text, stage and picture as the test asks for it. */
import { confirmFirst, pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import type { EditionDraft } from "../../core/exchange/report-draft.ts";
import type { Asset } from "../../core/media/asset.ts";
import { newReportId } from "../../core/report/ids.ts";
import { otherLang } from "../../core/report/lang.ts";
import {
  emptyHead,
  type Head,
  REPORT_VERSION,
  type Report,
  reportSchema,
} from "../../core/report/report.ts";

export interface MadeReport {
  number?: number;
  sourceLang?: Report["sourceLang"];
  head?: Partial<Head>;
  stages?: Partial<Report["stages"]>;
  zh?: Partial<EditionDraft>;
  en?: Partial<EditionDraft>;
  binnedAt?: string;
  /** Pictures by the names that figures give them. */
  assets?: Record<string, Asset>;
}

const filled = (draft: Partial<EditionDraft> | undefined, headline: string): EditionDraft => ({
  headline,
  lead: "",
  body: [{ kind: "paragraph", text: `${headline} …` }],
  ...draft,
});

/** Both editions as they are, as copies that were signed off. */
export const signedCopies = ({ editions }: Pick<Report, "editions">): Report["signed"] => ({
  zh: { ...structuredClone(editions.zh), corrections: [] },
  en: { ...structuredClone(editions.en), corrections: [] },
});

/** Signed off in both languages, confirmed, dated, in column `news`, unless asked otherwise. */
export function makeReport(made: MadeReport = {}): Report {
  const number = made.number ?? 1;
  const sourceLang = made.sourceLang ?? "zh";
  const findAsset = (name: string) => made.assets?.[name] ?? null;
  const editions = {
    zh: toEdition(filled(made.zh, `第${number}篇稿件`), findAsset),
    en: toEdition(filled(made.en, `Report ${number}`), findAsset),
  };
  const [source, target] = [editions[sourceLang], editions[otherLang(sourceLang)]];
  pairEditions(source, target);
  confirmFirst(source, target, 1000, { by: "", at: "2026-01-01T00:00:00.000Z" });
  return reportSchema.parse({
    version: REPORT_VERSION,
    id: newReportId(),
    number,
    sourceLang,
    createdAt: "2026-01-01T20:00:00.000Z",
    updatedAt: "2026-01-02T00:00:00.000Z",
    binnedAt: made.binnedAt ?? null,
    head: { ...emptyHead("news"), releaseDate: "2026-03-09", ...made.head },
    stages: { zh: "approved", en: "approved", ...made.stages },
    log: [],
    threads: [],
    editions,
    signed: { zh: null, en: null },
    former: { zh: null, en: null },
    siteLog: [],
  });
}

/** A report in Chinese whose source was signed off anew with other words; its translation follows the text before. */
export function withCorrectedSource(report: Report, from: string, to: string): Report {
  const { editions, signed, former } = report;
  const zh = JSON.parse(JSON.stringify(editions.zh).replaceAll(from, to));
  return {
    ...report,
    editions: { ...editions, zh },
    signed: { ...signed, zh: { ...zh, corrections: [] } },
    former: { ...former, zh: { ...editions.zh, corrections: [] } },
  };
}
