/** A translation that comes back from outside: what it would change, row by row, before anything is changed. */
import { z } from "zod";
import type { BlockKind } from "../../edition/blocks.ts";
import { type RichMark, sortOf } from "../../edition/rich/rich-marks.ts";
import { hashText, normalizeText } from "../../edition/text-hash.ts";
import { isDone, translationText } from "../../edition/translation.ts";
import { type BlockId, blockIdSchema, type ReportId, reportIdSchema } from "../../report/ids.ts";
import { type Lang, langSchema, otherLang } from "../../report/lang.ts";
import type { Report } from "../../report/report.ts";
import { markedOf, revisionOf, rowsIn, targetOf } from "./hand-out.ts";

const markSchema = z.custom<RichMark>(
  (value) => typeof value === "object" && value !== null && "kind" in value,
);

/** What is wrong with one text of a file: it stays out, or comes in and is told of. */
export const textProblemSchema = z.discriminatedUnion("kind", [
  /** Against a rule of the standard; it stays out. */
  z.object({ kind: z.literal("rule"), rule: z.string(), about: z.string(), line: z.int() }),
  /** A code that nobody knows; its text comes in without it. */
  z.object({ kind: z.literal("unknownCode"), code: z.string() }),
  /** The same text twice with different translations; it stays out. */
  z.object({ kind: z.literal("twice") }),
]);
export type TextProblem = z.infer<typeof textProblemSchema>;

export const incomingTextSchema = z.object({
  /** The source block. */
  id: blockIdSchema,
  /** `hashText` of the source that was translated. */
  sourceHash: z.string(),
  text: z.string(),
  marks: z.array(markSchema),
  /** How far whoever translated it says it is. */
  level: z.enum(["draft", "translated", "reviewed"]),
  /** Remarks that were not in the file when it went out. */
  remarks: z.array(z.string()),
  problems: z.array(textProblemSchema),
});
export type IncomingText = z.infer<typeof incomingTextSchema>;

export const incomingFileSchema = z.object({
  report: reportIdSchema,
  /** Of the translation. */
  lang: langSchema,
  /** Of the source that the file was made of; "" where the file does not say. */
  revision: z.string(),
  texts: z.array(incomingTextSchema),
});
export type IncomingFile = z.infer<typeof incomingFileSchema>;

/**
 * - `new`: nothing was there · `changed`: another text was there · `same`: nothing to do
 * - `source-changed`: the source is another than the one translated; stays out
 * - `locked`: the translation is locked here; stays out
 * - `gone`: there is no such source text any more; stays out
 * - `broken`: cannot be taken as it is; stays out
 */
export type IncomingStatus =
  | "new"
  | "changed"
  | "same"
  | "source-changed"
  | "locked"
  | "gone"
  | "broken";

/** One row of what would change. */
export interface IncomingTranslation {
  incoming: IncomingText;
  status: IncomingStatus;
  kind: BlockKind;
  /** Blocks of the translation that hold the text now; none where there is none. */
  targets: BlockId[];
  /** As it is now, "" where it is gone. */
  source: string;
  before: string;
  after: string;
  /** Marks of the source that the new text lacks, and those it has beyond the source. */
  lacking: RichMark[];
  /** Its translator says that it is reviewed, and here it is not confirmed as it would stand. */
  canConfirm: boolean;
}

export interface IncomingPlan {
  report: ReportId;
  lang: Lang;
  /** The source was changed since the file was made. */
  isOtherRevision: boolean;
  rows: IncomingTranslation[];
}

type Pair = Pick<Report, "editions" | "sourceLang" | "id">;

/** In the order of the source; texts that are gone come last. */
export function planIncoming(file: IncomingFile, report: Pair): IncomingPlan {
  const source = report.editions[report.sourceLang];
  const target = report.editions[otherLang(report.sourceLang)];
  const rows = rowsIn(report);
  const places = new Map(rows.map((row, index) => [row.source?.id ?? "", { row, index }]));
  const planned = file.texts.flatMap((incoming) => {
    const place = places.get(incoming.id);
    const row = place?.row;
    if (!row?.source) {
      const gone = {
        targets: [],
        source: "",
        before: "",
        after: incoming.text,
        lacking: [],
        canConfirm: false,
      };
      return [
        { at: rows.length, row: { incoming, status: "gone", kind: "paragraph", ...gone } as const },
      ];
    }
    const now = targetOf(row, target);
    const status = statusOf(incoming, {
      source: row.source.text,
      now: { ...now, isLocked: row.target?.isLocked === true },
    });
    const isTaken = status === "new" || status === "changed" || status === "same";
    return [
      {
        at: place?.index ?? 0,
        row: {
          ...{ incoming, status, kind: row.source.kind, source: row.source.text },
          targets: [row.target, ...row.more].flatMap((block) => block?.id ?? []),
          before: translationText(row.target, row.more),
          after: incoming.text,
          lacking: lackingIn(markedOf(source, incoming.id).marks, incoming.marks),
          canConfirm:
            isTaken && incoming.level === "reviewed" && !(status === "same" && isDone(row)),
        },
      },
    ];
  });
  return {
    report: report.id,
    lang: file.lang,
    isOtherRevision: file.revision !== "" && file.revision !== revisionOf(report),
    rows: planned.toSorted((a, b) => a.at - b.at).map(({ row }) => row),
  };
}

const stopping = (problem: TextProblem): boolean => problem.kind !== "unknownCode";

interface Standing {
  source: string;
  now: { text: string; marks: readonly RichMark[]; isLocked: boolean };
}

function statusOf(incoming: IncomingText, { source, now }: Standing): IncomingStatus {
  if (incoming.problems.some(stopping)) return "broken";
  if (incoming.text === now.text && sameMarks(incoming.marks, now.marks)) return "same";
  // An empty translation is none: what stands here is not taken away by it.
  if (normalizeText(incoming.text) === "") return "same";
  if (now.isLocked) return "locked";
  if (hashText(source) !== incoming.sourceHash) return "source-changed";
  return normalizeText(now.text) === "" ? "new" : "changed";
}

const keyOf = (mark: RichMark): string => `${mark.start} ${mark.end} ${sortOf(mark)}`;
const sameMarks = (a: readonly RichMark[], b: readonly RichMark[]): boolean =>
  a.map(keyOf).toSorted().join() === b.map(keyOf).toSorted().join();

/** As many of a sort as the source has more; formats are a matter of the language and are not asked for. */
function lackingIn(source: readonly RichMark[], target: readonly RichMark[]): RichMark[] {
  const there = new Map<string, number>();
  for (const mark of target) there.set(sortOf(mark), (there.get(sortOf(mark)) ?? 0) + 1);
  return source.filter((mark) => {
    const left = there.get(sortOf(mark)) ?? 0;
    there.set(sortOf(mark), left - 1);
    return left <= 0 && mark.kind !== "format";
  });
}

/** Whether a row is taken unless somebody says otherwise. */
export const isTakeable = ({ status }: Pick<IncomingTranslation, "status">): boolean =>
  status === "new" || status === "changed";
