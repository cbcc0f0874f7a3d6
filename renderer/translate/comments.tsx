/** Beside both columns: what colleagues say of source and translation; shown and hidden by the bar's button or by a new comment. */
import { ActionIcon, CloseButton, Tooltip } from "@mantine/core";
import { IconMessage2 } from "@tabler/icons-react";
import { type JSX, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CommentList, useOpenComments } from "../app/comment/comment-list.tsx";
import { langs } from "../../core/report/lang.ts";
import styles from "./comments.module.css";
import type { Direction } from "./work.ts";

export function Comments({
  direction,
  onClose,
}: {
  direction: Direction;
  onClose: () => void;
}): JSX.Element {
  const { t } = useTranslation("translate");
  const { source, target } = direction;
  const order = useMemo(() => [target, source], [source, target]);
  return (
    <aside className={styles.panel} aria-label={t("comments.title")}>
      <header className={styles.head}>
        <h2>{t("comments.title")}</h2>
        <CloseButton size="sm" aria-label={t("comments.hide")} onClick={onClose} />
      </header>
      <div className={styles.body}>
        <CommentList langs={order} />
      </div>
    </aside>
  );
}

export function CommentsSwitch({
  shown,
  onToggle,
}: {
  shown: boolean;
  onToggle: () => void;
}): JSX.Element {
  const { t } = useTranslation("translate");
  const count = useOpenComments(langs);
  return (
    <Tooltip label={t(shown ? "comments.hide" : "comments.show")}>
      <ActionIcon
        size={30}
        w="auto"
        px={6}
        aria-pressed={shown}
        aria-label={t("comments.switch", { count })}
        onClick={onToggle}
      >
        <IconMessage2 size={18} stroke={1.7} />
        {count > 0 && <span className={styles.count}>{count}</span>}
      </ActionIcon>
    </Tooltip>
  );
}
