/** Comments of an edition as Word's own: ranges around the words, answers under what they answer, resolved ones as done. */
import { type ICommentOptions, Paragraph } from "docx";
import { type Place, placeOf, type Thread } from "../../core/comment/thread.ts";
import {
  cleanText,
  type ExportBlock,
  type Run,
  textOfRuns,
} from "../../core/exchange/export-blocks.ts";

export interface CommentsOut {
  threads: readonly Thread[];
  /** How the author of a comment is called in the file. */
  nameOf(who: { by: string; name: string }): string;
}

type Texted = Extract<ExportBlock, { runs: Run[]; id: string | null }>;

/** A border of commented text in a block: `ids` are those of Word's comments. */
interface Border {
  at: number;
  end: boolean;
  ids: number[];
}

const canHold = (block: ExportBlock): block is Texted =>
  "runs" in block && "id" in block && block.kind !== "footnote";

const textedIn = (blocks: readonly ExportBlock[]): Texted[] =>
  blocks.flatMap((block) =>
    block.kind === "table"
      ? block.rows.flatMap((row) => row.flatMap((cell) => textedIn(cell.blocks)))
      : canHold(block)
        ? [block]
        : [],
  );

/** The same blocks with the borders of commented text among their runs, and the comments themselves. */
export function withComments(
  blocks: ExportBlock[],
  { threads, nameOf }: CommentsOut,
): { blocks: ExportBlock[]; comments: ICommentOptions[] } {
  const texted = textedIn(blocks);
  const texts = texted.map(({ id, runs }) => ({ id, text: textOfRuns(runs) }));
  const borders = new Map<Texted, Border[]>();
  const comments: ICommentOptions[] = [];
  for (const thread of threads) {
    const place = placeOf(thread, texts);
    const at = place.kind === "gone" ? 0 : texts.findIndex(({ id }) => id === place.block);
    const block = texted[at];
    if (!block) continue;
    const made = toWord(thread, {
      first: comments.length,
      isLost: !hasWords(place, thread),
      nameOf,
    });
    const [start, end] =
      place.kind === "quote" ? [place.start, place.end] : [0, texts[at]?.text.length ?? 0];
    const ids = made.map(({ id }) => id);
    comments.push(...made);
    borders.set(block, [
      ...(borders.get(block) ?? []),
      { at: start, end: false, ids },
      { at: end, end: true, ids },
    ]);
  }
  return { blocks: bordered(blocks, borders), comments };
}

const hasWords = (place: Place, { quote }: Thread): boolean =>
  place.kind === "quote" || (place.kind === "block" && quote === "");

interface ToWord extends Pick<CommentsOut, "nameOf"> {
  first: number;
  /** The words are not in the text any more: the comment quotes them. */
  isLost: boolean;
}

function toWord(thread: Thread, { first, isLost, nameOf }: ToWord): ICommentOptions[] {
  return thread.comments.map((comment, index) => ({
    id: first + index,
    author: cleanText(nameOf(comment)),
    date: new Date(comment.at),
    children: [
      ...(index === 0 && isLost && thread.quote ? [`“${thread.quote}”`] : []),
      ...comment.text.split("\n"),
    ].map((line) => new Paragraph(cleanText(line))),
    ...(index > 0 && { parentId: first }),
    resolved: thread.resolved !== null,
  }));
}

const bordered = (blocks: ExportBlock[], borders: Map<Texted, Border[]>): ExportBlock[] =>
  blocks.map((block) => {
    if (block.kind === "table")
      return {
        ...block,
        rows: block.rows.map((row) =>
          row.map((cell) => ({ ...cell, blocks: bordered(cell.blocks, borders) })),
        ),
      };
    const own = canHold(block) ? borders.get(block) : undefined;
    return own && canHold(block) ? { ...block, runs: split(block.runs, own) } : block;
  });

/** At one place the borders that end stand before those that begin, unless they enclose nothing. */
function split(runs: readonly Run[], borders: Border[]): Run[] {
  const sorted = borders.toSorted((a, b) => a.at - b.at);
  const out: Run[] = [];
  let at = 0;
  const put = ({ ids, end }: Border): void => {
    for (const id of ids) out.push({ text: "", format: 0, href: null, comment: { id, end } });
  };
  for (const run of runs) {
    let rest = run;
    for (let next = sorted[0]; next && next.at < at + rest.text.length; next = sorted[0]) {
      const before = rest.text.slice(0, next.at - at);
      if (before !== "") out.push({ ...rest, text: before });
      rest = { ...rest, text: rest.text.slice(before.length) };
      at += before.length;
      put(next);
      sorted.shift();
    }
    out.push(rest);
    at += rest.text.length;
  }
  for (const border of sorted) put(border);
  return out;
}
