/** What the desk shows, kept in its address, so that going back finds the list as it was left. */
import { z } from "zod";
import { type ReportQuery, reportQuerySchema, reportSorts } from "../../core/api/report.ts";
import { langSchema } from "../../core/report/lang.ts";
import { stageSchema } from "../../core/report/stage.ts";

/** The query without its page. */
export type DeskQuery = Omit<ReportQuery, "offset" | "limit">;

export const DESK_PAGE = 100;

export const deskQueryOf = (change: Partial<DeskQuery> = {}): DeskQuery => {
  const { offset: _offset, limit: _limit, ...query } = reportQuerySchema.parse(change);
  return query;
};

const sortSchema = z.enum(reportSorts);

/** What an address asks for; whatever is not understood is left out. */
export function parseDeskQuery(search: string): DeskQuery {
  const params = new URLSearchParams(search);
  const [lang, stage] = params.get("stage")?.split("-") ?? [];
  const knownStage = stageSchema.safeParse(stage).data;
  const knownLang = langSchema.safeParse(lang).data;
  const column = params.get("column");
  const person = params.get("person");
  const sort = sortSchema.safeParse(params.get("sort")).data;
  return deskQueryOf({
    text: (params.get("q") ?? "").slice(0, 200),
    ...(column ? { column } : {}),
    ...(person ? { person } : {}),
    ...(knownStage
      ? { stage: { stage: knownStage, ...(knownLang ? { lang: knownLang } : {}) } }
      : {}),
    ...(params.has("due") ? { translationDue: true } : {}),
    binned: params.has("bin"),
    ...(sort ? { sort } : {}),
    descending: params.get("order") !== "up",
  });
}

/** The address's query part, "" for the desk as it is at first. */
export function toDeskSearch(query: DeskQuery): string {
  const params = new URLSearchParams();
  if (query.text) params.set("q", query.text);
  if (query.column) params.set("column", query.column);
  if (query.stage) params.set("stage", `${query.stage.lang ?? "any"}-${query.stage.stage}`);
  if (query.person) params.set("person", query.person);
  if (query.translationDue) params.set("due", "");
  if (query.binned) params.set("bin", "");
  if (query.sort !== "updated") params.set("sort", query.sort);
  if (!query.descending) params.set("order", "up");
  const search = params.toString().replaceAll("=&", "&").replace(/=$/, "");
  return search ? `?${search}` : "";
}

/** True when something is filtered or searched for. */
export const isNarrowed = (query: DeskQuery): boolean =>
  query.text !== "" ||
  query.column !== undefined ||
  query.stage !== undefined ||
  query.person !== undefined ||
  query.translationDue === true;
