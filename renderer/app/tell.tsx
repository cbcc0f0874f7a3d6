/** Short messages at the window's edge: what went wrong, and what was done with a way to undo it. */
import { Button, Group, Text } from "@mantine/core";
import { type NotificationData, notifications, notificationsStore } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "./error-text.ts";

export interface Tell {
  /** An error stays until it is closed, or until the same user of `useTell` has something done after all. */
  error: (error: unknown) => void;
  /** Returns how to take the message away, for when undoing would come too late. */
  done: (message: string, undo?: () => void) => () => void;
}

export function useTell(): Tell {
  const { t } = useTranslation();
  const words = useErrorWords();
  const errors = useRef<string[]>([]);
  return {
    error(error) {
      const { title, advice } = words(error);
      const id = showOnce(`${title}\n${advice}`, {
        title,
        message: advice,
        color: "cinnabar",
        icon: <IconAlertTriangle size={18} />,
        autoClose: false,
        role: "alert",
        closeButtonProps: { "aria-label": t("close") },
      });
      errors.current.push(id);
    },
    done(message, undo) {
      for (const error of errors.current.splice(0)) notifications.hide(error);
      // Of two messages with undo each undoes something else.
      const show = undo ? showNewest : (told: NotificationData) => showOnce(message, told);
      const id = show({
        color: "gray",
        autoClose: undo ? 10_000 : 4000,
        role: "status",
        closeButtonProps: { "aria-label": t("close") },
        message: undo ? (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{message}</Text>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                notifications.hide(id);
                undo();
              }}
            >
              {t("undo")}
            </Button>
          </Group>
        ) : (
          message
        ),
      });
      return () => void notifications.hide(id);
    },
  };
}

/** The newest is always seen: older ones wait when there are more than the window's edge has room for. */
const showNewest = (told: NotificationData): string =>
  notifications.show({ ...told, priority: performance.now() });

/** In the place of one with the same words that still stands; it comes anew, so that it is seen and read out again. */
function showOnce(words: string, told: NotificationData): string {
  notifications.updateState(notificationsStore, (all) =>
    all.filter((one) => one["data-words"] !== words),
  );
  return showNewest({ ...told, "data-words": words });
}
