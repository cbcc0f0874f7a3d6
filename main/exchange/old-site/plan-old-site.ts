/** Looks through a copy of an old site: which reports would come in, and what is not in order on each page. */
import { parsePage } from "../../../core/exchange/html/parse-page.ts";
import type { PageElement } from "../../../core/exchange/html/page.ts";
import { isNameOf } from "../../../core/exchange/imported.ts";
import type { OldPageCode, OldPageFinding } from "../../../core/exchange/old-site/findings.ts";
import { addressSaid } from "../../../core/exchange/old-site/links.ts";
import type { Mapping } from "../../../core/exchange/old-site/mapping.ts";
import { type OldPair, pairPages } from "../../../core/exchange/old-site/pair-pages.ts";
import { type OldHead, readOldHead } from "../../../core/exchange/old-site/read-page.ts";
import type { Column } from "../../../core/library/settings.ts";
import { isKeepable } from "../../../core/publication/old-address.ts";
import { type Lang, langs } from "../../../core/report/lang.ts";
import type { LibraryForOldSite } from "./library-for-old-site.ts";
import { createBreather } from "../../publication/breather.ts";
import { ImportRefusal } from "../import-refusal.ts";
import { decodePage } from "../read-report.ts";
import { openSiteFolder, type SiteFolder } from "./site-folder.ts";

export interface OldReport {
  pair: OldPair;
  /** By language, where the page lies in the folder. */
  files: Partial<Record<Lang, string>>;
  column: Column;
  /** Already in the library, by its old address. */
  isKnown: boolean;
}

export interface OldSitePlan {
  folder: SiteFolder;
  mapping: Mapping;
  reports: OldReport[];
  /** Pages that are no reports: lists, home pages. */
  others: number;
  findings: OldPageFinding[];
  /** Old addresses of all reports that are there, or will be. */
  addresses: ReadonlySet<string>;
}

export interface Looking {
  library: Pick<LibraryForOldSite, "reports" | "store">;
  signal: AbortSignal;
  onProgress: (done: number, total: number) => void;
}

/** Null when the folder has no page. Changes nothing. */
export async function planOldSite(
  dir: string,
  given: Mapping,
  { library, signal, onProgress }: Looking,
): Promise<OldSitePlan | null> {
  const folder = await openSiteFolder(dir);
  if (!folder) return null;
  const mapping = withHost(given, folder);
  const known = await knownAddresses(library, signal);
  const findings: OldPageFinding[] = [];
  const heads = new Map<string, { head: OldHead; file: string }>();
  const breathe = createBreather(signal);
  let others = 0;
  for (const [index, file] of folder.pages.entries()) {
    await breathe();
    onProgress(index + 1, folder.pages.length);
    const found = await readHead(file, { folder, mapping });
    if (found.kind === "other") others += 1;
    else if (found.kind === "finding") findings.push(found.finding);
    else if (heads.has(found.head.address))
      findings.push({ file, code: "address-twice", detail: found.head.address });
    else heads.set(found.head.address, { head: found.head, file });
  }
  const fileOf = (head: OldHead): string => heads.get(head.address)?.file ?? "";
  const all = [...heads.values()].map(({ head }) => head);
  findings.push(...numbersTwice(all, fileOf));
  const reports = pairPages(all, mapping).map((pair): OldReport => {
    const { column, isNamed } = columnOf(pair, mapping, library.store.record.settings.columns);
    const sides = langs.flatMap((lang) => pair[lang] ?? []);
    const isKnown = sides.some(({ address }) => known.has(address));
    for (const head of isKnown ? [] : sides)
      findings.push(...aboutHead(head, { file: fileOf(head), isNamed }));
    const files = Object.fromEntries(sides.map((head) => [head.lang, fileOf(head)]));
    return { pair, files, column, isKnown };
  });
  const addresses = new Set([...known, ...heads.keys()]);
  return { folder, mapping, reports, others, findings, addresses };
}

