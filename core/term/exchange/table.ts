/** The wordbook as a table: the rows of a CSV file or of a sheet. */
import {
  type Entry,
  type EntryKind,
  entryKinds,
  type Variant,
  type VariantStatus,
  variantStatuses,
} from "../entry.ts";
import type { Incoming, LineProblem, ReadTerms } from "./incoming.ts";

type Column =
  | "id"
  | "kind"
  | "zh"
  | "aliases"
  | VariantStatus
  | "acronym"
  | "definition"
  | "context"
  | "column"
  | "source"
  | "note";

/** What the head of a column may say, in small letters; the first is what is written. */
const names: Record<Column, readonly string[]> = {
  id: ["id", "编号"],
  kind: ["kind", "类别", "类型", "type"],
  zh: ["zh", "中文", "chinese", "zh-cn", "中文名称", "术语", "原文", "source term"],
  aliases: ["zh-aliases", "中文别称", "别称", "简称", "aliases"],
  approved: [
    "en",
    "英文",
    "english",
    "en-us",
    "en-gb",
    "英文名称",
    "译文",
    "translation",
    "规范译法",
  ],
  allowed: ["en-allowed", "可用英文", "可用译法", "allowed"],
  forbidden: ["en-forbidden", "禁用英文", "禁用译法", "forbidden"],
  acronym: ["acronym", "英文缩写", "缩写", "abbreviation"],
  definition: ["definition", "释义", "定义"],
  context: ["context", "用例", "语境", "example"],
  column: ["column", "栏目", "适用栏目"],
  source: ["source", "出处", "来源"],
  note: ["note", "备注", "说明", "notes"],
};

const columns = Object.keys(names) as Column[];

const kindNames: Record<EntryKind, readonly string[]> = {
  term: ["术语"],
  person: ["人名", "人物", "name"],
  organisation: ["机构", "组织", "机构名", "organization", "body"],
  place: ["地名"],
  event: ["活动", "会议"],
  title: ["职务", "职称", "post"],
  work: ["作品", "著作"],
};

/** Between several wordings in one cell. */
const BETWEEN = " | ";
const splitCell = (cell: string): string[] =>
  cell
    .split(/[|｜\n；]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** With a head. */
export function toTable(entries: readonly Entry[]): string[][] {
  const wordings = (entry: Entry, status: VariantStatus): string =>
    entry.en
      .filter((variant) => variant.status === status)
      .map(({ text }) => text)
      .join(BETWEEN);
  const cellOf = (entry: Entry, column: Column): string => {
    if (column === "approved" || column === "allowed" || column === "forbidden")
      return wordings(entry, column);
    return column === "aliases" ? entry.aliases.join(BETWEEN) : entry[column];
  };
  return [
    columns.map((column) => names[column][0] ?? column),
    ...entries.map((entry) => columns.map((column) => cellOf(entry, column))),
  ];
}

/** Without a head that is known, the first column is Chinese and the second English. Empty rows are passed over. */
export function fromTable(rows: readonly (readonly string[])[]): ReadTerms {
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ""));
  const head = (rows[first] ?? []).map(columnNamed);
  const isHead = head.includes("zh");
  const order: (Column | null)[] = isHead ? head : ["zh", "approved"];
  const start = rows[first] ?? [];
  if (!isHead && first >= 0 && !(start.length > 1 && /\p{Script=Han}/u.test(start[0] ?? "")))
    return {
      incoming: [],
      problems: [{ line: first + 1, code: "no-head", about: start.join(",").slice(0, 40) }],
      others: 0,
    };
  const incoming: Incoming[] = [];
  const problems: LineProblem[] = [];
  for (let at = isHead ? first + 1 : Math.max(0, first); at < rows.length; at += 1) {
    const row = rows[at] ?? [];
    if (row.every((cell) => cell.trim() === "")) continue;
    const read = readRow(row, order, at + 1);
    if ("code" in read) problems.push(read);
    else incoming.push(read);
  }
  return { incoming, problems, others: 0 };
}

const columnNamed = (cell: string): Column | null => {
  const name = cell.trim().toLowerCase();
  return columns.find((column) => names[column].includes(name)) ?? null;
};

function readRow(
  row: readonly string[],
  order: readonly (Column | null)[],
  line: number,
): Incoming | LineProblem {
  const cells = new Map<Column, string>();
  for (const [index, column] of order.entries())
    if (column && !cells.has(column)) cells.set(column, (row[index] ?? "").trim());
  const zh = cells.get("zh") ?? "";
  const about = row.find((cell) => cell.trim() !== "")?.slice(0, 40) ?? "";
  if (zh === "") return { line, code: "zh-missing", about };
  const fields: Incoming["fields"] = { zh };
  const kind = cells.get("kind");
  if (kind) {
    const known = kindNamed(kind);
    if (!known) return { line, code: "kind-unknown", about: kind.slice(0, 40) };
    fields.kind = known;
  }
  const en = variantStatuses.flatMap((status): Variant[] =>
    splitCell(cells.get(status) ?? "").map((text) => ({ text, status })),
  );
  if (variantStatuses.some((status) => cells.has(status))) fields.en = onceEach(en);
  const aliases = cells.get("aliases");
  if (aliases !== undefined) fields.aliases = splitCell(aliases);
  for (const field of remarks) {
    const cell = cells.get(field);
    if (cell !== undefined) fields[field] = cell;
  }
  return { line, id: cells.get("id") ?? "", fields };
}

const remarks = ["acronym", "definition", "context", "column", "source", "note"] as const;

const onceEach = (variants: Variant[]): Variant[] =>
  variants.filter(({ text }, at) => variants.findIndex((one) => one.text === text) === at);

/** The kind that a file names, in either language. */
export function kindNamed(name: string): EntryKind | null {
  const small = name.trim().toLowerCase();
  return entryKinds.find((kind) => kind === small || kindNames[kind].includes(small)) ?? null;
}
