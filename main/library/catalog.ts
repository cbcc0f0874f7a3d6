/** The desk's index of all reports: a row and the searchable text of each, derived from its projection. */
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { z } from "zod";
import type { FindScope } from "../../core/api/find.ts";
import {
  type ReportQuery,
  reportQuerySchema,
  type ReportSummary,
  reportSummarySchema,
} from "../../core/api/report.ts";
import { isOpen } from "../../core/comment/thread.ts";
import { blocksOf, textOfKind } from "../../core/edition/blocks.ts";
import { countToCheck } from "../../core/edition/to-check.ts";
import { progressOf, rowsOf } from "../../core/edition/translation.ts";
import { countBlocks } from "../../core/edition/word-count.ts";
import type { FindQuery } from "../../core/find/query.ts";
import { lacksOf, photosIn } from "../../core/media/photos.ts";
import { type Series, seriesSchema } from "../../core/event/event.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { type Lang, langs, otherLang } from "../../core/report/lang.ts";
import type { Report } from "../../core/report/report.ts";
import { changedSinceSigned } from "../../core/report/signed.ts";
import { isWithdrawn } from "../../core/report/site-log.ts";
import { excerptOf, toIndexText, toMatchQuery, toSubstringQuery } from "./search-text.ts";
import { inTransaction } from "./transaction.ts";

export interface Catalog {
  put(report: Report): void;
  find(id: ReportId): ReportSummary | null;
  findByNumber(number: number): ReportSummary | null;
  list(query: ReportQuery): { total: number; rows: ReportSummary[] };
  ids(): ReportId[];
  /** Reports outside the bin, oldest number first. */
  live(): ReportId[];
  /** Reports outside the bin that a query may be found in, newest number first; more rather than fewer. */
  candidates(query: FindQuery, scope: FindScope): ReportId[];
  /** The searchable text of a report. */
  textOf(id: ReportId): Record<Lang, string> | null;
  /** A running number that no report has, above all others. */
  nextNumber(): number;
  columnsInUse(): Set<string>;
  /** Those of reports outside the bin, as the report that was changed last names each. */
  series(): Series[];
}

const placeSchema = reportSummarySchema.pick({ series: true, page: true }).partial();

type Row = Record<string, string | number | null>;

/** What the catalog says of a report, and its text per language. */
function describe(report: Report): {
  summary: Omit<ReportSummary, "hit">;
  text: Record<Lang, string>;
} {
  const blocks = { zh: blocksOf(report.editions.zh), en: blocksOf(report.editions.en) };
  const photos = photosIn(report.editions[report.sourceLang]);
  const text = { zh: "", en: "" };
  const changed = changedSinceSigned(report);
  const edition = (lang: Lang) => {
    text[lang] = blocks[lang].map((block) => block.text).join("\n");
    return {
      headline: textOfKind(report.editions[lang], "headline"),
      stage: report.stages[lang],
      changedSinceSigned: changed.includes(lang),
      withdrawn: isWithdrawn(report, lang),
      words: countBlocks(blocks[lang]).total,
    };
  };
  const rows = rowsOf(blocks[report.sourceLang], blocks[otherLang(report.sourceLang)]);
  const { id, number, sourceLang, createdAt, updatedAt, binnedAt, head } = report;
  const summary = {
    ...{ id, number, sourceLang, createdAt, updatedAt, binnedAt },
    ...{ column: head.column, releaseDate: head.releaseDate, author: head.author },
    ...{ series: head.series ?? null, page: head.page ?? null },
    zh: edition("zh"),
    en: edition("en"),
    progress: progressOf(rows),
    figures: photos.length,
    figuresMissing: photos.reduce((sum, photo) => sum + lacksOf(photo).length, 0),
    commentsOpen: report.threads.filter(isOpen).length,
    toCheck: countToCheck(report.editions.zh) + countToCheck(report.editions.en),
    people: [...new Set(report.log.map((move) => move.by).reverse())].filter((by) => by !== ""),
  };
  for (const lang of langs)
    text[lang] += `\n${[head.author[lang], head.source[lang], ...head.tags[lang]].join("\n")}`;
  return { summary, text };
}

function toRow(summary: Omit<ReportSummary, "hit">): Row {
  const { progress } = summary;
  return {
    id: summary.id,
    number: summary.number,
    source_lang: summary.sourceLang,
    column_id: summary.column,
    release_date: summary.releaseDate,
    author_zh: summary.author.zh,
    author_en: summary.author.en,
    place: JSON.stringify({ series: summary.series, page: summary.page }),
    created_at: summary.createdAt,
    updated_at: summary.updatedAt,
    binned_at: summary.binnedAt,
    headline_zh: summary.zh.headline,
    headline_en: summary.en.headline,
    stage_zh: summary.zh.stage,
    stage_en: summary.en.stage,
    changed_zh: Number(summary.zh.changedSinceSigned),
    changed_en: Number(summary.en.changedSinceSigned),
    withdrawn_zh: Number(summary.zh.withdrawn),
    withdrawn_en: Number(summary.en.withdrawn),
    words_zh: summary.zh.words,
    words_en: summary.en.words,
    progress: JSON.stringify(progress),
    translation_done: progress.blocks > 0 && progress.blocks === progress.blocksDone ? 1 : 0,
    figures: summary.figures,
    figures_missing: summary.figuresMissing,
    comments_open: summary.commentsOpen,
    to_check: summary.toCheck,
    people: JSON.stringify(summary.people),
  };
}

