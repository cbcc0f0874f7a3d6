/** The pinyin of a person's or place's name, to be taken over. */
import { Button } from "@mantine/core";
import { type JSX, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { langTags } from "../../../core/report/lang.ts";
import type { EntryKind } from "../../../core/term/entry.ts";
import styles from "./entry-form.module.css";

interface SpellingHintProps {
  kind: EntryKind;
  zh: string;
  /** Wordings that the entry has already. */
  taken: readonly string[];
  onTake(text: string): void;
}

export function SpellingHint({ kind, zh, taken, onTake }: SpellingHintProps): JSX.Element | null {
  const { t } = useTranslation("term");
  const [spellings, setSpellings] = useState<string[]>([]);
  useEffect(() => {
    let isOver = false;
    const spell = async (): Promise<string[]> => {
      if ((kind !== "person" && kind !== "place") || zh.trim() === "") return [];
      // The dictionary of readings is fetched only by those who write names.
      const { spellPerson, spellPlace } = await import("../../../core/term/pinyin-name.ts");
      if (kind === "place") return [spellPlace(zh)].filter((one) => one !== null);
      const name = spellPerson(zh);
      return name ? [name.text, ...name.others] : [];
    };
    void spell().then((found) => {
      if (!isOver) setSpellings(found);
    });
    return () => {
      isOver = true;
    };
  }, [kind, zh]);
  // A name that has its English keeps it.
  const offered = taken.some((text) => text.trim() !== "") ? [] : spellings;
  if (offered.length === 0) return null;
  return (
    <div className={styles.spelling}>
      {t("form.pinyin")}
      {offered.map((spelling) => (
        <Button
          key={spelling}
          size="compact-sm"
          variant="default"
          lang={langTags.en}
          onClick={() => onTake(spelling)}
        >
          {spelling}
        </Button>
      ))}
    </div>
  );
}
