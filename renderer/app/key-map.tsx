/** The keyboard map: every command of the moment that has keys, by group, to be searched; "?" opens it. */
import { Modal, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { groupOrder, useCommandList, useCommands } from "./commands.tsx";
import { KeyCaps } from "./key-caps.tsx";
import styles from "./key-map.module.css";
import { isMac, keyCaps } from "./keys.ts";

export function KeyMap(): JSX.Element {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  useCommands([
    {
      id: "key-map",
      group: "window",
      label: t("keyMap.title"),
      keys: "?",
      keywords: "keyboard shortcuts 快捷键",
      run: () => setOpened(true),
    },
  ]);
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title={t("keyMap.title")}
      size={880}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Map />
    </Modal>
  );
}

function Map(): JSX.Element {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const wanted = query.trim().toLowerCase();
  const fits = (label: string, keys: string): boolean =>
    `${label} ${keyCaps(keys, isMac()).join(" ")}`.toLowerCase().includes(wanted);
  const commands = useCommandList();
  const groups = groupOrder
    .map((group) => ({
      group,
      rows: commands.flatMap(({ id, group: own, label, keys }) =>
        own === group && keys && fits(label, keys) ? [{ id, label, keys }] : [],
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <>
      <TextInput
        mt={4}
        data-autofocus
        leftSection={<IconSearch size={16} stroke={1.6} />}
        aria-label={t("keyMap.search")}
        placeholder={t("keyMap.search")}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className={styles.groups} aria-live="polite">
        {groups.length === 0 && <p>{t("palette.nothing")}</p>}
        {groups.map(({ group, rows }) => (
          <section key={group} className={styles.group}>
            <h3>{t(`palette.group.${group}`)}</h3>
            <dl>
              {rows.map(({ id, label, keys }) => (
                <div key={id}>
                  <dt>{label}</dt>
                  <dd>
                    <KeyCaps keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}
