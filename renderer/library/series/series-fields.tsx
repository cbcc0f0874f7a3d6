/** Everything about one series: names, introduction, cover and sessions. */
import { Button, Checkbox, Group, Text, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { SeriesSession } from "../../../core/library/site-series.ts";
import { langs, langTags } from "../../../core/report/lang.ts";
import { RowButtons } from "../row-buttons.tsx";
import { moved, renamed, type Row, type SeriesRow } from "../settings-draft.ts";
import type { SectionProps } from "../settings-section.tsx";
import styles from "../settings.module.css";
import { CoverField } from "./cover-field.tsx";
import own from "./series.module.css";

interface SeriesProps {
  series: SeriesRow;
  put: (series: SeriesRow) => void;
  problem: SectionProps["problem"];
}

export function SeriesFields(props: SeriesProps & { name: string }): JSX.Element {
  const { t } = useTranslation("library");
  const { series, put, problem, name } = props;
  const { key, introduction } = series;
  return (
    <div className={own.fields}>
      <div className={own.names}>
        {langs.map((lang) => (
          <TextInput
            key={lang}
            label={t(`columns.name.${lang}`)}
            aria-label={t("series.nameOf", { name, lang: t(`lang.${lang}`) })}
            lang={langTags[lang]}
            value={series.name[lang]}
            error={problem(`series.${key}.${lang}`)}
            onChange={(event) =>
              put(renamed(series, { ...series.name, [lang]: event.currentTarget.value }))
            }
          />
        ))}
        <TextInput
          label={t("columns.id")}
          aria-label={t("series.idOf", { name })}
          className={styles.code}
          spellCheck={false}
          readOnly={!series.isNew}
          variant={series.isNew ? "default" : "unstyled"}
          value={series.id}
          error={problem(`series.${key}.id`)}
          onChange={(event) => put({ ...series, id: event.currentTarget.value })}
        />
      </div>
      <Group grow align="flex-start">
        {langs.map((lang) => (
          <Textarea
            key={lang}
            label={t(`series.introduction.${lang}`)}
            description={t("series.introductionHelp")}
            lang={langTags[lang]}
            autosize
            minRows={2}
            maxRows={10}
            value={introduction[lang]}
            onChange={(event) =>
              put({
                ...series,
                introduction: { ...introduction, [lang]: event.currentTarget.value },
              })
            }
          />
        ))}
      </Group>
      <CoverField cover={series.cover} put={(cover) => put({ ...series, cover })} />
      <Checkbox
        label={t("series.current")}
        checked={series.current}
        onChange={(event) => put({ ...series, current: event.currentTarget.checked })}
      />
      <Sessions series={series} put={put} problem={problem} />
    </div>
  );
}

function Sessions({ series, put, problem }: SeriesProps): JSX.Element {
  const { t } = useTranslation("library");
  const { sessions } = series;
  const set = (changed: Row<SeriesSession>[]): void => put({ ...series, sessions: changed });
  const setOne = (index: number, session: Row<SeriesSession>): void =>
    set(sessions.with(index, session));
  const added: Row<SeriesSession> = {
    ...{ key: crypto.randomUUID(), isNew: true },
    ...{ id: "", name: { zh: "", en: "" }, date: null },
  };
  return (
    <div>
      <Text size="sm" fw={500} mb={6}>
        {t("series.sessionsTitle")}
      </Text>
      <ol className={styles.rows}>
        {sessions.map((session, index) => {
          const number = index + 1;
          const at = `sessions.${series.key}.${session.key}`;
          return (
            <li key={session.key} className={own.session}>
              {langs.map((lang) => (
                <TextInput
                  key={lang}
                  aria-label={t("series.sessionNameOf", { lang: t(`lang.${lang}`), number })}
                  placeholder={t(`columns.name.${lang}`)}
                  lang={langTags[lang]}
                  value={session.name[lang]}
                  error={problem(`${at}.${lang}`)}
                  onChange={(event) =>
                    setOne(
                      index,
                      renamed(session, { ...session.name, [lang]: event.currentTarget.value }),
                    )
                  }
                />
              ))}
              <TextInput
                aria-label={t("series.sessionIdOf", { number })}
                placeholder={t("columns.id")}
                className={styles.code}
                spellCheck={false}
                readOnly={!session.isNew}
                variant={session.isNew ? "default" : "unstyled"}
                value={session.id}
                error={problem(`${at}.id`)}
                onChange={(event) => setOne(index, { ...session, id: event.currentTarget.value })}
              />
              <TextInput
                type="date"
                max="9999-12-31"
                aria-label={t("series.dateOf", { number })}
                value={session.date ?? ""}
                onChange={(event) =>
                  setOne(index, { ...session, date: event.currentTarget.value || null })
                }
              />
              <RowButtons
                name={session.name.zh || session.name.en || session.id}
                order={{
                  index,
                  count: sessions.length,
                  move: (by) => set(moved(sessions, index, by)),
                }}
                remove={() => set(sessions.toSpliced(index, 1))}
              />
            </li>
          );
        })}
      </ol>
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={15} />}
        onClick={() => set([...sessions, added])}
      >
        {t("series.addSession")}
      </Button>
    </div>
  );
}
