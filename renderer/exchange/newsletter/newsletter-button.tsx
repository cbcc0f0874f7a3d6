/** The way from marked reports to a newsletter of them. */
import { Button, Modal } from "@mantine/core";
import { IconMailForward } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../../app/commands.tsx";
import { useMarkedReports } from "../../app/marked-reports.ts";
import { NewsletterForm } from "./newsletter-form.tsx";

export function NewsletterButton(): JSX.Element {
  const { t } = useTranslation("export");
  const { reports, set } = useMarkedReports();
  const [opened, setOpened] = useState(false);
  const open = (): void => setOpened(true);
  const close = (): void => setOpened(false);
  useCommands([
    { id: "desk-newsletter", group: "desk", label: t("letter.open"), keys: "shift+n", run: open },
  ]);
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconMailForward size={16} stroke={1.6} />}
        aria-haspopup="dialog"
        onClick={open}
      >
        {t("letter.open")}
      </Button>
      <Modal
        opened={opened && reports.length > 0}
        onClose={close}
        title={t("letter.title")}
        size="xl"
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <NewsletterForm reports={reports} change={set} />
      </Modal>
    </>
  );
}
