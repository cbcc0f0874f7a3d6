/** One action as a button of a toolbar: pressed when it is on, faint when it cannot be done here. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ActionIcon, Tooltip } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { KeyCaps } from "../app/key-caps.tsx";
import { actionIcons } from "./action-icons.ts";
import { type ActionId, editActions, runAction } from "./edit-actions.ts";
import type { TextState } from "./text-state.ts";
import classes from "./toolbar.module.css";

interface ToolButtonProps {
  id: ActionId;
  state: TextState;
  isStop: boolean;
  onFocus(): void;
}

export function ToolButton({ id, state, isStop, onFocus }: ToolButtonProps) {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const action = editActions[id];
  const Icon = actionIcons[id];
  const off = action.isOff?.(state) ?? false;
  return (
    <Tooltip
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
        aria-pressed={action.isOn?.(state)}
        aria-disabled={off}
        data-off={off || undefined}
        tabIndex={isStop ? 0 : -1}
        // The caret stays in the text.
        onMouseDown={(event) => event.preventDefault()}
        onFocus={onFocus}
        onClick={() => {
          if (!off) runAction(editor, id);
        }}
      >
        <Icon size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
