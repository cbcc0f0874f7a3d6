/** Short messages at the window's edge: what went wrong, and what was done with a way to undo it. */
import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "./error-text.ts";

export interface Tell {
  /** An error stays until it is closed. */
  error: (error: unknown) => void;
  /** Returns how to take the message away, for when undoing would come too late. */
  done: (message: string, undo?: () => void) => () => void;
}

export function useTell(): Tell {
  const { t } = useTranslation();
  const words = useErrorWords();
  return {
    error(error) {
      const { title, advice } = words(error);
      notifications.show({
        title,
        message: advice,
        color: "cinnabar",
        icon: <IconAlertTriangle size={18} />,
        autoClose: false,
        role: "alert",
        closeButtonProps: { "aria-label": t("close") },
      });
    },
    done(message, undo) {
      const id = notifications.show({
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
