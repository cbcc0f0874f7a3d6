/** The desk's way in for files: a button, a command, and dropping files anywhere on the window. */
import { Button, Modal } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useCommands } from "../app/commands.tsx";
import classes from "./import.module.css";
import { ImportForm } from "./import-form.tsx";
import { createImportQueue } from "./import-queue.ts";
import { useFileDrop } from "./use-file-drop.ts";
import { useImports } from "./use-imports.ts";

export function ImportFiles(): JSX.Element {
  const { t } = useTranslation("exchange");
  const { t: tOld } = useTranslation("old-site");
  const [, navigate] = useLocation();
  const [queue] = useState(() => createImportQueue());
  const [opened, setOpened] = useState(false);
  const { isBusy } = useImports(queue);
  const open = (): void => setOpened(true);
  const close = (): void => {
    if (isBusy) return;
    setOpened(false);
    queue.clear();
  };
  const isOver = useFileDrop((files) => {
    queue.add(files);
    open();
  });
  useCommands([
    { id: "desk-import", group: "desk", label: t("open"), keys: "i", keywords: "docx", run: open },
    {
      id: "desk-old-site",
      group: "desk",
      label: tOld("open"),
      keys: "shift+i",
      keywords: "wget html",
      run: () => navigate("/old-site"),
    },
  ]);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={17} stroke={1.6} />}
        aria-haspopup="dialog"
        onClick={open}
      >
        {t("name")}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t("title")}
        size="lg"
        closeOnClickOutside={false}
        closeOnEscape={!isBusy}
        withCloseButton={!isBusy}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <ImportForm queue={queue} onClose={close} />
      </Modal>
      {isOver && <div className={classes.over}>{t("drop")}</div>}
    </>
  );
}