/** Links to the host that the folder is named for are links within the site. */
export const withHost = (mapping: Mapping, { host }: SiteFolder): Mapping =>
  host === null ? mapping : { ...mapping, hosts: [...mapping.hosts, host] };

type ReadHead =
  | { kind: "other" }
  | { kind: "report"; head: OldHead }
  | { kind: "finding"; finding: OldPageFinding };

async function readHead(
  file: string,
  { folder, mapping }: { folder: SiteFolder; mapping: Mapping },
): Promise<ReadHead> {
  const finding = (code: OldPageCode, detail = ""): ReadHead => ({
    kind: "finding",
    finding: { file, code, detail },
  });
  const read = await readOldFile(file, folder);
  if (typeof read === "string") return finding("unreadable", read);
  if (read.page === "too-deep") return finding("too-deep");
  const address = addressOf(file, read.source, mapping);
  const result = readOldHead(read.page, { address, mapping });
  return result.kind === "problem" ? finding(result.problem) : result;
}

/** Where the page lay on the old site: as its path in the folder has it, else as the page says. */
export const addressOf = (file: string, source: string, { address }: Mapping): string =>
  new RegExp(address, "u").test(file) ? file : (addressSaid(source) ?? file);

/** The page's tree; the code of a refusal for what cannot be read. */
export async function readOldFile(
  file: string,
  folder: SiteFolder,
): Promise<{ source: string; page: PageElement | "too-deep" } | string> {
  try {
    const source = decodePage(await folder.page(file));
    return { source, page: parsePage(source) };
  } catch (error) {
    if (error instanceof ImportRefusal) return error.code;
    // One file that the system does not give is no reason to leave all others.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && /^E[A-Z]+$/.test(code)) return code;
    throw error;
  }
}

async function knownAddresses(
  { reports }: Looking["library"],
  signal: AbortSignal,
): Promise<Set<string>> {
  const known = new Set<string>();
  for (const [id] of reports.revisions()) {
    signal.throwIfAborted();
    const old = (await reports.projection(id))?.head.oldAddress;
    for (const lang of langs) if (old?.[lang]) known.add(old[lang]);
  }
  return known;
}

function columnOf(
  pair: OldPair,
  { columns: wanted }: Mapping,
  columns: readonly Column[],
): { column: Column; isNamed: boolean } {
  const names = langs.flatMap((lang) => {
    const head = pair[lang];
    return head ? [head.columnCode, head.columnName].filter((name) => name !== "") : [];
  });
  const ids = names.flatMap((name) => wanted[name] ?? []);
  const named =
    columns.find(({ id }) => ids.includes(id)) ??
    columns.find((column) => names.some((name) => column.id === name || isNameOf(column, name)));
  const [first] = columns;
  if (!first) throw new Error("a library has a column");
  return { column: named ?? first, isNamed: named !== undefined };
}

function aboutHead(
  head: OldHead,
  { file, isNamed }: { file: string; isNamed: boolean },
): OldPageFinding[] {
  const column = [head.columnCode, head.columnName].filter((name) => name !== "").join(" ");
  return [
    ...(head.day === null ? [{ file, code: "no-date" as const, detail: "" }] : []),
    ...(isNamed ? [] : [{ file, code: "column-unknown" as const, detail: column }]),
    ...(isKeepable(head.address, head.lang)
      ? []
      : [{ file, code: "address-moved" as const, detail: head.address }]),
  ];
}

function numbersTwice(
  heads: readonly OldHead[],
  fileOf: (head: OldHead) => string,
): OldPageFinding[] {
  const numbered = Map.groupBy(
    heads.filter(({ article }) => article !== ""),
    ({ lang, article }) => `${lang} ${article}`,
  );
  return [...numbered.values()].flatMap((same) =>
    same
      .slice(1)
      .map((head) => ({ file: fileOf(head), code: "number-twice" as const, detail: head.article })),
  );
}
