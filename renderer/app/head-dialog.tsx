/** A tool in the head of a report that opens a dialog: by its button, its key and the palette. */
import { Modal, type ModalProps } from "@mantine/core";
import { type JSX, type ReactNode, useState } from "react";
import { useCommands } from "./commands.tsx";
import { DialogButton } from "./dialog-button.tsx";

interface HeadDialogProps extends Pick<ModalProps, "title" | "size"> {
  /** Of the command. */
  id: string;
  keys: string;
  label: string;
  icon: ReactNode;
  /** Name of the button that closes it. */
  closeLabel: string;
  /** What is in it, there only while it is open. */
  children: (close: () => void) => ReactNode;
}

export function HeadDialog(props: HeadDialogProps): JSX.Element {
  const { id, keys, label, icon, closeLabel, children, ...modal } = props;
  const [opened, setOpened] = useState(false);
  const open = (): void => setOpened(true);
  const close = (): void => setOpened(false);
  useCommands([{ id, group: "report", label, keys, run: open }]);
  return (
    <>
      <DialogButton variant="subtle" color="gray" size="lg" label={label} keys={keys} open={open}>
        {icon}
      </DialogButton>
      <Modal
        {...modal}
        opened={opened}
        onClose={close}
        closeButtonProps={{ "aria-label": closeLabel }}
      >
        {children(close)}
      </Modal>
    </>
  );
}
