/** What a person does with comments, under their own name. */
import { useTranslation } from "react-i18next";
import {
  openThread,
  removeComment,
  replyTo,
  restoreComment,
  setResolved,
} from "../../../core/comment/comment-document.ts";
import type { Anchor, Comment, Thread } from "../../../core/comment/thread.ts";
import { useMe } from "../query.ts";
import { useTell } from "../tell.tsx";
import { useCommentDesk } from "./comment-desk.ts";

export interface CommentActions {
  open(anchor: Anchor, text: string): void;
  reply(thread: Thread, text: string): void;
  resolve(thread: Thread): void;
  reopen(thread: Thread): void;
  /** One's own comments; whoever did not say who they are has those without a name. */
  isOwn(comment: Comment): boolean;
  remove(thread: Thread, comment: Comment): void;
}

export function useCommentActions(): CommentActions {
  const { t } = useTranslation("comment");
  const { doc, activate } = useCommentDesk();
  const me = useMe();
  const tell = useTell();
  const by = me?.id ?? "";
  const said = (text: string) => ({ by, name: "", at: new Date().toISOString(), text });
  return {
    open: (anchor, text) => activate(openThread(doc, anchor, said(text))),
    reply: (thread, text) => replyTo(doc, thread.id, said(text)),
    resolve: (thread) => setResolved(doc, thread.id, { at: new Date().toISOString(), by }),
    reopen: (thread) => setResolved(doc, thread.id, null),
    isOwn: (comment) => comment.by === by && comment.name === "",
    remove(thread, comment) {
      removeComment(doc, comment.id);
      tell.done(t("removed"), () => restoreComment(doc, thread.id, comment));
    },
  };
}
