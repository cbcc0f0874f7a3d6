/** The writing room's toolbar: one Tab stop, arrows go along it, Alt+F10 comes here from the text. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ActionIcon, Group, Tooltip } from "@mantine/core";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { KeyCaps } from "../app/key-caps.tsx";
import { actionIcons } from "./action-icons.ts";
import { type ActionId, editActions, runAction } from "./edit-actions.ts";
import { focusText } from "./focus-text.ts";
import { useTextState } from "./text-state.ts";
import { MoreMenu } from "./more-menu.tsx";
import classes from "./toolbar.module.css";

const groups: ActionId[][] = [
  ["undo", "redo"],
  ["paragraph", "h2", "h3", "h4"],
  ["bold", "italic", "underline", "link"],
  ["bullet", "number", "check", "quote", "callout"],
  ["picture", "table"],
];
/** The button behind which everything else is kept. */
const MORE = "more";
type Stop = ActionId | typeof MORE;
const order: Stop[] = [...groups.flat(), MORE];

export function Toolbar({ barRef }: { barRef: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const state = useTextState();
  const [current, setCurrent] = useState<Stop>("undo");
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") focusText(editor);
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const at = Math.min(order.length - 1, Math.max(0, order.indexOf(current) + step));
    const id = order[at] ?? current;
    setCurrent(id);
    barRef.current?.querySelector<HTMLElement>(`[data-action="${id}"]`)?.focus();
  };
  return (
    <div
      ref={barRef}
      className={classes.bar}
      role="toolbar"
      tabIndex={-1}
      aria-label={t("toolbar")}
      onKeyDown={onKeyDown}
    >
      {groups.map((ids) => (
        <Group key={ids.join()} gap={2} wrap="nowrap" className={classes.group}>
          {ids.map((id) => {
            const action = editActions[id];
            const Icon = actionIcons[id];
            const off = action.isOff?.(state) ?? false;
            const on = action.isOn?.(state);
            return (
              <Tooltip
                key={id}
                label={
                  <span className={classes.tip}>
                    {t(`action.${id}`)}
                    <KeyCaps keys={action.keys} />
                  </span>
                }
              >
                <ActionIcon
                  size={30}
                  className={classes.button}
                  data-action={id}
                  aria-label={t(`action.${id}`)}
                  aria-pressed={on}
                  aria-disabled={off}
                  data-off={off || undefined}
                  tabIndex={id === current ? 0 : -1}
                  // The caret stays in the text.
                  onMouseDown={(event) => event.preventDefault()}
                  onFocus={() => setCurrent(id)}
                  onClick={() => {
                    if (!off) runAction(editor, id);
                  }}
                >
                  <Icon size={18} stroke={1.7} />
                </ActionIcon>
              </Tooltip>
            );
          })}
        </Group>
      ))}
      <Group gap={2} wrap="nowrap" className={classes.group}>
        <MoreMenu
          state={state}
          tabIndex={current === MORE ? 0 : -1}
          onFocus={() => setCurrent(MORE)}
        />
      </Group>
    </div>
  );
}