function fromRow(row: Row): ReportSummary {
  const { series = null, page = null } = placeSchema.parse(JSON.parse(String(row["place"])));
  const edition = (lang: Lang) => ({
    headline: row[`headline_${lang}`],
    stage: row[`stage_${lang}`],
    changedSinceSigned: row[`changed_${lang}`] === 1,
    withdrawn: row[`withdrawn_${lang}`] === 1,
    words: row[`words_${lang}`],
  });
  return reportSummarySchema.parse({
    id: row["id"],
    number: row["number"],
    sourceLang: row["source_lang"],
    column: row["column_id"],
    releaseDate: row["release_date"],
    author: { zh: row["author_zh"], en: row["author_en"] },
    series,
    page,
    createdAt: row["created_at"],
    updatedAt: row["updated_at"],
    binnedAt: row["binned_at"],
    zh: edition("zh"),
    en: edition("en"),
    progress: JSON.parse(String(row["progress"])),
    figures: row["figures"],
    figuresMissing: row["figures_missing"],
    commentsOpen: row["comments_open"],
    toCheck: row["to_check"],
    people: JSON.parse(String(row["people"])),
    hit: null,
  } satisfies Record<keyof z.input<typeof reportSummarySchema>, unknown>);
}

/** WHERE clause of a query over `reports r`, with its parameters. */
function conditions(
  query: ReportQuery,
  match: string | null,
): { where: string; values: SQLInputValue[] } {
  const parts = [query.binned ? "r.binned_at IS NOT NULL" : "r.binned_at IS NULL"];
  const values: SQLInputValue[] = [];
  const add = (sql: string, ...params: SQLInputValue[]) => {
    parts.push(sql);
    values.push(...params);
  };
  if (match) add("r.rowid IN (SELECT rowid FROM report_fts WHERE report_fts MATCH ?)", match);
  if (query.column) add("r.column_id = ?", query.column);
  if (query.stage) {
    const wanted = query.stage.lang ? [query.stage.lang] : langs;
    const { stage } = query.stage;
    add(
      `(${wanted.map((lang) => `r.stage_${lang} = ?`).join(" OR ")})`,
      ...wanted.map(() => stage),
    );
  }
  if (query.person) add("EXISTS (SELECT 1 FROM json_each(r.people) WHERE value = ?)", query.person);
  if (query.translationDue) add("r.translation_done = 0");
  return { where: parts.join(" AND "), values };
}

const orderings: Record<Exclude<ReportQuery["sort"], "headline">, string> = {
  updated: "r.updated_at",
  release: "r.release_date",
  number: "r.number",
};

const columns = [
  ...["id", "number", "source_lang", "column_id", "release_date", "author_zh", "author_en"],
  ...[
    "created_at",
    "updated_at",
    "binned_at",
    "headline_zh",
    "headline_en",
    "stage_zh",
    "stage_en",
    "changed_zh",
    "changed_en",
    "withdrawn_zh",
    "withdrawn_en",
  ],
  ...[
    "words_zh",
    "words_en",
    "progress",
    "translation_done",
    "figures",
    "figures_missing",
    "comments_open",
    "to_check",
    "series",
    "place",
    "people",
  ],
];

