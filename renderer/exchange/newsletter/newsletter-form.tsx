/** A newsletter being put together: language, order, the letter as readers get it; then copied or saved. */
import { ActionIcon, Alert, Button, Group, Input, SegmentedControl, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import { strToU8, zipSync } from "fflate";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { NewsletterMade, ReportSummary } from "../../../core/api/report.ts";
import { type Lang, langs, langSchema, langTags, otherLang } from "../../../core/report/lang.ts";
import { client } from "../../app/client.ts";
import { contentLangOf } from "../../app/i18n.ts";
import { RefusedAlert } from "../../app/refused-alert.tsx";
import { saveFile } from "../../app/save-file.ts";
import { useTell } from "../../app/tell.tsx";
import { putOnClipboard } from "../copy-for-wechat.ts";
import classes from "./newsletter.module.css";

export function NewsletterForm(props: {
  reports: readonly ReportSummary[];
  change: (reports: readonly ReportSummary[]) => void;
}): JSX.Element {
  const { reports, change } = props;
  const { t, i18n } = useTranslation("export");
  const [lang, setLang] = useState<Lang>(contentLangOf(i18n.language));
  const ids = reports.map(({ id }) => id);
  const { data, error, isFetching } = useQuery({
    queryKey: ["newsletter", lang, ids],
    queryFn: () => client.report.newsletter({ ids, lang }),
    placeholderData: keepPreviousData,
    // What is in it changes with every key in a report.
    staleTime: 0,
    gcTime: 0,
  });
  const letter = error ? null : data;
  return (
    <div className={classes.form}>
      <div className={classes.side}>
        <div>
          <Input.Label labelElement="div" id="letter-lang">
            {t("letter.lang")}
          </Input.Label>
          <SegmentedControl
            fullWidth
            data-autofocus
            aria-labelledby="letter-lang"
            value={lang}
            onChange={(value) => setLang(langSchema.parse(value))}
            data={langs.map((one) => ({ value: one, label: t(`which.${one}`) }))}
          />
        </div>
        <Order reports={reports} lang={lang} change={change} />
        {error && <RefusedAlert role="alert" error={error} />}
        {data === null && !error && <Text size="sm">{t("letter.nothing")}</Text>}
        {letter && <Remarks letter={letter} />}
        <Text size="sm" c="dimmed">
          {t("letter.about")}
        </Text>
        <Ways letter={letter ?? null} isReady={!isFetching} />
      </div>
      <iframe
        className={classes.page}
        title={t("letter.preview")}
        sandbox="allow-same-origin"
        lang={langTags[lang]}
        srcDoc={letter ? shownHere(letter) : ""}
      />
    </div>
  );
}

/** The letter with the library's own pictures: the site may not have them yet. */
const shownHere = ({ html, pictures }: NewsletterMade): string =>
  pictures.reduce(
    (page, { url, here }) => page.replaceAll(`src="${url}"`, () => `src="${here}"`),
    html.replace("<head>", '<head><base target="_blank">'),
  );

function Order(props: {
  reports: readonly ReportSummary[];
  lang: Lang;
  change: (reports: readonly ReportSummary[]) => void;
}): JSX.Element {
  const { t } = useTranslation("export");
  const { reports, lang, change } = props;
  const move = (from: number, to: number): void => {
    const next = [...reports];
    next.splice(to, 0, ...next.splice(from, 1));
    change(next);
  };
  return (
    <ol className={classes.order} aria-label={t("letter.order")}>
      {reports.map((report, index) => {
        const own = report[lang].headline;
        const headline = own || report[otherLang(lang)].headline || String(report.number);
        return (
          <li key={report.id}>
            <span
              className={classes.headline}
              lang={langTags[own ? lang : otherLang(lang)]}
              data-without={own === "" || undefined}
            >
              {headline}
            </span>
            <ActionIcon
              size="sm"
              aria-label={t("letter.up", { headline })}
              disabled={index === 0}
              onClick={() => move(index, index - 1)}
            >
              <IconArrowUp size={15} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-label={t("letter.down", { headline })}
              disabled={index === reports.length - 1}
              onClick={() => move(index, index + 1)}
            >
              <IconArrowDown size={15} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              size="sm"
              aria-label={t("letter.remove", { headline })}
              onClick={() => change(reports.toSpliced(index, 1))}
            >
              <IconX size={15} stroke={1.6} />
            </ActionIcon>
          </li>
        );
      })}
    </ol>
  );
}

function Remarks({ letter }: { letter: NewsletterMade }): JSX.Element {
  const { t } = useTranslation("export");
  const { unsigned, without, sizeBytes } = letter;
  return (
    <div className={classes.remarks}>
      {unsigned > 0 && <p data-warn>{t("letter.unsigned", { count: unsigned })}</p>}
      {without.length > 0 && (
        <p data-warn>
          {t("letter.without", { count: without.length, numbers: without.join(", ") })}
        </p>
      )}
      <p>{t("letter.size", { size: Math.ceil(sizeBytes / 1000) })}</p>
    </div>
  );
}

function Ways(props: { letter: NewsletterMade | null; isReady: boolean }): JSX.Element {
  const { t } = useTranslation("export");
  const tell = useTell();
  const [isRefused, setRefused] = useState(false);
  const { letter, isReady } = props;
  const copy = async ({ html, text }: NewsletterMade): Promise<void> => {
    const isCopied = await putOnClipboard(html, text);
    setRefused(!isCopied);
    if (isCopied) tell.done(t("letter.copied"));
  };
  const save = ({ html, text }: NewsletterMade): void => {
    const name = `${t("letter.fileName")}.zip`;
    const files = { "newsletter.html": strToU8(html), "newsletter.txt": strToU8(text) };
    saveFile(new Blob([zipSync(files)], { type: "application/zip" }), name);
    tell.done(t("letter.saved", { name }));
  };
  return (
    <>
      {isRefused && (
        <Alert color="cinnabar" role="alert" title={t("letter.refused")}>
          {t("letter.refusedAdvice")}
        </Alert>
      )}
      <Group gap="xs">
        <Button disabled={!letter || !isReady} onClick={() => letter && void copy(letter)}>
          {t("letter.copy")}
        </Button>
        <Button
          variant="default"
          disabled={!letter || !isReady}
          onClick={() => letter && save(letter)}
        >
          {t("letter.save")}
        </Button>
        {!isReady && (
          <Text component="output" size="sm" c="dimmed">
            {t("letter.making")}
          </Text>
        )}
      </Group>
    </>
  );
}
