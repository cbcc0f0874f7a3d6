/** A folder's path to type, to pick from those known, or on the desktop from the system's own dialog. */
import { ActionIcon, Autocomplete, Tooltip } from "@mantine/core";
import { IconFolderOpen } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import "./desktop-bridge.ts";

export function FolderField(props: {
  label: string;
  description?: string;
  value: string;
  onChange: (dir: string) => void;
  /** Paths to choose from. */
  known?: string[];
  error?: string | undefined;
}): JSX.Element {
  const { t } = useTranslation("library");
  const bridge = window.diglot;
  const pick = async (): Promise<void> => {
    const dir = await bridge?.pickFolder();
    if (dir) props.onChange(dir);
  };
  return (
    <Autocomplete
      label={props.label}
      description={props.description}
      value={props.value}
      onChange={props.onChange}
      data={props.known ?? []}
      error={props.error}
      spellCheck={false}
      autoCapitalize="off"
      rightSection={
        bridge ? (
          <Tooltip label={t("folder.pick")}>
            <ActionIcon aria-label={t("folder.pick")} onClick={() => void pick()}>
              <IconFolderOpen size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        ) : null
      }
    />
  );
}
