/** A small toolbar beside selected text: marks, link, and what its block is to be. Never on the text itself. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconPilcrow } from "@tabler/icons-react";
import { type RefObject, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { bodyKinds } from "../../core/edition/block-kinds.ts";
import { KeyCaps } from "../app/key-caps.tsx";
import { useWriting } from "../app/use-writing.ts";
import { actionIcons } from "./action-icons.ts";
import { useBarStops } from "./bar-stops.ts";
import { type ActionId, editActions, runAction } from "./edit-actions.ts";
import { focusText } from "./focus-text.ts";
import { useTextState } from "./text-state.ts";
import { ToolButton } from "./tool-button.tsx";
import { BAR, useSelectionPlace } from "./use-selection-place.ts";
import classes from "./selection-bar.module.css";
import toolbar from "./toolbar.module.css";

const marks = ["bold", "italic", "highlight", "toCheck", "link"] as const satisfies ActionId[];
const KIND = "kind";
const order = [...marks, KIND] as const;

interface SelectionBarProps {
  sheetRef: RefObject<HTMLElement | null>;
  /** The toolbar at the top; the focus may go there and back. */
  toolbarRef: RefObject<HTMLElement | null>;
  barRef: RefObject<HTMLDivElement | null>;
}

export function SelectionBar({ sheetRef, toolbarRef, barRef }: SelectionBarProps) {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const [{ selectionBar }] = useWriting();
  const state = useTextState();
  const bars = useMemo(() => [barRef, toolbarRef], [barRef, toolbarRef]);
  const { place, leave } = useSelectionPlace({ isOn: selectionBar, sheetRef, bars });
  const { current, setCurrent, onKeyDown } = useBarStops<(typeof order)[number]>(
    order,
    "bold",
    barRef,
  );
  if (!place) return null;
  const kind = bodyKinds.find((one) => one === state.kind);
  const KindIcon = kind ? actionIcons[kind] : IconPilcrow;
  return (
    <div
      ref={barRef}
      className={classes.bar}
      style={{ ...place, width: BAR.width, height: BAR.height }}
      role="toolbar"
      tabIndex={-1}
      aria-label={t("selectionBar.label")}
      onBlur={(event) => leave(event.relatedTarget)}
      onKeyDown={(event) => {
        if (event.key === "Escape") focusText(editor);
        onKeyDown(event);
      }}
    >
      {marks.map((id) => (
        <ToolButton
          key={id}
          id={id}
          state={state}
          isStop={id === current}
          onFocus={() => setCurrent(id)}
        />
      ))}
      <Menu
        position="bottom-start"
        width={290}
        withinPortal={false}
        returnFocus={false}
        onClose={() => focusText(editor)}
      >
        <Tooltip label={t("selectionBar.kind")}>
          <Menu.Target>
            <ActionIcon
              size={30}
              w={44}
              className={toolbar.button}
              data-action={KIND}
              aria-label={t("selectionBar.kind")}
              aria-disabled={state.kind === null}
              data-off={state.kind === null || undefined}
              tabIndex={current === KIND ? 0 : -1}
              onMouseDown={(event) => event.preventDefault()}
              onFocus={() => setCurrent(KIND)}
            >
              <KindIcon size={18} stroke={1.7} />
            </ActionIcon>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown aria-label={t("selectionBar.kind")}>
          {bodyKinds.map((id) => {
            const Icon = actionIcons[id];
            return (
              <Menu.CheckboxItem
                key={id}
                data-action={id}
                closeMenuOnClick
                checked={state.kind === id}
                disabled={state.kind === null}
                rightSection={<KeyCaps keys={editActions[id].keys} />}
                onChange={() => {
                  focusText(editor);
                  runAction(editor, id);
                }}
              >
                <span className={toolbar.item}>
                  <Icon size={17} stroke={1.7} />
                  {t(`action.${id}`)}
                </span>
              </Menu.CheckboxItem>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
