/** What was last done to the wordbook. */
import { Modal } from "@mantine/core";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import { TermHistory } from "./term-history.tsx";

interface HistoryDialogProps {
  opened: boolean;
  onClose(): void;
}

export function HistoryDialog({ opened, onClose }: HistoryDialogProps): JSX.Element {
  const { t } = useTranslation("term");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("history.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <TermHistory id={null} />
    </Modal>
  );
}
