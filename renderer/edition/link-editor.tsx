/** Floating beside the text: the address of a link, to set, change, open or take away. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { SelectionAlwaysOnDisplay } from "@lexical/react/LexicalSelectionAlwaysOnDisplay";
import { ActionIcon, Button, Group, TextInput, Tooltip } from "@mantine/core";
import { IconExternalLink, IconLinkOff, IconPencil } from "@tabler/icons-react";
import {
  $getSelection,
  $setSelection,
  type BaseSelection,
  COMMAND_PRIORITY_LOW,
  mergeRegister,
} from "lexical";
import { type FormEvent, type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { toLinkAddress } from "../app/live/link-address.ts";
import { startUndoStep } from "../app/live/undo-steps.ts";
import { EDIT_LINK_COMMAND } from "./edit-actions.ts";
import { focusText } from "./focus-text.ts";
import { $linkAtCaret, $setLink } from "./links.ts";
import classes from "./link-editor.module.css";

interface Place {
  top: number;
  left: number;
}

/** Below the selection, measured in the sheet that scrolls with the text. */
function placeIn(sheet: HTMLElement): Place | null {
  const range = window.getSelection();
  if (!range || range.rangeCount === 0) return null;
  const rects = range.getRangeAt(0).getClientRects();
  const rect = rects[rects.length - 1] ?? range.getRangeAt(0).getBoundingClientRect();
  const origin = sheet.getBoundingClientRect();
  const left = Math.min(rect.left - origin.left, origin.width - 380);
  return { top: rect.bottom - origin.top + 6, left: Math.max(0, left) };
}

export function LinkEditor({ sheetRef }: { sheetRef: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation("edition");
  const [editor] = useLexicalComposerContext();
  const [place, setPlace] = useState<Place | null>(null);
  const [url, setUrl] = useState<string | null>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  /** What was selected when the address was asked for: the field takes the browser's selection with it. */
  const selected = useRef<BaseSelection | null>(null);

  useEffect(
    () =>
      mergeRegister(
        editor.registerUpdateListener(({ editorState }) => {
          const at = editorState.read(() => $linkAtCaret()?.getURL() ?? null);
          setUrl(at);
          if (at !== null && sheetRef.current) setPlace(placeIn(sheetRef.current));
        }),
        editor.registerCommand(
          EDIT_LINK_COMMAND,
          () => {
            if (sheetRef.current) setPlace(placeIn(sheetRef.current));
            selected.current = $getSelection()?.clone() ?? null;
            setDraft($linkAtCaret()?.getURL() ?? "");
            setWrong(false);
            return true;
          },
          COMMAND_PRIORITY_LOW,
        ),
      ),
    [editor, sheetRef],
  );
  const editing = draft !== null;
  useEffect(() => {
    if (editing) field.current?.select();
  }, [editing]);

  const leave = (): void => {
    setDraft(null);
    focusText(editor);
  };
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    const typed = draft?.trim() ?? "";
    const address = toLinkAddress(typed);
    if (typed !== "" && !address) {
      setWrong(true);
      return;
    }
    startUndoStep(editor);
    editor.update(() => {
      const { current } = selected;
      if (current?.getNodes().every((node) => node.isAttached())) $setSelection(current.clone());
      $setLink(address);
    });
    leave();
  };
  if (!place || (!editing && url === null)) return null;
  return (
    <div className={classes.float} style={place}>
      {editing ? (
        <form onSubmit={apply} className={classes.form}>
          <SelectionAlwaysOnDisplay />
          <TextInput
            ref={field}
            size="xs"
            className={classes.input}
            aria-label={t("link.address")}
            placeholder={t("link.placeholder")}
            value={draft}
            error={wrong && t("link.wrong")}
            onChange={(event) => {
              setDraft(event.currentTarget.value);
              setWrong(false);
            }}
            onKeyDown={(event) => {
              if (event.key === "Escape") leave();
            }}
          />
          <Button type="submit" size="xs">
            {t("link.apply")}
          </Button>
          <Button size="xs" variant="default" onClick={leave}>
            {t("link.cancel")}
          </Button>
        </form>
      ) : (
        <Group gap={4} wrap="nowrap">
          <span className={classes.url}>{url}</span>
          <Tooltip label={t("link.edit")}>
            <ActionIcon
              size="sm"
              aria-label={t("link.edit")}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => editor.dispatchCommand(EDIT_LINK_COMMAND, undefined)}
            >
              <IconPencil size={15} />
            </ActionIcon>
          </Tooltip>
          {url && !url.startsWith("/") && (
            <Tooltip label={t("link.open")}>
              <ActionIcon
                size="sm"
                component="a"
                href={url}
                target="_blank"
                rel="noopener noreferrer"
                aria-label={t("link.open")}
              >
                <IconExternalLink size={15} />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label={t("link.remove")}>
            <ActionIcon
              size="sm"
              aria-label={t("link.remove")}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => editor.update(() => $setLink(null))}
            >
              <IconLinkOff size={15} />
            </ActionIcon>
          </Tooltip>
        </Group>
      )}
    </div>
  );
}
