/** A button with a picture that opens a dialog; its name and key are said under it. */
import { ActionIcon, type ActionIconProps, Tooltip } from "@mantine/core";
import type { JSX } from "react";
import { KeyCaps } from "./key-caps.tsx";

interface DialogButtonProps
  extends Pick<ActionIconProps, "variant" | "color" | "size" | "children"> {
  label: string;
  keys: string;
  open: () => void;
}

export const DialogButton = ({ label, keys, open, ...look }: DialogButtonProps): JSX.Element => (
  <Tooltip
    label={
      <>
        {label} <KeyCaps keys={keys} />
      </>
    }
  >
    <ActionIcon aria-label={label} aria-haspopup="dialog" onClick={open} {...look} />
  </Tooltip>
);
