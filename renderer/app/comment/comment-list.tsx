/** The comments of one or both editions in the order of the text, with a place to write a new one. */
import { Button } from "@mantine/core";
import { IconMessagePlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { inTextOrder, isOpen, type Thread } from "../../../core/comment/thread.ts";
import { type Lang, langTags } from "../../../core/report/lang.ts";
import { KeyCaps } from "../key-caps.tsx";
import { type CommentState, type Placed, useCommentDesk, useComments } from "./comment-desk.ts";
import { CommentField } from "./comment-field.tsx";
import { COMMENT_KEYS, useBeginComment } from "./comment-provider.tsx";
import { ThreadCard } from "./thread-card.tsx";
import { useCommentActions } from "./use-comment-actions.ts";
import classes from "./comment.module.css";

interface PlacedThread extends Placed {
  thread: Thread;
}

/** Those of `langs`, one edition after the other. */
function orderedThreads({ threads, places }: CommentState, langs: readonly Lang[]): PlacedThread[] {
  return langs.flatMap((lang) => {
    const known = places[lang];
    const placed = threads
      .filter((thread) => thread.lang === lang)
      .map((thread): PlacedThread => {
        const at = known?.byThread.get(thread.id);
        return { thread, place: at?.place ?? { kind: "gone" }, text: at?.text ?? "" };
      });
    return inTextOrder(placed, known?.blocks ?? []);
  });
}

/** How many comments of these editions wait for somebody. */
export function useOpenComments(langs: readonly Lang[]): number {
  const { threads } = useComments();
  return threads.filter((thread) => langs.includes(thread.lang) && isOpen(thread)).length;
}

export function CommentList({ langs }: { langs: readonly Lang[] }) {
  const { t } = useTranslation("comment");
  const begin = useBeginComment();
  const state = useComments();
  const [showsResolved, setShowsResolved] = useState(false);
  const all = useMemo(() => orderedThreads(state, langs), [state, langs]);
  const resolved = all.filter(({ thread }) => !isOpen(thread));
  // One that somebody is at stays in its place when it is resolved.
  const shown = all.filter(
    ({ thread }) => showsResolved || isOpen(thread) || thread.id === state.active,
  );
  const draft = state.draft && langs.includes(state.draft.lang) ? state.draft : null;
  return (
    <div className={classes.list}>
      {draft ? (
        <NewThread />
      ) : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconMessagePlus size={16} stroke={1.7} />}
          rightSection={<KeyCaps keys={COMMENT_KEYS} />}
          // The selection stays in the text.
          onMouseDown={(event) => event.preventDefault()}
          onClick={begin}
        >
          {t("add")}
        </Button>
      )}
      {all.length === 0 && !draft && <p className={classes.empty}>{t("empty")}</p>}
      <ul className={classes.threads} aria-label={t("list")}>
        {shown.map(({ thread, place, text }) => (
          <li key={thread.id}>
            <ThreadCard thread={thread} place={place} text={text} saysLang={langs.length > 1} />
          </li>
        ))}
      </ul>
      {resolved.length > 0 && (
        <Button
          size="compact-xs"
          variant="subtle"
          className={classes.more}
          aria-expanded={showsResolved}
          onClick={() => setShowsResolved(!showsResolved)}
        >
          {t(showsResolved ? "hideResolved" : "showResolved", { count: resolved.length })}
        </Button>
      )}
    </div>
  );
}

function NewThread() {
  const { t } = useTranslation("comment");
  const desk = useCommentDesk();
  const { draft } = useComments();
  const { open } = useCommentActions();
  if (!draft) return null;
  const leave = (): void => {
    desk.set({ draft: null });
    desk.setText("new", "");
    desk.door(draft.lang)?.focus();
  };
  return (
    <section className={classes.card} data-active aria-label={t("new")}>
      <p className={classes.quote} lang={draft.quote ? langTags[draft.lang] : undefined}>
        {draft.quote || t("wholeBlock")}
      </p>
      <CommentField
        name="new"
        label={t("new")}
        send={t("send")}
        onSend={(text) => {
          open(draft, text);
          leave();
        }}
        onCancel={leave}
      />
    </section>
  );
}
