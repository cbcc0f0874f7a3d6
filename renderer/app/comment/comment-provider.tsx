/** Holds the comments of the report around for all its rooms, and the command that begins one. */
import { type ReactNode, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../commands.tsx";
import { useTell } from "../tell.tsx";
import { useLiveDocument } from "../live/report-session.tsx";
import { CommentContext, createCommentDesk, useCommentDesk } from "./comment-desk.ts";

/** In the text it is an edit like others; with Alt Gr it types nothing. */
export const COMMENT_KEYS = "mod+alt+m";

export function CommentProvider({ children }: { children: ReactNode }) {
  const { live } = useLiveDocument("head");
  const desk = useMemo(() => createCommentDesk(live.doc), [live.doc]);
  return <CommentContext value={desk}>{children}</CommentContext>;
}

/** Begins a comment at the caret, or says that there is none. */
export function useBeginComment(): () => void {
  const { t } = useTranslation("comment");
  const desk = useCommentDesk();
  const tell = useTell();
  return () => {
    if (!desk.begin()) tell.done(t("noCaret"));
  };
}

/** For a room that shows comments: the command, and how its list comes into sight. */
export function useCommentRoom(open: () => void): void {
  const { t } = useTranslation("comment");
  const desk = useCommentDesk();
  const begin = useBeginComment();
  useEffect(() => desk.setRoom(open), [desk, open]);
  useCommands([
    {
      id: "comment",
      group: "report",
      label: t("add"),
      keys: COMMENT_KEYS,
      run: begin,
    },
  ]);
}
