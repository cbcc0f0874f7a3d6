/** Opens a library by its folder, or one of those opened before. */
import { Button, Group, Title, UnstyledButton } from "@mantine/core";
import { IconBook2 } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Device } from "../../core/api/device.ts";
import { client } from "../app/client.ts";
import { FolderField } from "../app/folder-field.tsx";
import { useEnterLibrary } from "./use-enter-library.tsx";
import styles from "./welcome.module.css";

export function OpenForm({ recent }: { recent: Device["recent"] }): JSX.Element {
  const { t } = useTranslation("library");
  const [dir, setDir] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, refusal, enter } = useEnterLibrary();
  return (
    <form
      className={styles.form}
      aria-labelledby="welcome-open"
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(dir.trim() === "");
        if (dir.trim() !== "") enter(() => client.device.openLibrary({ dir: dir.trim() }));
      }}
    >
      <Title order={2} size="h4" id="welcome-open">
        {t("open.title")}
      </Title>
      {recent.length > 0 && (
        <ul className={styles.recent} aria-label={t("open.recent")}>
          {recent.map((known) => (
            <li key={known.dir}>
              <UnstyledButton
                className={styles.known}
                onClick={() => {
                  setDir(known.dir);
                  enter(() => client.device.openLibrary({ dir: known.dir }));
                }}
              >
                <IconBook2 size={20} stroke={1.5} />
                <span className={styles.knownName}>{known.name}</span>
                <span className={styles.knownDir}>{known.dir}</span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      <FolderField
        label={t("open.folder")}
        description={t("open.folderHelp")}
        value={dir}
        onChange={setDir}
        known={recent.map((known) => known.dir)}
        error={missing ? t("folder.missing") : undefined}
      />
      {refusal}
      <Group justify="flex-end">
        <Button type="submit" variant="default" loading={busy}>
          {t("open.do")}
        </Button>
      </Group>
    </form>
  );
}
