/** The address of the find room: what is looked for there, and in which reports. */
import { type FindQuery, queryOf } from "../../../core/find/query.ts";
import { type Lang, langSchema } from "../../../core/report/lang.ts";
import { type Stage, stageSchema } from "../../../core/report/stage.ts";

export interface FindPlace {
  query: FindQuery;
  replacement: string;
  /** What is ticked is to be taken out of the text; nothing is put in its place. */
  deleting: boolean;
  column: string | null;
  lang: Lang | null;
  stage: Stage | null;
  /** Running number of the only report that is searched. */
  report: number | null;
}

export const emptyPlace: FindPlace = {
  query: queryOf(),
  replacement: "",
  deleting: false,
  column: null,
  lang: null,
  stage: null,
  report: null,
};

export function findAddress(place: Partial<FindPlace>): string {
  const { query, replacement, deleting, column, lang, stage, report } = { ...emptyPlace, ...place };
  const params = new URLSearchParams();
  if (query.text) params.set("q", query.text);
  if (deleting) params.set("delete", "1");
  else if (replacement) params.set("with", replacement);
  if (query.regex) params.set("regex", "1");
  if (query.matchCase) params.set("case", "1");
  if (query.wholeWord) params.set("word", "1");
  if (!query.loose) params.set("strict", "1");
  if (column) params.set("column", column);
  if (lang) params.set("lang", lang);
  if (stage) params.set("stage", stage);
  if (report) params.set("report", String(report));
  const search = params.toString();
  return search ? `/find?${search}` : "/find";
}

/** What an address asks for; whatever is not understood is left out. */
export function parseFindAddress(search: string): FindPlace {
  const params = new URLSearchParams(search);
  const report = params.get("report") ?? "";
  return {
    query: queryOf({
      text: (params.get("q") ?? "").slice(0, 500),
      regex: params.has("regex"),
      matchCase: params.has("case"),
      wholeWord: params.has("word"),
      loose: !params.has("strict"),
    }),
    replacement: params.has("delete") ? "" : (params.get("with") ?? "").slice(0, 500),
    deleting: params.has("delete"),
    column: params.get("column"),
    lang: langSchema.safeParse(params.get("lang")).data ?? null,
    stage: stageSchema.safeParse(params.get("stage")).data ?? null,
    report: /^[1-9]\d{0,8}$/.test(report) ? Number(report) : null,
  };
}
