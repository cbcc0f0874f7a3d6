/** Beside the sheet: what colleagues say of the text. */
import { useMemo } from "react";
import { CommentList, useOpenComments } from "../../app/comment/comment-list.tsx";
import type { PanelProps } from "./panel-props.ts";

export function CommentsPanel({ lang }: PanelProps) {
  const langs = useMemo(() => [lang], [lang]);
  return <CommentList langs={langs} />;
}

export function CommentsCount({ lang }: PanelProps) {
  return useOpenComments([lang]) || null;
}
