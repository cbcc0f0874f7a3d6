/** Notes to readers of what was corrected: those that stand on the page, and one that comes with the next signature. */
import { Button, Checkbox, Group, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { IconPencilPlus } from "@tabler/icons-react";
import { type JSX, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Lang, langTags } from "../../core/report/lang.ts";
import type { Correction } from "../../core/report/site-log.ts";
import { shortMoment } from "./dates.ts";

export type Note = Pick<Correction, "text" | "place"> & Partial<Pick<Correction, "at" | "by">>;

export interface CorrectionFieldProps {
  lang: Lang;
  standing: readonly Correction[];
  /** All notes that are to stand on the page. */
  onChange: (notes: Note[]) => void;
}

/** Asks for nothing at first: most changes need no note. */
export function CorrectionField({ lang, standing, onChange }: CorrectionFieldProps): JSX.Element {
  const { t, i18n } = useTranslation("life");
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [writing, setWriting] = useState(false);
  const [fresh, setFresh] = useState<Note>({ text: "", place: "top" });
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (writing) field.current?.focus();
  }, [writing]);
  const tell = (without: ReadonlySet<string>, note: Note): void =>
    onChange([
      ...standing.filter(({ at }) => !without.has(at)),
      ...(note.text.trim() === "" ? [] : [{ ...note, text: note.text.trim() }]),
    ]);
  const keep = (at: string, kept: boolean): void => {
    const next = new Set(dropped);
    if (kept) next.delete(at);
    else next.add(at);
    setDropped(next);
    tell(next, fresh);
  };
  const write = (note: Note): void => {
    setFresh(note);
    tell(dropped, note);
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
            ref={field}
            lang={langTags[lang]}
            label={t("correction.text")}
            description={t("correction.about")}
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
        </>
      ) : (
        <Group>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPencilPlus size={14} />}
            onClick={() => setWriting(true)}
          >
            {t("correction.add")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
