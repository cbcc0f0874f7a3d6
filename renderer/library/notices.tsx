/** What was found damaged when the library was opened and what was done about it: told until it is closed, then not again. */
import { Alert, List, Text } from "@mantine/core";
import { IconFirstAidKit } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLibrary } from "../app/query.ts";
import styles from "./notices.module.css";

/** Where the tab keeps which notices were closed. */
const TOLD = "diglot.notices-told";

export function Notices(): JSX.Element | null {
  const { t } = useTranslation("library");
  const { t: tCommon } = useTranslation();
  const { notices } = useLibrary().data;
  const told = notices.map(({ code, file, movedTo }) => `${code} ${movedTo || file}`).join("\n");
  const [closed, setClosed] = useState(() => sessionStorage.getItem(TOLD));
  if (notices.length === 0 || closed === told) return null;
  const close = (): void => {
    sessionStorage.setItem(TOLD, told);
    setClosed(told);
  };
  return (
    <Alert
      classNames={{
        root: styles.notices ?? "",
        title: styles.title ?? "",
        icon: styles.icon ?? "",
      }}
      color="gray"
      variant="light"
      icon={<IconFirstAidKit size={20} />}
      title={t("notice.title")}
      withCloseButton
      closeButtonLabel={tCommon("close")}
      onClose={close}
    >
      <List size="sm" className={styles.list}>
        {notices.map((notice) => (
          <List.Item key={`${notice.code} ${notice.file} ${notice.movedTo}`}>
            {t(`notice.${notice.code}`)}
            <Text size="xs" c="var(--ink-soft)">
              {notice.movedTo
                ? t("notice.moved", { file: notice.file, movedTo: notice.movedTo })
                : notice.file}
            </Text>
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
