/** The threads of a report in its head document: anchors, comments and resolutions apart, so that every edit merges. */
import type * as Y from "yjs";
import { type BlockId, newBlockId } from "../report/ids.ts";
import {
  type Anchor,
  anchorSchema,
  type Comment,
  commentSchema,
  type Resolution,
  resolutionSchema,
  type Thread,
} from "./thread.ts";

/** By thread id. An anchor stays when the last comment is deleted: somebody may be answering at that moment. */
const anchorsOf = (doc: Y.Doc) => doc.getMap<unknown>("threads");
/** By comment id, each with the id of its thread. */
const commentsOf = (doc: Y.Doc) => doc.getMap<unknown>("comments");
/** By thread id; absent for an open thread. */
const resolutionsOf = (doc: Y.Doc) => doc.getMap<unknown>("resolved");

/** A comment without what is settled when it is added. */
export type NewComment = Omit<Comment, "id">;

const storedCommentSchema = commentSchema.extend({ thread: anchorSchema.shape.block });

/** Every thread that has a comment, oldest first; what is malformed is passed over. */
export function readThreads(doc: Y.Doc): Thread[] {
  const byThread = new Map<string, Comment[]>();
  for (const value of commentsOf(doc).values()) {
    const stored = storedCommentSchema.safeParse(value).data;
    if (!stored) continue;
    const { thread, ...comment } = stored;
    byThread.set(thread, [...(byThread.get(thread) ?? []), comment]);
  }
  const threads: Thread[] = [];
  for (const [id, value] of anchorsOf(doc)) {
    const anchor = anchorSchema.safeParse(value).data;
    const comments = byThread.get(id)?.sort(byTime);
    if (!anchor || !comments) continue;
    const resolved = resolutionSchema.safeParse(resolutionsOf(doc).get(id)).data ?? null;
    threads.push({ id: id as BlockId, ...anchor, resolved, comments });
  }
  return threads.sort((a, b) => byTime(a.comments[0], b.comments[0]));
}

const byTime = (a?: Comment, b?: Comment): number =>
  (a?.at ?? "").localeCompare(b?.at ?? "") || (a?.id ?? "").localeCompare(b?.id ?? "");

/** Opens a thread and returns its id. */
export function openThread(doc: Y.Doc, anchor: Anchor, comment: NewComment): BlockId {
  const id = newBlockId();
  doc.transact(() => {
    anchorsOf(doc).set(id, anchor);
    putComment(doc, id, { ...comment, id: newBlockId() });
  });
  return id;
}

function putComment(doc: Y.Doc, thread: BlockId, comment: Comment): void {
  commentsOf(doc).set(comment.id, { ...comment, thread });
}

/** An answer opens a resolved thread again. */
export function replyTo(doc: Y.Doc, thread: BlockId, comment: NewComment): void {
  doc.transact(() => {
    putComment(doc, thread, { ...comment, id: newBlockId() });
    resolutionsOf(doc).delete(thread);
  });
}

/** Puts a deleted comment back as it was. */
export const restoreComment = putComment;

export function setResolved(doc: Y.Doc, thread: BlockId, resolution: Resolution | null): void {
  if (resolution) resolutionsOf(doc).set(thread, resolution);
  else resolutionsOf(doc).delete(thread);
}

/** A thread without comments is no longer shown. */
export function removeComment(doc: Y.Doc, comment: BlockId): void {
  commentsOf(doc).delete(comment);
}

/** Writes threads as they were read before, or as a file had them. */
export function writeThreads(doc: Y.Doc, threads: readonly Thread[]): void {
  doc.transact(() => {
    for (const { id, resolved, comments, lang, block, quote, before } of threads) {
      anchorsOf(doc).set(id, { lang, block, quote, before } satisfies Anchor);
      if (resolved) resolutionsOf(doc).set(id, resolved);
      for (const comment of comments) putComment(doc, id, comment);
    }
  });
}
