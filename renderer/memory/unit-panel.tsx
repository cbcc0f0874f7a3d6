/** The unit at work: both texts to be mended in place, where it comes from, and what it said before. */
import { Button, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type JSX, type KeyboardEvent, type ReactNode, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { Memory, Unit } from "../../core/memory/unit.ts";
import { inLang, langs, langTags } from "../../core/report/lang.ts";
import { client } from "../app/client.ts";
import { contentLangOf } from "../app/i18n.ts";
import { KeyCaps } from "../app/key-caps.tsx";
import { isMac, matchesStroke, parseKeys } from "../app/keys.ts";
import { keys, useSettings } from "../app/query.ts";
import { useReportNames } from "../app/report-names.ts";
import styles from "./memory.module.css";
import type { UnitActions } from "./use-units.ts";

const SAVE = "mod+Enter";

interface UnitPanelProps {
  /** The first field, for whoever gives it the keyboard. */
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  unit: Unit;
  memory: Memory | undefined;
  actions: UnitActions;
  onClose: () => void;
}

export function UnitPanel({
  fieldRef,
  unit,
  memory,
  actions,
  onClose,
}: UnitPanelProps): JSX.Element {
  const { t } = useTranslation("memory");
  const [texts, setTexts] = useState({ zh: unit.zh, en: unit.en });
  const isLocked = memory?.readOnly === true;
  const isChanged = texts.zh.trim() !== unit.zh || texts.en.trim() !== unit.en;
  const canSave = isChanged && texts.zh.trim() !== "" && texts.en.trim() !== "" && !isLocked;
  const save = (): void => {
    if (canSave) actions.edit(unit, { zh: texts.zh.trim(), en: texts.en.trim() });
    onClose();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      setTexts({ zh: unit.zh, en: unit.en });
      onClose();
    } else if (parseKeys(SAVE).every((one) => matchesStroke(one, event.nativeEvent, isMac())))
      save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className={styles.side} aria-label={t("unit.title")}>
      {langs.map((lang, index) => (
        <Textarea
          key={lang}
          ref={index === 0 ? fieldRef : undefined}
          label={t(`unit.${lang}`)}
          lang={langTags[lang]}
          autosize
          minRows={2}
          maxRows={9}
          readOnly={isLocked}
          value={texts[lang]}
          onChange={(event) => setTexts({ ...texts, [lang]: event.currentTarget.value })}
          onKeyDown={press}
        />
      ))}
      {isLocked && <p className={styles.note}>{t("unit.readOnly")}</p>}
      <div className={styles.buttons}>
        <Button size="xs" disabled={!canSave} rightSection={<KeyCaps keys={SAVE} />} onClick={save}>
          {t("unit.save")}
        </Button>
        {!isLocked && (
          <>
            <Button size="xs" variant="default" onClick={() => actions.mark([unit], !unit.bad)}>
              {t(unit.bad ? "unit.good" : "unit.bad")}
            </Button>
            <Button size="xs" variant="default" onClick={() => actions.remove([unit])}>
              {t("unit.delete")}
            </Button>
          </>
        )}
      </div>
      <Facts unit={unit} memory={memory} />
      <History unit={unit} />
    </section>
  );
}

/** A person of the library by name, anybody else as it is written. */
function useWho(): (by: string) => string {
  const { i18n, t } = useTranslation("memory");
  const { people } = useSettings();
  return (by) => {
    const person = people.find(({ id }) => id === by);
    return person ? inLang(person.name, contentLangOf(i18n.language)) : by || t("unit.nobody");
  };
}

function Facts({ unit, memory }: { unit: Unit; memory: Memory | undefined }): JSX.Element {
  const { t, i18n } = useTranslation("memory");
  const who = useWho();
  const { columns } = useSettings();
  const column = columns.find(({ id }) => id === unit.column);
  const report = useReportNames([unit.report])(unit.report);
  const facts: [string, ReactNode][] = [
    [t("unit.memory"), memory?.name || t("own")],
    [t("unit.kind"), t(`kind.${unit.kind}`)],
    [t("unit.origin"), t(`origin.${unit.origin ?? "typed"}`)],
    [t("unit.by"), who(unit.by)],
    [t("unit.at"), unit.at.slice(0, 10)],
  ];
  if (column) facts.push([t("unit.column"), inLang(column.name, contentLangOf(i18n.language))]);
  if (report) {
    const link = (
      <Link href={`/report/${report.number}/translate`}>{t("unit.named", { ...report })}</Link>
    );
    facts.push([t("unit.report"), link]);
  }
  return (
    <dl className={styles.dl}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function History({ unit }: { unit: Unit }): JSX.Element | null {
  const { t } = useTranslation("memory");
  const who = useWho();
  const { data } = useQuery({
    queryKey: [...keys.memory, "history", unit.id],
    queryFn: () => client.memory.history({ unit: unit.id }),
  });
  if (!data || data.length === 0) return null;
  return (
    <>
      <h2>{t("history.title")}</h2>
      <ol className={styles.history}>
        {data.map(({ at, by, what, zh, en }) => (
          <li key={`${at} ${what}`}>
            <span>
              {t(`history.${what}`)} · {who(by)} · {at.slice(0, 10)}
            </span>
            <q lang={langTags.zh}>{zh}</q>
            <q lang={langTags.en}>{en}</q>
          </li>
        ))}
      </ol>
    </>
  );
}
