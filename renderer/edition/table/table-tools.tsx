/** Over the table with the caret: menus for its rows, its columns and itself. Alt+F9 comes here from the text. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowMerge,
  IconArrowsSplit2,
  IconChevronDown,
  IconTable,
  type TablerIcon,
} from "@tabler/icons-react";
import { COMMAND_PRIORITY_HIGH, KEY_DOWN_COMMAND } from "lexical";
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { MOST_CELLS, MOST_COLUMNS } from "../../../core/edition/table/table-size.ts";
import { type Command, useCommands } from "../../app/commands.tsx";
import { KeyCaps } from "../../app/key-caps.tsx";
import { useTell } from "../../app/tell.tsx";
import { focusText } from "../focus-text.ts";
import {
  runTableAction,
  type TableActionId,
  tableActionIds,
  tableActions,
} from "./table-actions.ts";
import { TableKeys } from "./table-keys.tsx";
import { type TableHere, useTableHere } from "./use-table-here.ts";
import classes from "./table-tools.module.css";

const menus = {
  row: [["rowAbove", "rowBelow"], ["rowUp", "rowDown"], ["headerRow"], ["deleteRow"]],
  column: [
    ["columnLeft", "columnRight"],
    ["moveLeft", "moveRight"],
    ["widen", "narrow"],
    ["headerColumn"],
    ["deleteColumn"],
  ],
  table: [
    ["paragraphAbove", "paragraphBelow"],
    ["tableUp", "tableDown"],
    ["even"],
    ["deleteTable"],
  ],
} satisfies Record<string, TableActionId[][]>;
type MenuName = keyof typeof menus;

export function TableTools({ sheetRef }: { sheetRef: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation("table");
  const [editor] = useLexicalComposerContext();
  const tell = useTell();
  const here = useTableHere(sheetRef);
  const bar = useRef<HTMLDivElement>(null);
  const run = useCallback(
    (id: TableActionId): void => {
      if (runTableAction(editor, id))
        tell.done(t("full", { cells: MOST_CELLS.toLocaleString(), columns: MOST_COLUMNS }));
    },
    [editor, t, tell],
  );
  const off = here?.state.off ?? [];
  useCommands(
    (here ? tableActionIds : [])
      .filter((id) => !off.includes(id))
      .map(
        (id): Command => ({
          id: `table-${id}`,
          group: "edit",
          label: t(`action.${id}`),
          keys: tableActions[id].keys,
          ownKeys: true,
          run: () => editor.focus(() => run(id)),
        }),
      ),
  );
  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          const first = bar.current?.querySelector("button");
          if (!event.altKey || event.key !== "F9" || !first) return false;
          event.preventDefault();
          first.focus();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
    [editor],
  );
  return (
    <>
      <TableKeys onAction={run} />
      {here && <Bar here={here} barRef={bar} onAction={run} />}
    </>
  );
}

interface BarProps {
  here: TableHere;
  barRef: RefObject<HTMLDivElement | null>;
  onAction(id: TableActionId): void;
}

function Bar({ here, barRef, onAction }: BarProps) {
  const { t } = useTranslation("table");
  const [editor] = useLexicalComposerContext();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") focusText(editor);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !(event.target instanceof HTMLElement)) return;
    const stops = [...(barRef.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = stops.indexOf(event.target);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
  };
  const cells = here.state.off.includes("split") ? "merge" : "split";
  const CellsIcon = cells === "merge" ? IconArrowMerge : IconArrowsSplit2;
  return (
    <div className={classes.place} style={here.place}>
      <div
        ref={barRef}
        className={classes.bar}
        role="toolbar"
        tabIndex={-1}
        aria-label={t("tools")}
        onKeyDown={onKeyDown}
      >
        <TableMenu name="row" here={here} onAction={onAction} />
        <TableMenu name="column" here={here} onAction={onAction} />
        <Tooltip
          label={
            <span className={classes.tip}>
              {t(`action.${cells}`)}
              <KeyCaps keys={tableActions[cells].keys ?? ""} />
            </span>
          }
        >
          <ActionIcon
            size={26}
            variant="subtle"
            color="gray"
            aria-label={t(`action.${cells}`)}
            aria-disabled={here.state.off.includes(cells)}
            data-off={here.state.off.includes(cells) || undefined}
            className={classes.button}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (!here.state.off.includes(cells)) onAction(cells);
            }}
          >
            <CellsIcon size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
        <TableMenu name="table" Icon={IconTable} here={here} onAction={onAction} />
      </div>
    </div>
  );
}

interface TableMenuProps {
  name: MenuName;
  Icon?: TablerIcon;
  here: TableHere;
  onAction(id: TableActionId): void;
}

/** Widening goes on while the menu is open: it is pressed several times. */
const staysOpen = new Set<TableActionId>(["widen", "narrow"]);

function TableMenu({ name, Icon, here, onAction }: TableMenuProps) {
  const { t } = useTranslation("table");
  const [editor] = useLexicalComposerContext();
  const choose = (id: TableActionId): void => {
    if (!staysOpen.has(id)) focusText(editor);
    onAction(id);
  };
  return (
    <Menu
      position="bottom-start"
      width={256}
      alignItemsLabels="all"
      returnFocus={false}
      onClose={() => focusText(editor)}
    >
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          className={classes.button}
          data-menu={name}
          leftSection={Icon && <Icon size={16} stroke={1.7} />}
          rightSection={<IconChevronDown size={13} />}
          onMouseDown={(event) => event.preventDefault()}
        >
          {t(`menu.${name}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t(`menu.${name}`)}>
        {menus[name].map((ids, index) => [
          index > 0 && <Menu.Divider key={`${ids.join()}-line`} />,
          ...ids.map((id: TableActionId) => {
            const { keys } = tableActions[id];
            const shared = {
              "data-action": id,
              disabled: here.state.off.includes(id),
              closeMenuOnClick: !staysOpen.has(id),
              rightSection: keys ? <KeyCaps keys={keys} /> : undefined,
              children: t(`action.${id}`),
            };
            return id === "headerRow" || id === "headerColumn" ? (
              <Menu.CheckboxItem
                key={id}
                {...shared}
                checked={here.state.on.includes(id)}
                onChange={() => choose(id)}
              />
            ) : (
              <Menu.Item key={id} {...shared} onClick={() => choose(id)} />
            );
          }),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
