/** One thread: the words it is about, what was said, and what can be done with it. */
import { ActionIcon, Button, Group, Tooltip } from "@mantine/core";
import { IconCheck, IconCornerDownRight, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { type Comment, isOpen, type Place, type Thread } from "../../../core/comment/thread.ts";
import { inLang, langTags } from "../../../core/report/lang.ts";
import { fullMoment, shortMoment } from "../../report/dates.ts";
import { contentLangOf } from "../i18n.ts";
import { useSettings } from "../query.ts";
import { useCommentDesk, useComments } from "./comment-desk.ts";
import { CommentField } from "./comment-field.tsx";
import { useCommentActions } from "./use-comment-actions.ts";
import classes from "./comment.module.css";

interface ThreadCardProps {
  thread: Thread;
  place: Place;
  /** Text of the block that it is about. */
  text: string;
  /** Whether the edition is named: in a list of both. */
  saysLang: boolean;
}

export function ThreadCard({ thread, place, text, saysLang }: ThreadCardProps) {
  const { t } = useTranslation("comment");
  const desk = useCommentDesk();
  const { active, answering, texts } = useComments();
  const { reply, resolve, reopen } = useCommentActions();
  const card = useRef<HTMLElement>(null);
  const isActive = active === thread.id;
  const isAnswering = answering === thread.id || texts.has(thread.id);
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const stopAnswering = (): void => {
    if (desk.get().answering === thread.id) desk.set({ answering: null });
    desk.setText(thread.id, "");
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only follows what has the focus in it
    <article
      ref={card}
      className={classes.card}
      data-active={isActive || undefined}
      data-resolved={!isOpen(thread) || undefined}
      aria-label={t("thread", { text: thread.comments[0]?.text ?? "" })}
      onFocus={() => desk.activate(thread.id)}
    >
      <Quote thread={thread} place={place} text={text} saysLang={saysLang} />
      {thread.comments.map((comment) => (
        <Said key={comment.id} thread={thread} comment={comment} />
      ))}
      {isAnswering ? (
        <CommentField
          name={thread.id}
          label={t("answer")}
          send={t("answer")}
          onSend={(words) => {
            reply(thread, words);
            stopAnswering();
          }}
          onCancel={() => {
            stopAnswering();
            desk.door(thread.lang)?.show(thread.id);
          }}
        />
      ) : (
        <Group gap={2} className={classes.tools}>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconCornerDownRight size={14} stroke={1.7} />}
            onClick={() => desk.set({ answering: thread.id, wanted: thread.id })}
          >
            {t("answer")}
          </Button>
          {isOpen(thread) ? (
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconCheck size={14} stroke={1.9} />}
              onClick={() => resolve(thread)}
            >
              {t("resolve")}
            </Button>
          ) : (
            <Button size="compact-xs" variant="subtle" onClick={() => reopen(thread)}>
              {t("reopen")}
            </Button>
          )}
        </Group>
      )}
    </article>
  );
}

/** The words, as the way to them; or what became of them. */
function Quote({ thread, place, text, saysLang }: ThreadCardProps) {
  const { t } = useTranslation("comment");
  const desk = useCommentDesk();
  const isChanged = place.kind === "block" && thread.quote !== "";
  const words = thread.quote || text;
  return (
    <div className={classes.about}>
      {saysLang && <span className={classes.lang}>{t(`lang.${thread.lang}`)}</span>}
      {place.kind === "gone" ? (
        <p className={classes.quote} lang={langTags[thread.lang]}>
          {words || t("wholeBlock")}
        </p>
      ) : (
        <button
          type="button"
          className={classes.quote}
          aria-label={t("goTo", { words: words || t("wholeBlock") })}
          onClick={() => {
            desk.activate(thread.id);
            desk.door(thread.lang)?.show(thread.id);
          }}
        >
          {thread.quote === "" && <span className={classes.whole}>{t("wholeBlock")}</span>}
          <span lang={langTags[thread.lang]}>{words}</span>
        </button>
      )}
      {place.kind === "gone" && <p className={classes.note}>{t("gone")}</p>}
      {isChanged && <p className={classes.note}>{t("changed")}</p>}
      {!isOpen(thread) && <Resolution thread={thread} />}
    </div>
  );
}

function Resolution({ thread: { resolved } }: { thread: Thread }) {
  const { t, i18n } = useTranslation("comment");
  const nameOf = useNames();
  if (!resolved) return null;
  return (
    <p className={classes.note}>
      <IconCheck size={14} stroke={1.9} aria-hidden />{" "}
      {t("resolvedBy", {
        name: nameOf(resolved),
        when: shortMoment(resolved.at, i18n.language),
      })}
    </p>
  );
}

function useNames(): (who: { by: string; name?: string }) => string {
  const { t, i18n } = useTranslation("comment");
  const { people } = useSettings();
  return ({ by, name }) => {
    const person = people.find(({ id }) => id === by);
    if (person) return inLang(person.name, contentLangOf(i18n.language));
    return name || by || t("someone");
  };
}

function Said({ thread, comment }: { thread: Thread; comment: Comment }) {
  const { t, i18n } = useTranslation("comment");
  const { isOwn, remove } = useCommentActions();
  const name = useNames()(comment);
  return (
    <div className={classes.said}>
      <p className={classes.by}>
        <b>{name}</b>
        <time dateTime={comment.at} title={fullMoment(comment.at, i18n.language)}>
          {shortMoment(comment.at, i18n.language)}
        </time>
        {isOwn(comment) && (
          <Tooltip label={t("remove")}>
            <ActionIcon
              size="xs"
              variant="subtle"
              className={classes.remove}
              aria-label={t("remove")}
              onClick={() => remove(thread, comment)}
            >
              <IconTrash size={14} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )}
      </p>
      <p className={classes.words}>{comment.text}</p>
    </div>
  );
}
