/** Another publisher is at work at the target: who, where, since when, and a way to take over that asks first. */
import { Button, Group, Text } from "@mantine/core";
import { type JSX, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { inLang } from "../../core/report/lang.ts";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import { formatMoment } from "./amounts.ts";
import styles from "./publish.module.css";
import { Warning } from "./warning.tsx";

const lockSchema = z.object({ by: z.string(), host: z.string(), since: z.string() });

interface LockRefusalProps {
  /** Of the refusal. */
  data: unknown;
  takeOver: () => void;
}

export function LockRefusal({ data, takeOver }: LockRefusalProps): JSX.Element {
  const { t, i18n } = useTranslation("publication");
  const { people } = useSettings();
  const [asking, setAsking] = useState(false);
  const { by, host, since } = lockSchema.parse(data);
  const person = people.find(({ id }) => id === by);
  const facts = {
    who: person ? inLang(person.name, contentLangOf(i18n.language)) : by,
    host,
    since: since === "" ? "" : formatMoment(since, i18n.language),
  };
  return (
    <Warning title={t("locked.title")}>
      <dl className={styles.facts}>
        {(["who", "host", "since"] as const).map((fact) => (
          <div key={fact}>
            <dt>{t(`locked.${fact}`)}</dt>
            <dd>{facts[fact] || t("locked.unknown")}</dd>
          </div>
        ))}
      </dl>
      {asking ? (
        <Asking takeOver={takeOver} back={() => setAsking(false)} />
      ) : (
        <>
          <Text size="sm">{t("locked.advice")}</Text>
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {t("locked.takeOver")}
          </Button>
        </>
      )}
    </Warning>
  );
}

function Asking({ takeOver, back }: { takeOver: () => void; back: () => void }): JSX.Element {
  const { t } = useTranslation("publication");
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <>
      <Text size="sm">{t("locked.ask")}</Text>
      <Group gap="sm">
        <Button size="xs" onClick={takeOver}>
          {t("locked.confirm")}
        </Button>
        <Button size="xs" variant="default" ref={stay} onClick={back}>
          {t("locked.back")}
        </Button>
      </Group>
    </>
  );
}
