/** `diglot import-site`: a copy of an old site into the library, with a plan first, as often as one likes. */
import { resolve } from "node:path";
import { isRefusing, type OldPageFinding } from "../../core/exchange/old-site/findings.ts";
import { mappingSchema, type Mapping, parseMapping } from "../../core/exchange/old-site/mapping.ts";
import type { Column } from "../../core/library/settings.ts";
import { langs } from "../../core/report/lang.ts";
import { decodeText } from "../exchange/decode-text.ts";
import { ImportRefusal } from "../exchange/import-refusal.ts";
import {
  importOldSite,
  lookAtOldSite,
  type OldReportTold,
} from "../exchange/old-site/import-old-site.ts";
import { type OldSitePlan, planOldSite } from "../exchange/old-site/plan-old-site.ts";
import { readTextBytes } from "../exchange/read-file.ts";
import { withLibrary } from "./library-at.ts";
import { CliError, WrongUse } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

export interface ImportSiteOptions {
  library: string;
  /** A JSON file. */
  mapping?: string;
  /** `OLD=COLUMN` */
  columnMap?: string[];
  asPublished?: boolean;
  plan?: boolean;
}

/** 1 when a page could not be taken; the others are in. */
export async function importSite(
  dir: string,
  options: ImportSiteOptions,
  { terminal, signal }: { terminal: Terminal; signal: AbortSignal },
): Promise<number> {
  const { words } = terminal;
  const mapping = withColumns(await readMapping(options.mapping), options.columnMap ?? []);
  return withLibrary(options.library, terminal, async (library) => {
    refuseStrayColumns(mapping, library.store.record.settings.columns);
    const onProgress = (done: number, total: number): void =>
      terminal.progress(words("progress.oldPages", { done, total }));
    const plan = await planOldSite(resolve(dir), mapping, { library, signal, onProgress });
    if (!plan) throw new CliError("NO_OLD_SITE", { dir });
    const findings = [...plan.findings];
    for (const finding of plan.findings) tellFinding(finding, terminal);
    let [reports, pictures] = [0, 0];
    const onReport = (told: OldReportTold, done: number, total: number): void => {
      terminal.progress(words("progress.oldReports", { done, total }));
      if (told.report || options.plan) reports += 1;
      pictures += told.pictures;
      findings.push(...told.findings);
      tellReport(told, terminal);
    };
    const carryOut = options.plan ? lookAtOldSite : importOldSite;
    const asPublished = options.asPublished ?? false;
    await carryOut(plan, { library, asPublished, signal, onReport });
    tellWhole(plan, { reports, pictures, findings, isPlan: options.plan ?? false }, terminal);
    return findings.some(isRefusing) ? 1 : 0;
  });
}

async function readMapping(file: string | undefined): Promise<Mapping> {
  if (file === undefined) return mappingSchema.parse({});
  let value: unknown;
  try {
    value = JSON.parse(decodeText(await readTextBytes(resolve(file))));
  } catch (error) {
    if (error instanceof ImportRefusal) throw new CliError(error.code, { file });
    if (error instanceof SyntaxError) throw new CliError("MAPPING_UNREADABLE", { file });
    throw error;
  }
  const result = parseMapping(value);
  if (!result.ok) throw new CliError("MAPPING_BAD", { file, places: result.paths.join(", ") });
  return result.mapping;
}

function withColumns(mapping: Mapping, pairs: readonly string[]): Mapping {
  const columns = { ...mapping.columns };
  for (const what of pairs) {
    const [, old, column] = /^(.+)=([^=]+)$/.exec(what) ?? [];
    if (old === undefined || column === undefined) throw new WrongUse("COLUMN_MAP_BAD", { what });
    columns[old] = column;
  }
  return { ...mapping, columns };
}

function refuseStrayColumns({ columns }: Mapping, known: readonly Column[]): void {
  const ids = known.map(({ id }) => id);
  const stray = [...new Set(Object.values(columns))].filter((id) => !ids.includes(id));
  if (stray.length > 0)
    throw new CliError("COLUMNS_UNKNOWN", { columns: stray.join(", "), there: ids.join(", ") });
}

const tellFinding = ({ file, code, detail }: OldPageFinding, { words, remark }: Terminal): void =>
  remark(words(`oldPage.${code}`, { file, detail }));

function tellReport({ old, report, pictures, findings }: OldReportTold, terminal: Terminal): void {
  const { words } = terminal;
  const heads = langs.flatMap((lang) => old.pair[lang] ?? []);
  const [head] = heads;
  const values = {
    address: heads.map(({ address }) => address).join(" + "),
    headline: head?.headline ?? "",
    column: old.column.id,
    date: heads.find(({ day }) => day !== null)?.day ?? words("said.noDate"),
    number: report?.number ?? 0,
  };
  terminal.result(
    {
      addresses: heads.map(({ address }) => address),
      langs: heads.map(({ lang }) => lang),
      headline: values.headline,
      column: old.column.id,
      date: heads.find(({ day }) => day !== null)?.day ?? null,
      ...(report && { report: report.id, number: report.number }),
      pictures,
      findings,
    },
    words(report ? "said.oldReport" : "said.oldReportPlanned", values),
  );
  for (const finding of findings) tellFinding(finding, terminal);
}

interface Whole {
  reports: number;
  pictures: number;
  findings: OldPageFinding[];
  isPlan: boolean;
}

function tellWhole(
  plan: OldSitePlan,
  { reports, pictures, findings, isPlan }: Whole,
  { words, result }: Terminal,
): void {
  const refused = findings.filter(isRefusing).length;
  const values = {
    pages: plan.folder.pages.length,
    ...{ reports, pictures, refused },
    pairs: plan.reports.filter(({ pair }) => pair.zh && pair.en).length,
    known: plan.reports.filter(({ isKnown }) => isKnown).length,
    others: plan.others,
  };
  result(
    { ...values, findings },
    words(isPlan ? "said.oldSitePlan" : "said.oldSiteImported", values),
  );
}
