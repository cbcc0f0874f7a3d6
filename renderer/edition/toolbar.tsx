/** The writing room's toolbar: one Tab stop, arrows go along it, Alt+F10 comes here from the text, and again to that of the selection. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { Group } from "@mantine/core";
import { memo, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { focusBar, useBarStops } from "./bar-stops.ts";
import type { ActionId } from "./edit-actions.ts";
import { focusText } from "./focus-text.ts";
import { useTextState } from "./text-state.ts";
import { ToolButton } from "./tool-button.tsx";
import { MoreMenu } from "./more-menu.tsx";
import classes from "./toolbar.module.css";

const groups: ActionId[][] = [
  ["undo", "redo"],
  ["paragraph", "h2", "h3", "h4"],
  ["bold", "italic", "underline", "link"],
  ["bullet", "number", "quote"],
  ["picture", "table"],
];
/** The button behind which everything else is kept. */
const MORE = "more";
type Stop = ActionId | typeof MORE;
const order: Stop[] = [...groups.flat(), MORE];

interface ToolbarProps {
  barRef: RefObject<HTMLDivElement | null>;
  selectionBarRef: RefObject<HTMLDivElement | null>;
}

/** Drawn again only when something of its own changes, not whenever the report's summary moves on. */
export const Toolbar = memo(function Toolbar({ barRef, selectionBarRef }: ToolbarProps) {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const state = useTextState();
  const { current, setCurrent, onKeyDown } = useBarStops<Stop>(order, "undo", barRef);
  return (
    <div
      ref={barRef}
      className={classes.bar}
      role="toolbar"
      tabIndex={-1}
      aria-label={t("toolbar")}
      onKeyDown={(event) => {
        if (event.key === "Escape") focusText(editor);
        if (event.altKey && event.key === "F10") {
          event.preventDefault();
          focusBar(selectionBarRef.current);
        }
        onKeyDown(event);
      }}
    >
      {groups.map((ids) => (
        <Group key={ids.join()} gap={2} wrap="nowrap" className={classes.group}>
          {ids.map((id) => (
            <ToolButton
              key={id}
              id={id}
              state={state}
              isStop={id === current}
              onFocus={() => setCurrent(id)}
            />
          ))}
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
});
