/** What was found damaged when the library was opened and what was done about it: told once, until it is closed. */
import { Alert, List, Text } from "@mantine/core";
import { IconFirstAidKit } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLibrary } from "../app/query.ts";
import styles from "./notices.module.css";

export function Notices(): JSX.Element | null {
  const { t } = useTranslation("library");
  const { t: tCommon } = useTranslation();
  const { notices } = useLibrary().data;
  const [closed, setClosed] = useState(false);
  if (notices.length === 0 || closed) return null;
  return (
    <Alert
      className={styles.notices}
      color="yellow"
      variant="light"
      icon={<IconFirstAidKit size={20} />}
      title={t("notice.title")}
      withCloseButton
      closeButtonLabel={tCommon("close")}
      onClose={() => setClosed(true)}
    >
      <List size="sm" className={styles.list}>
        {notices.map((notice) => (
          <List.Item key={`${notice.code} ${notice.file}`}>
            {t(`notice.${notice.code}`)}
            <Text size="xs" c="dimmed">
              {t("notice.moved", { file: notice.file, movedTo: notice.movedTo })}
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
