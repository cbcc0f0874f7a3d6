/** The shape of a hand-written report file: both editions of one report as plain blocks, ready to become living documents. */
import { z } from "zod";
import { eventSchema } from "../event/event.ts";
import { langSchema, otherLang } from "../report/lang.ts";
import { ownPageSchema, seriesPlaceSchema } from "../report/report.ts";

const stage = z.enum(["draft", "review", "approved"]);

const figureSchema = z.strictObject({
  kind: z.literal("figure"),
  asset: z.string().min(1).nullable(),
  caption: z.string(),
  alt: z.string(),
  credit: z.string(),
});

const draftBlockSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("paragraph"), text: z.string() }),
  z.strictObject({
    kind: z.literal("heading"),
    level: z.union([z.literal(2), z.literal(3), z.literal(4)]),
    text: z.string(),
  }),
  z.strictObject({ kind: z.literal("quote"), text: z.string() }),
  z.strictObject({ kind: z.literal("callout"), text: z.string() }),
  z.strictObject({
    kind: z.literal("list"),
    ordered: z.boolean(),
    items: z.array(z.string()).min(1),
  }),
  figureSchema,
  z.strictObject({
    kind: z.literal("gallery"),
    figures: z.array(figureSchema).min(1),
    caption: z.string(),
  }),
  /** The first row heads the columns. */
  z.strictObject({
    kind: z.literal("table"),
    rows: z.array(z.array(z.string()).min(1)).min(1),
  }),
]);

const editionDraftSchema = z.strictObject({
  headline: z.string(),
  lead: z.string(),
  body: z.array(draftBlockSchema),
  /** Footnotes by the names that texts refer to them with, in the order in which they are referred to. */
  notes: z.record(z.string(), z.string()).optional(),
  confirmed: z.union([z.literal("all"), z.int().nonnegative()]).optional(),
});

const textPair = z.strictObject({ zh: z.string(), en: z.string() });
const tagPair = z.strictObject({ zh: z.array(z.string()), en: z.array(z.string()) });

/**
 * Validates a report file. Beyond the shape it holds the pair together: the source edition is there, only the
 * translation carries `confirmed`, `confirmed` counts no more text blocks than there are, and the translation has the
 * source's body structure block for block. Issue messages are codes (`pair.sourceMissing`, `pair.confirmedOnSource`,
 * `pair.confirmedTooMany`, `pair.structureDiffers`), not sentences.
 */
export const reportDraftSchema = z
  .strictObject({
    sourceLang: langSchema,
    head: z.strictObject({
      column: z.string().min(1),
      releaseDate: z.iso.date().nullable(),
      source: textPair,
      author: textPair,
      tags: tagPair,
      event: eventSchema.optional(),
      series: seriesPlaceSchema.optional(),
      page: ownPageSchema.optional(),
    }),
    stages: z.strictObject({ zh: stage, en: stage }),
    editions: z.strictObject({
      zh: editionDraftSchema.nullable(),
      en: editionDraftSchema.nullable(),
    }),
  })
  .superRefine((draft, context) => {
    const targetLang = otherLang(draft.sourceLang);
    const source = draft.editions[draft.sourceLang];
    const target = draft.editions[targetLang];
    const refuse = (message: string, path: (string | number)[]): void =>
      context.addIssue({ code: "custom", message, path: ["editions", ...path] });
    if (source === null) {
      refuse("pair.sourceMissing", [draft.sourceLang]);
      return;
    }
    if (source.confirmed !== undefined)
      refuse("pair.confirmedOnSource", [draft.sourceLang, "confirmed"]);
    if (target === null) return;
    const differing = findStructureDifference(source.body, target.body);
    if (differing !== undefined) refuse("pair.structureDiffers", [targetLang, "body", differing]);
    if (typeof target.confirmed === "number" && target.confirmed > toTextBlocks(target).length) {
      refuse("pair.confirmedTooMany", [targetLang, "confirmed"]);
    }
  });

/** One hand-written report with its source edition and, unless null, its translation. */
export type ReportDraft = z.infer<typeof reportDraftSchema>;
/** One edition of a hand-written report; `confirmed` is on a translation only. */
export type EditionDraft = z.infer<typeof editionDraftSchema>;
/**
 * One body block; `text` is plain text with inline `**bold**`, `*italic*` and `[label](https://…)`, `[^name]` for a
 * footnote and `{{field}}` for a fact of the event.
 */
export type DraftBlock = z.infer<typeof draftBlockSchema>;

/** Where a report file is wrong and in which way; `code` is zod's issue code or one of the `pair.*` codes. */
export interface ReportDraftProblem {
  readonly code: string;
  readonly path: string;
}

/** What reading a report file gives: the draft, or every problem found in it. */
export type ReportDraftResult =
  | { readonly ok: true; readonly draft: ReportDraft }
  | { readonly ok: false; readonly problems: readonly ReportDraftProblem[] };

/** Parses the JSON value of a report file; never throws. `path` of a problem is dotted (`editions.en.body.3`). */
export function parseReportDraft(value: unknown): ReportDraftResult {
  const result = reportDraftSchema.safeParse(value);
  if (result.success) return { ok: true, draft: result.data };
  const problems = result.error.issues.map((issue) => ({
    code: issue.code === "custom" ? issue.message : issue.code,
    path: issue.path.join("."),
  }));
  return { ok: false, problems };
}

/** The texts of one edition in reading order: headline, lead, then the body; a list gives each item, a figure caption, alt text and credit, a table its cells. */
export function toTextBlocks(edition: EditionDraft): string[] {
  return [
    edition.headline,
    edition.lead,
    ...edition.body.flatMap(toBlockTexts),
    ...Object.values(edition.notes ?? {}),
  ];
}

function toBlockTexts(block: DraftBlock): string[] {
  if (block.kind === "list") return block.items;
  if (block.kind === "figure") return [block.caption, block.alt, block.credit];
  if (block.kind === "gallery") return [...block.figures.flatMap(toBlockTexts), block.caption];
  if (block.kind === "table") return block.rows.flat();
  return [block.text];
}

/** The index of the first body block at which two editions differ in structure, or undefined when they are alike. */
export function findStructureDifference(
  source: readonly DraftBlock[],
  target: readonly DraftBlock[],
): number | undefined {
  const length = Math.max(source.length, target.length);
  for (let index = 0; index < length; index += 1) {
    const left = source[index];
    const right = target[index];
    if (left === undefined || right === undefined || toShape(left) !== toShape(right)) return index;
  }
  return undefined;
}

function toShape(block: DraftBlock): string {
  if (block.kind === "heading") return `heading ${block.level}`;
  if (block.kind === "list")
    return `list ${block.ordered ? "ordered" : "plain"} ${block.items.length}`;
  if (block.kind === "figure") return `figure ${block.asset ?? "none"}`;
  if (block.kind === "gallery") return `gallery ${block.figures.map(toShape).join(", ")}`;
  if (block.kind === "table") return `table ${block.rows.map((row) => row.length).join(" ")}`;
  return block.kind;
}
