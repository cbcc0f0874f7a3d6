/** Where a comment or an answer is written; what is typed outlives the panel. */
import { Button, Group, Textarea } from "@mantine/core";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCommentDesk, useComments } from "./comment-desk.ts";

interface CommentFieldProps {
  /** A thread id, or "new". */
  name: string;
  label: string;
  send: string;
  onSend(text: string): void;
  onCancel(): void;
}

export function CommentField({ name, label, send, onSend, onCancel }: CommentFieldProps) {
  const { t } = useTranslation("comment");
  const desk = useCommentDesk();
  const { texts, wanted } = useComments();
  const text = texts.get(name) ?? "";
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (wanted !== name) return;
    field.current?.focus();
    field.current?.scrollIntoView({ block: "nearest" });
    desk.set({ wanted: null });
  }, [wanted, name, desk]);
  const sendIt = (): void => {
    if (text.trim() !== "") onSend(text.trim());
    else field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      sendIt();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <>
      <Textarea
        ref={field}
        size="xs"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={10_000}
        aria-label={label}
        placeholder={t("placeholder")}
        value={text}
        onChange={(event) => desk.setText(name, event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <Group gap={6} justify="flex-end">
        <Button size="compact-sm" variant="subtle" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button size="compact-sm" onClick={sendIt}>
          {send}
        </Button>
      </Group>
    </>
  );
}
