/** The menu that "/" opens in the text: every block that can be put in or made of this one, by name. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { Popover } from "@mantine/core";
import { type RefObject, useEffect, useId } from "react";
import { useTranslation } from "react-i18next";
import { KeyCaps } from "../app/key-caps.tsx";
import { actionIcons } from "./action-icons.ts";
import { editActions } from "./edit-actions.ts";
import { useSlashMenu } from "./use-slash-menu.ts";
import classes from "./slash-menu.module.css";

export function SlashMenu({ sheetRef }: { sheetRef: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const { shown, point, choose } = useSlashMenu(sheetRef);
  const listId = useId();
  const active = shown?.entries[shown.active];
  useEffect(() => {
    const root = editor.getRootElement();
    if (!root || !active) return;
    root.setAttribute("aria-controls", listId);
    root.setAttribute("aria-activedescendant", `${listId}-${active.id}`);
    document.getElementById(`${listId}-${active.id}`)?.scrollIntoView({ block: "nearest" });
    return () => {
      root.removeAttribute("aria-controls");
      root.removeAttribute("aria-activedescendant");
    };
  }, [editor, active, listId]);

  if (!shown) return null;
  return (
    <Popover
      opened
      position="bottom-start"
      offset={4}
      width={300}
      trapFocus={false}
      closeOnEscape={false}
      withRoles={false}
      withinPortal={false}
      hideDetached={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <span className={classes.anchor} style={shown.place} />
      </Popover.Target>
      <Popover.Dropdown className={classes.menu}>
        <div
          id={listId}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the focus from the text
          role="listbox"
          // It scrolls, and whoever gets into it by Tab can scroll it.
          tabIndex={0}
          aria-label={t("slash.label")}
          className={classes.list}
        >
          {shown.entries.map((entry, index) => {
            const Icon = actionIcons[entry.id];
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the text's: it keeps the focus
              <div
                key={entry.id}
                id={`${listId}-${entry.id}`}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it stands in no select
                role="option"
                aria-selected={index === shown.active}
                data-action={entry.id}
                className={classes.option}
                onMouseDown={(event) => event.preventDefault()}
                onMouseMove={() => point(index)}
                onClick={() => choose(index)}
              >
                <Icon size={18} stroke={1.7} />
                <span className={classes.name}>{entry.label}</span>
                <KeyCaps keys={editActions[entry.id].keys} />
              </div>
            );
          })}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
