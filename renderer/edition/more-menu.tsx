/** The end of the toolbar: a menu of what is needed less often, with its keys. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconDots, IconTextCaption } from "@tabler/icons-react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useWriting } from "../app/use-writing.ts";
import { KeyCaps } from "../app/key-caps.tsx";
import { actionIcons } from "./action-icons.ts";
import { type ActionId, editActions, runAction } from "./edit-actions.ts";
import { focusText } from "./focus-text.ts";
import type { TextState } from "./text-state.ts";
import classes from "./toolbar.module.css";

const sections: ActionId[][] = [
  ["strikethrough", "superscript", "subscript", "highlight"],
  ["alignLeft", "alignCenter", "alignRight"],
  ["check", "tick", "indent", "outdent"],
  ["callout", "rule", "footnote", "crossToNote", "toCheck"],
  ["pastePlain", "showPaste"],
  ["gallery", "ungroup", "adjustPicture", "attachment", "video"],
  ["moveUp", "moveDown", "removePicture"],
];

interface MoreMenuProps {
  state: TextState;
  tabIndex: number;
  onFocus(): void;
}

export function MoreMenu({ state, tabIndex, onFocus }: MoreMenuProps) {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const [{ selectionBar }, setWriting] = useWriting();
  const choose = (id: ActionId): void => {
    focusText(editor);
    runAction(editor, id);
  };
  return (
    <Menu
      position="bottom-end"
      width={310}
      alignItemsLabels="all"
      returnFocus={false}
      onClose={() => focusText(editor)}
    >
      <Tooltip label={t("more")}>
        <Menu.Target>
          <ActionIcon
            size={30}
            className={classes.button}
            data-action="more"
            aria-label={t("more")}
            tabIndex={tabIndex}
            onMouseDown={(event) => event.preventDefault()}
            onFocus={onFocus}
          >
            <IconDots size={18} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown aria-label={t("more")} className={classes.menu}>
        {sections.map((ids, index) => (
          <Fragment key={ids.join()}>
            {index > 0 && <Menu.Divider />}
            {ids.map((id) => {
              const action = editActions[id];
              const Icon = actionIcons[id];
              const on = action.isOn?.(state);
              const shared = {
                "data-action": id,
                closeMenuOnClick: true,
                disabled: action.isOff?.(state) ?? false,
                rightSection: <KeyCaps keys={action.keys} />,
                children: (
                  <span className={classes.item}>
                    <Icon size={17} stroke={1.7} />
                    {t(`action.${id}`)}
                  </span>
                ),
              };
              return on === undefined ? (
                <Menu.Item key={id} {...shared} onClick={() => choose(id)} />
              ) : (
                <Menu.CheckboxItem key={id} {...shared} checked={on} onChange={() => choose(id)} />
              );
            })}
          </Fragment>
        ))}
        <Menu.Divider />
        <Menu.CheckboxItem
          closeMenuOnClick
          checked={selectionBar}
          onChange={(checked) => setWriting({ selectionBar: checked })}
        >
          <span className={classes.item}>
            <IconTextCaption size={17} stroke={1.7} />
            {t("selectionBar.show")}
          </span>
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
