/** Buttons at the end of a row of a list in the settings. */
import { ActionIcon, Group, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import type { ComponentType, JSX } from "react";
import { useTranslation } from "react-i18next";

export function RowButtons(props: {
  /** What the row is called, for the buttons' names. */
  name: string;
  up?: (() => void) | undefined;
  down?: (() => void) | undefined;
  sortable?: boolean;
  remove: () => void;
  /** Why it cannot be taken away. */
  keep?: string | undefined;
}): JSX.Element {
  const { t } = useTranslation("library");
  const { name, keep } = props;
  return (
    <Group gap={2} wrap="nowrap">
      {props.sortable && (
        <>
          <RowButton Icon={IconArrowUp} label={t("row.up", { name })} run={props.up} />
          <RowButton Icon={IconArrowDown} label={t("row.down", { name })} run={props.down} />
        </>
      )}
      <RowButton
        Icon={IconX}
        label={keep ?? t("row.remove", { name })}
        run={keep ? undefined : props.remove}
      />
    </Group>
  );
}

function RowButton(props: {
  Icon: ComponentType<{ size: number; stroke: number }>;
  label: string;
  run: (() => void) | undefined;
}): JSX.Element {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        aria-label={props.label}
        aria-disabled={props.run === undefined}
        data-disabled={props.run === undefined}
        onClick={() => props.run?.()}
      >
        <props.Icon size={17} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
