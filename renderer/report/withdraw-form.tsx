/** Takes a report off the site, with a reason and a choice of what stays at its address; or lets it on again. */
import { Anchor, Button, Group, Radio, Stack, Text, Textarea, Title } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type JSX, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { ReportSummary } from "../../core/api/report.ts";
import { type Bilingual, type Lang, langs, langTags, otherLang } from "../../core/report/lang.ts";
import { withdrawalOf, type withdrawals } from "../../core/report/site-log.ts";
import { client } from "../app/client.ts";
import { keys } from "../app/query.ts";
import { useTell } from "../app/tell.tsx";
import type { Life } from "./life.ts";
import styles from "./site-menu.module.css";

interface WithdrawFormProps {
  report: ReportSummary;
  life: Life;
}

export function WithdrawForm({ report, life }: WithdrawFormProps): JSX.Element | null {
  const { t } = useTranslation("life");
  const [asking, setAsking] = useState(false);
  const [returned, setReturned] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { busy, run } = useRunning(report);
  const withdrawn = langs.filter((lang) => withdrawalOf(life.siteLog, lang) !== null);
  const standing = langs.filter((lang) => life[lang].isSigned && !withdrawn.includes(lang));
  // The form took the keyboard with it: to another edition, or to what can be done about this one.
  useEffect(() => {
    if (returned && !asking && !busy) box.current?.querySelector("button")?.focus();
  }, [returned, asking, busy]);
  const close = (): void => {
    setAsking(false);
    setReturned(true);
  };
  if (asking)
    return (
      <WithdrawFields
        source={report.sourceLang}
        standing={standing}
        busy={busy}
        back={close}
        withdraw={(asked) =>
          void run(async () => {
            await client.report.withdraw({ id: report.id, ...asked });
            close();
          })
        }
      />
    );
  if (withdrawn.length + standing.length === 0) return null;
  return (
    <Stack gap="xs" align="flex-start" ref={box}>
      {withdrawn.length > 0 && (
        <Text size="sm">
          {t("next")}{" "}
          <Anchor component={Link} href="/publish" size="sm" underline="always">
            {t("toPublish")}
          </Anchor>
        </Text>
      )}
      <Group gap="sm">
        {standing.length > 0 && (
          <Button size="xs" variant="default" onClick={() => setAsking(true)}>
            {t("withdraw.begin")}
          </Button>
        )}
        {withdrawn.length > 0 && (
          <Button
            size="xs"
            variant="default"
            loading={busy}
            onClick={() =>
              void run(() => {
                setReturned(true);
                return client.report.putBack({ id: report.id, langs: withdrawn });
              })
            }
          >
            {t("putBack")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** Does something to the report and brings what is shown of it up to date. */
function useRunning({ number }: ReportSummary) {
  const [busy, setBusy] = useState(false);
  const queryClient = useQueryClient();
  const tell = useTell();
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    try {
      await work();
      await queryClient.invalidateQueries({ queryKey: [...keys.report, number] });
    } catch (error) {
      tell.error(error);
    }
    setBusy(false);
  };
  return { busy, run };
}

interface Asked {
  langs: Lang[];
  how: (typeof withdrawals)[number];
  reason: Bilingual;
}

interface WithdrawFieldsProps {
  source: Lang;
  standing: readonly Lang[];
  busy: boolean;
  back: () => void;
  withdraw: (asked: Asked) => void;
}

function WithdrawFields(props: WithdrawFieldsProps): JSX.Element {
  const { source, standing, busy, back, withdraw } = props;
  const { t } = useTranslation("life");
  const translation = otherLang(source);
  const [which, setWhich] = useState<"all" | "translation">("all");
  const [how, setHow] = useState<Asked["how"]>("notice");
  const [reason, setReason] = useState<Bilingual>({ zh: "", en: "" });
  const form = useRef<HTMLElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input:checked")?.focus(), []);
  // A translation does not stand without its source.
  const asked = which === "all" ? [...langs] : [translation];
  return (
    <section className={styles.form} aria-labelledby="withdraw-title" ref={form}>
      <Title order={3} size="h6" id="withdraw-title">
        {t("withdraw.title")}
      </Title>
      {standing.length > 1 && (
        <Radio.Group
          label={t("withdraw.which")}
          value={which}
          onChange={(value) => setWhich(value === "translation" ? "translation" : "all")}
        >
          <Stack gap={6} mt={6}>
            <Radio value="all" label={t("withdraw.all")} />
            <Radio
              value="translation"
              label={t("withdraw.only", { edition: t(`edition.${translation}`) })}
            />
          </Stack>
        </Radio.Group>
      )}
      <Radio.Group
        label={t("withdraw.how")}
        value={how}
        onChange={(value) => setHow(value === "gone" ? "gone" : "notice")}
      >
        <Stack gap={6} mt={6}>
          {(["notice", "gone"] as const).map((one) => (
            <Radio
              key={one}
              value={one}
              label={t(`withdraw.${one}`)}
              description={t(`withdraw.${one}About`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {/* What readers never had needs no reason for them. */}
      {asked
        .filter((lang) => standing.includes(lang))
        .map((lang) => (
          <Textarea
            key={lang}
            autosize
            minRows={1}
            maxRows={4}
            maxLength={1000}
            lang={langTags[lang]}
            label={t(how === "gone" ? "withdraw.reasonKept" : "withdraw.reason", {
              edition: t(`edition.${lang}`),
            })}
            value={reason[lang]}
            onChange={(event) => setReason({ ...reason, [lang]: event.currentTarget.value })}
          />
        ))}
      <Group gap="sm">
        <Button size="xs" loading={busy} onClick={() => withdraw({ langs: asked, how, reason })}>
          {t("withdraw.do")}
        </Button>
        <Button size="xs" variant="default" onClick={back}>
          {t("withdraw.back")}
        </Button>
        <Text size="xs" c="var(--ink-soft)">
          {t("withdraw.then")}
        </Text>
      </Group>
    </section>
  );
}
