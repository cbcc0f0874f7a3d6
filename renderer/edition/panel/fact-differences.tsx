/** Where the text says something else than the event facts, with the way there and the mending of it. */
import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Difference } from "../../../core/event/differences.ts";
import { forgetFormer } from "../../../core/event/former-texts.ts";
import { type Lang, langTags } from "../../../core/report/lang.ts";
import { useDifferences, useFactDesk } from "../../app/fact/fact-desk.ts";
import { useFieldLabel } from "../../app/fact/field-label.ts";
import { useHead } from "../../app/live/head.ts";
import type { PanelProps } from "./panel-props.ts";
import classes from "./fact-differences.module.css";

export function FactDifferences({ lang, onGoTo }: Pick<PanelProps, "lang" | "onGoTo">) {
  const { t } = useTranslation("event");
  const differences = useDifferences(lang);
  const desk = useFactDesk();
  if (differences.length === 0) return null;
  const places = differences.reduce((sum, { blocks }) => sum + blocks.length, 0);
  return (
    <section className={classes.box} aria-label={t("differs.title", { count: places })}>
      <Group justify="space-between" wrap="nowrap">
        <h2>{t("differs.title", { count: places })}</h2>
        {differences.length > 1 && (
          <Button size="compact-xs" onClick={() => desk.door(lang)?.update(differences)}>
            {t("differs.all")}
          </Button>
        )}
      </Group>
      <ul>
        {differences.map((difference) => (
          <Row
            key={`${difference.kind} ${difference.field} ${difference.now}`}
            lang={lang}
            difference={difference}
            onGoTo={onGoTo}
          />
        ))}
      </ul>
    </section>
  );
}

interface RowProps extends Pick<PanelProps, "onGoTo"> {
  lang: Lang;
  difference: Difference;
}

function Row({ lang, difference, onGoTo }: RowProps) {
  const { t } = useTranslation("event");
  const { head } = useHead();
  const labelOf = useFieldLabel();
  const desk = useFactDesk();
  const { kind, field, now, wanted, blocks } = difference;
  const [first] = blocks;
  return (
    <li className={classes.row}>
      <p className={classes.label}>
        {labelOf(head.event, field)} · {t(`differs.${kind}`, { count: blocks.length })}
      </p>
      <p className={classes.change} lang={langTags[lang]}>
        <del>{now}</del>
        {wanted ? <ins>{wanted}</ins> : <span>{t("differs.nothing")}</span>}
      </p>
      <Group gap={4}>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => desk.door(lang)?.update([difference])}
        >
          {t(wanted ? "differs.update" : "differs.release")}
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            if (first) onGoTo(first);
          }}
        >
          {t("differs.goTo")}
        </Button>
        {kind === "words" && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => forgetFormer(desk.doc, { lang, field, text: now })}
          >
            {t("differs.leave")}
          </Button>
        )}
      </Group>
    </li>
  );
}

export function FactDifferencesCount({ lang }: PanelProps) {
  const differences = useDifferences(lang);
  return differences.reduce((sum, { blocks }) => sum + blocks.length, 0) || null;
}
