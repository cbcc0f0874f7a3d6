/** What can be done with all ticked entries at once; each is one change that can be taken back. */
import { Button, Menu } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { inLang } from "../../core/report/lang.ts";
import {
  type Entry,
  type EntryDraft,
  type VariantStatus,
  variantStatuses,
  wordingIn,
} from "../../core/term/entry.ts";
import { contentLangOf } from "../app/i18n.ts";
import { useSettings } from "../app/query.ts";
import { useTermActions } from "../app/term/term-actions.ts";
import styles from "./terms.module.css";

interface BulkBarProps {
  entries: readonly Entry[];
  onDone(): void;
  toList(): void;
}

/** The wording that the entry goes by gets the status; what is forbidden beside it stays so. */
function withStatus(entry: Entry, status: VariantStatus): EntryDraft {
  const main = wordingIn(entry, "en") || entry.en[0]?.text;
  return {
    ...entry,
    en: entry.en.map((variant) => (variant.text === main ? { ...variant, status } : variant)),
  };
}

export function BulkBar({ entries, onDone, toList }: BulkBarProps): JSX.Element {
  const { t, i18n } = useTranslation("term");
  const { columns } = useSettings();
  const { save, remove } = useTermActions();
  const then = (work: Promise<boolean>): void =>
    void work.then((done) => {
      if (!done) return;
      onDone();
      toList();
    });
  const change = (edit: (entry: Entry) => EntryDraft): void =>
    then(save(entries.map((entry) => ({ entry: edit(entry), was: entry.at }))));
  return (
    <section className={styles.bulk} aria-label={t("bulk.label")}>
      <b>{t("bulk.count", { count: entries.length })}</b>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default">
            {t("bulk.status")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {variantStatuses.map((status) => (
            <Menu.Item key={status} onClick={() => change((entry) => withStatus(entry, status))}>
              {t(`status.${status}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu>
        <Menu.Target>
          <Button size="xs" variant="default">
            {t("bulk.column")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => change((entry) => ({ ...entry, column: "" }))}>
            {t("column.all")}
          </Menu.Item>
          {columns.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => change((entry) => ({ ...entry, column: id }))}>
              {inLang(name, contentLangOf(i18n.language))}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTrash size={15} stroke={1.7} />}
        onClick={() => then(remove(entries.map(({ id }) => id)))}
      >
        {t("form.delete")}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
        {t("bulk.none")}
      </Button>
    </section>
  );
}
