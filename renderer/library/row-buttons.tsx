/** Buttons at the end of a row of a list in the settings. */
import { ActionIcon, Group, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconX } from "@tabler/icons-react";
import type { ComponentType, JSX } from "react";
import { useTranslation } from "react-i18next";

export function RowButtons(props: {
  /** What the row is called, for the buttons' names. */
  name: string;
  /** Where it stands among `count` rows whose order can be changed. */
  order?: { index: number; count: number; move: (by: -1 | 1) => void };
  remove: () => void;
  /** Why it cannot be taken away. */
  keep?: string | undefined;
}): JSX.Element {
  const { t } = useTranslation("library");
  const { name, keep, order } = props;
  return (
    <Group gap={2} wrap="nowrap" h={36}>
      {order && (
        <>
          <RowButton
            Icon={IconArrowUp}
            label={t("row.up", { name })}
            run={order.index > 0 ? () => order.move(-1) : undefined}
          />
          <RowButton
            Icon={IconArrowDown}
            label={t("row.down", { name })}
            run={order.index < order.count - 1 ? () => order.move(1) : undefined}
          />
        </>
      )}
      <RowButton
        Icon={IconX}
        label={keep ?? t("row.remove", { name })}
        run={keep ? undefined : (button) => removeRow(button, props.remove)}
      />
    </Group>
  );
}

/** The keyboard goes on to the next row, or after the last to the button that adds one. */
function removeRow(button: HTMLElement, remove: () => void): void {
  const row = button.closest("li");
  const next = row?.nextElementSibling?.querySelector("input");
  const add = row?.parentElement?.nextElementSibling;
  remove();
  requestAnimationFrame(() => {
    if (next?.isConnected) next.focus();
    else if (add instanceof HTMLElement) add.focus();
  });
}

function RowButton(props: {
  Icon: ComponentType<{ size: number; stroke: number }>;
  label: string;
  run: ((button: HTMLElement) => void) | undefined;
}): JSX.Element {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        aria-label={props.label}
        aria-disabled={props.run === undefined}
        data-disabled={props.run === undefined}
        onClick={(event) => props.run?.(event.currentTarget)}
      >
        <props.Icon size={17} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