export function createCatalog(db: DatabaseSync): Catalog {
  const upsert = db.prepare(
    `INSERT INTO reports (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})
     ON CONFLICT (id) DO UPDATE SET ${columns.map((c) => `${c} = excluded.${c}`).join(", ")}
     RETURNING rowid`,
  );
  const putText = db.prepare("INSERT OR REPLACE INTO report_text (rowid, zh, en) VALUES (?, ?, ?)");
  const dropIndex = db.prepare("DELETE FROM report_fts WHERE rowid = ?");
  const putIndex = db.prepare("INSERT INTO report_fts (rowid, zh, en) VALUES (?, ?, ?)");
  const textOf = db.prepare("SELECT zh, en FROM report_text WHERE rowid = ?");
  const textById = db.prepare(
    "SELECT t.zh, t.en FROM reports r JOIN report_text t ON t.rowid = r.rowid WHERE r.id = ?",
  );
  const byId = db.prepare("SELECT * FROM reports WHERE id = ?");
  const byRowid = db.prepare("SELECT rowid, * FROM reports WHERE rowid = ?");
  const byNumber = db.prepare("SELECT * FROM reports WHERE number = ?");
  const collator = new Intl.Collator("zh-CN", { numeric: true });

  const withHit = (row: Row, query: ReportQuery, searched: boolean): ReportSummary => {
    const summary = fromRow(row);
    if (!searched) return summary;
    const text = textOf.get(row["rowid"] as number) as Record<Lang, string>;
    for (const lang of langs) {
      const excerpt = excerptOf(text[lang], query.text);
      if (excerpt) return { ...summary, hit: { lang, ...excerpt } };
    }
    return summary;
  };

  /** Row ids of all reports that fit, in order: the index is asked once for the count and the page alike. */
  const sortedIds = (query: ReportQuery, match: string | null): number[] => {
    const { where, values } = conditions(query, match);
    const direction = query.descending ? "DESC" : "ASC";
    const wanted = db.prepare(
      query.sort === "headline"
        ? `SELECT r.rowid, headline_zh || headline_en FROM reports r WHERE ${where}`
        : `SELECT r.rowid FROM reports r WHERE ${where}
           ORDER BY ${orderings[query.sort]} ${direction} NULLS LAST, r.number ${direction}`,
    );
    wanted.setReturnArrays(true);
    const found = wanted.all(...values) as unknown as [number, string][];
    // SQLite has no collation for Chinese.
    if (query.sort === "headline")
      found.sort((a, b) => collator.compare(a[1], b[1]) * (query.descending ? -1 : 1));
    return found.map(([rowid]) => rowid);
  };

  /** Numbers of the reports outside the bin, in their order; null where they are to be asked for. */
  let liveNumbers: Map<ReportId, number> | null = null;

  return {
    put(report) {
      const { id, number, binnedAt } = report;
      if (liveNumbers?.get(id) !== (binnedAt === null ? number : undefined)) liveNumbers = null;
      const { summary, text } = describe(report);
      const row: Row = { ...toRow(summary), series: JSON.stringify(report.head.event.series) };
      inTransaction(db, () => {
        const { rowid } = upsert.get(...columns.map((column) => row[column] ?? null)) as {
          rowid: number;
        };
        putText.run(rowid, text.zh, text.en);
        dropIndex.run(rowid);
        putIndex.run(rowid, toIndexText(text.zh), toIndexText(text.en));
      });
    },
    find: (id) => {
      const row = byId.get(id) as Row | undefined;
      return row ? fromRow(row) : null;
    },
    findByNumber: (number) => {
      const row = byNumber.get(number) as Row | undefined;
      return row ? fromRow(row) : null;
    },
    list(query) {
      const match = toMatchQuery(query.text);
      if (!match && query.text.trim() !== "") return { total: 0, rows: [] };
      const ids = sortedIds(query, match);
      const rows = ids
        .slice(query.offset, query.offset + query.limit)
        .map((id) => byRowid.get(id) as Row);
      return { total: ids.length, rows: rows.map((row) => withHit(row, query, match !== null)) };
    },
    ids: () =>
      (db.prepare("SELECT id FROM reports").all() as { id: ReportId }[]).map((row) => row.id),
    live() {
      const rows = () =>
        db
          .prepare("SELECT id, number FROM reports WHERE binned_at IS NULL ORDER BY number")
          .all() as { id: ReportId; number: number }[];
      liveNumbers ??= new Map(rows().map(({ id, number }) => [id, number]));
      return [...liveNumbers.keys()];
    },
    candidates(query, { column, lang, stage }) {
      const match = query.regex ? null : toSubstringQuery(query.text);
      const { where, values } = conditions(
        reportQuerySchema.parse({
          ...(column && { column }),
          ...(stage && { stage: { stage, ...(lang && { lang }) } }),
        }),
        match,
      );
      const rows = db
        .prepare(`SELECT r.id FROM reports r WHERE ${where} ORDER BY r.number DESC`)
        .all(...values) as { id: ReportId }[];
      return rows.map(({ id }) => id);
    },
    textOf: (id) => (textById.get(id) as Record<Lang, string> | undefined) ?? null,
    nextNumber: () =>
      (
        db.prepare("SELECT coalesce(max(number), 0) + 1 AS next FROM reports").get() as {
          next: number;
        }
      ).next,
    series() {
      const rows = db
        .prepare(
          "SELECT series FROM reports WHERE binned_at IS NULL AND series <> 'null' GROUP BY series ORDER BY max(updated_at)",
        )
        .all();
      const found = rows.map((row) => seriesSchema.parse(JSON.parse(String(row["series"]))));
      return [...new Map(found.map((one) => [one.id, one])).values()];
    },
    columnsInUse: () =>
      new Set(
        (
          db
            .prepare("SELECT DISTINCT column_id AS id FROM reports WHERE binned_at IS NULL")
            .all() as {
            id: string;
          }[]
        ).map((row) => row.id),
      ),
  };
}
