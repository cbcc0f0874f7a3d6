/** To translators outside and back: the menu in the bar, its commands, and a file that is dropped on the room. */
import { ActionIcon, Menu, Modal, Tooltip } from "@mantine/core";
import { IconFileExport, IconFileImport, IconTransfer } from "@tabler/icons-react";
import { type JSX, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../../app/commands.tsx";
import { KeyCaps } from "../../app/key-caps.tsx";
import { useWork } from "../work.ts";
import { HandOutForm } from "./hand-out-form.tsx";
import { TakeInForm } from "./take-in-form.tsx";
import { useTranslationDrop } from "./use-translation-drop.ts";

const KEYS = { handOut: "alt+shift+o", takeIn: "alt+shift+i" } as const;

type Opened = { form: "handOut" } | { form: "takeIn"; file: File | null } | null;

export function Outside({ room }: { room: RefObject<HTMLElement | null> }): JSX.Element {
  const { t } = useTranslation("translator");
  const { report } = useWork();
  const [opened, setOpened] = useState<Opened>(null);
  const close = (): void => setOpened(null);
  const runs = {
    handOut: () => setOpened({ form: "handOut" }),
    takeIn: () => setOpened({ form: "takeIn", file: null }),
  };
  useTranslationDrop(room, (file) => setOpened({ form: "takeIn", file }));
  useCommands(
    (["handOut", "takeIn"] as const).map((name) => ({
      id: `translator-${name}`,
      group: "translate" as const,
      label: t(`${name}.open`),
      keys: KEYS[name],
      keywords: "xliff xlf docx",
      run: runs[name],
    })),
  );
  return (
    <>
      <Menu position="bottom-end" returnFocus>
        <Menu.Target>
          <Tooltip label={t("open")}>
            <ActionIcon size={30} aria-label={t("open")}>
              <IconTransfer size={18} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFileExport size={17} stroke={1.6} />}
            rightSection={<KeyCaps keys={KEYS.handOut} />}
            onClick={runs.handOut}
          >
            {t("handOut.open")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconFileImport size={17} stroke={1.6} />}
            rightSection={<KeyCaps keys={KEYS.takeIn} />}
            onClick={runs.takeIn}
          >
            {t("takeIn.open")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={opened?.form === "handOut"}
        onClose={close}
        title={t("handOut.title")}
        closeButtonProps={{ "aria-label": t("handOut.close") }}
      >
        <HandOutForm report={report} onDone={close} />
      </Modal>
      <Modal
        opened={opened?.form === "takeIn"}
        onClose={close}
        title={t("takeIn.title")}
        size={820}
        closeOnClickOutside={false}
        closeButtonProps={{ "aria-label": t("handOut.close") }}
      >
        <TakeInForm first={opened?.form === "takeIn" ? opened.file : null} onDone={close} />
      </Modal>
    </>
  );
}
