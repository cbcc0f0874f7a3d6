/** Which column here takes each column of the old site; a new one is made on the spot. */
import { Button, Group, Select, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OldColumn } from "../../../core/api/old-site.ts";
import { slugSchema } from "../../../core/library/slug.ts";
import { inLang, langs, langTags } from "../../../core/report/lang.ts";
import { client } from "../../app/client.ts";
import { contentLangOf } from "../../app/i18n.ts";
import { keys, useSettings } from "../../app/query.ts";
import { useTell } from "../../app/tell.tsx";
import classes from "./plan.module.css";

const NEW = "+";

export function ColumnChoice(props: {
  columns: readonly OldColumn[];
  /** What was chosen, by the old column's code or name. */
  chosen: Readonly<Record<string, string>>;
  choose: (old: string, column: string) => void;
}): JSX.Element {
  const { t, i18n } = useTranslation("old-site");
  const { columns: known } = useSettings();
  const [making, setMaking] = useState<string | null>(null);
  const lang = contentLangOf(i18n.language);
  const first = known[0] ? inLang(known[0].name, lang) : "";
  return (
    <table className={classes.columns}>
      <caption>{t("columns.about", { column: first })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("columns.old")}</th>
          <th scope="col">{t("columns.reports")}</th>
          <th scope="col">{t("columns.here")}</th>
        </tr>
      </thead>
      <tbody>
        {props.columns.map(({ old, name, reports, column }) => {
          const label = name === "" || name === old ? old : `${name} (${old})`;
          const id = props.chosen[old] ?? column;
          return (
            <tr key={old} data-open={id === null || undefined}>
              <th scope="row">{label}</th>
              <td>{reports}</td>
              <td>
                <Select
                  aria-label={t("columns.choose", { old: label })}
                  placeholder={t("columns.first", { column: first })}
                  data={[
                    ...known.map((one) => ({ value: one.id, label: inLang(one.name, lang) })),
                    { value: NEW, label: t("columns.new") },
                  ]}
                  value={id}
                  allowDeselect={false}
                  onChange={(value) => {
                    setMaking(value === NEW ? old : null);
                    if (value !== null && value !== NEW) props.choose(old, value);
                  }}
                />
                {making === old && (
                  <NewColumn
                    name={name}
                    made={(made) => {
                      props.choose(old, made);
                      setMaking(null);
                    }}
                    leave={() => setMaking(null)}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function NewColumn(props: {
  name: string;
  made: (id: string) => void;
  leave: () => void;
}): JSX.Element {
  const { t } = useTranslation("old-site");
  const settings = useSettings();
  const tell = useTell();
  const queryClient = useQueryClient();
  const isHan = /\p{Script=Han}/u.test(props.name);
  const [name, setName] = useState({ zh: isHan ? props.name : "", en: isHan ? "" : props.name });
  const [id, setId] = useState("");
  const isTaken = settings.columns.some((column) => column.id === id);
  const isId = slugSchema.safeParse(id).success;
  const make = async (): Promise<void> => {
    try {
      const { columns } = settings;
      await client.library.saveSettings({ ...settings, columns: [...columns, { id, name }] });
      await queryClient.invalidateQueries({ queryKey: keys.library });
      props.made(id);
    } catch (error) {
      tell.error(error);
    }
  };
  return (
    <fieldset className={classes.newColumn} aria-label={t("columns.new")}>
      {langs.map((lang, index) => (
        <TextInput
          key={lang}
          size="xs"
          label={t(`columns.name.${lang}`)}
          lang={langTags[lang]}
          value={name[lang]}
          {...(index === 0 && { "data-autofocus": true, autoFocus: true })}
          onChange={(event) => setName({ ...name, [lang]: event.currentTarget.value })}
        />
      ))}
      <TextInput
        size="xs"
        label={t("columns.id")}
        description={t("columns.idAbout")}
        spellCheck={false}
        value={id}
        error={id !== "" && (isTaken ? t("columns.taken") : !isId && t("columns.badId"))}
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <Group gap={8}>
        <Button
          size="compact-sm"
          disabled={!isId || isTaken || (name.zh.trim() === "" && name.en.trim() === "")}
          onClick={() => void make()}
        >
          {t("columns.make")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.leave}>
          {t("columns.leave")}
        </Button>
      </Group>
    </fieldset>
  );
}
