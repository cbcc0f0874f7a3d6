/** Notes to readers of what was corrected: those that stand on the page, and one that comes with the next signature. */
import { Button, Checkbox, Group, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { IconPencilPlus, IconX } from "@tabler/icons-react";
import { type JSX, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Lang, langTags } from "../../core/report/lang.ts";
import type { Correction } from "../../core/report/site-log.ts";
import { shortMoment } from "./dates.ts";

export type Note = Pick<Correction, "text" | "place"> & Partial<Pick<Correction, "at" | "by">>;

export interface CorrectionFieldProps {
  lang: Lang;
  standing: readonly Correction[];
  /** How often a signature was asked for while the new note's text was due. */
  asked: number;
  /** All notes that are to stand on the page, and whether a new one is begun that has no text yet. */
  onChange: (notes: Note[], isTextDue: boolean) => void;
}

/** Asks for nothing at first: most changes need no note. */
export function CorrectionField(props: CorrectionFieldProps): JSX.Element {
  const { lang, standing, asked, onChange } = props;
  const { t, i18n } = useTranslation("life");
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [writing, setWriting] = useState(false);
  const [takenAway, setTakenAway] = useState(false);
  const [fresh, setFresh] = useState<Note>({ text: "", place: "top" });
  const field = useRef<HTMLTextAreaElement>(null);
  const add = useRef<HTMLButtonElement>(null);
  // Each further asking takes the keyboard to the text again.
  useEffect(() => {
    if (writing) field.current?.focus();
    else if (takenAway) add.current?.focus();
  }, [writing, takenAway, asked]);
  const isEmpty = fresh.text.trim() === "";
  const tell = (without: ReadonlySet<string>, note: Note | null): void => {
    const text = note?.text.trim() ?? "";
    onChange(
      [
        ...standing.filter(({ at }) => !without.has(at)),
        ...(note && text !== "" ? [{ ...note, text }] : []),
      ],
      note !== null && text === "",
    );
  };
  const keep = (at: string, kept: boolean): void => {
    const next = new Set(dropped);
    if (kept) next.delete(at);
    else next.add(at);
    setDropped(next);
    tell(next, writing ? fresh : null);
  };
  const write = (note: Note): void => {
    setFresh(note);
    tell(dropped, note);
  };
  // What was typed is there again when the note is.
  const setOpen = (open: boolean): void => {
    setWriting(open);
    setTakenAway(!open);
    tell(dropped, open ? fresh : null);
  };
  return (
    <Stack gap={6} mt="sm" component="fieldset" style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" size="xs" fw={600} mt="sm">
        {t("correction.title")}
      </Text>
      {standing.map(({ at, text }) => (
        <Checkbox
          key={at}
          size="xs"
          checked={!dropped.has(at)}
          onChange={(event) => keep(at, event.currentTarget.checked)}
          label={
            <>
              {shortMoment(at, i18n.language)} <span lang={langTags[lang]}>{text}</span>
            </>
          }
        />
      ))}
      {writing ? (
        <>
          <Textarea
            size="xs"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={2000}
            required
            ref={field}
            lang={langTags[lang]}
            label={t("correction.text")}
            description={t("correction.about")}
            error={asked > 0 && isEmpty && t("correction.due")}
            value={fresh.text}
            onChange={(event) => write({ ...fresh, text: event.currentTarget.value })}
          />
          <SegmentedControl
            size="xs"
            aria-label={t("correction.place")}
            data={[
              { value: "top", label: t("correction.top") },
              { value: "bottom", label: t("correction.bottom") },
            ]}
            value={fresh.place}
            onChange={(place) => write({ ...fresh, place: place === "bottom" ? "bottom" : "top" })}
          />
          <Group>
            <Button
              size="compact-xs"
              variant="subtle"
              leftSection={<IconX size={14} />}
              onClick={() => setOpen(false)}
            >
              {t("correction.takeAway")}
            </Button>
          </Group>
        </>
      ) : (
        <Group>
          <Button
            ref={add}
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPencilPlus size={14} />}
            onClick={() => setOpen(true)}
          >
            {t("correction.add")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
