/** Opened by "@" in the text or by its command: the facts of the event, to put one in as a chip or as mere words. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import { Popover, TextInput } from "@mantine/core";
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  $setSelection,
  type BaseSelection,
  COMMAND_PRIORITY_LOW,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  createCommand,
  type LexicalCommand,
  type LexicalEditor,
  mergeRegister,
} from "lexical";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type EventField, fieldsIn } from "../../../core/event/event-field.ts";
import { type Lang, langTags } from "../../../core/report/lang.ts";
import { $insertFact } from "../../../core/edition/write-facts.ts";
import { KeyCaps } from "../key-caps.tsx";
import { useHead } from "../live/head.ts";
import { startUndoStep } from "../live/undo-steps.ts";
import { useFieldLabel } from "./field-label.ts";
import classes from "./fact-picker.module.css";

/** Opens the picker at the caret. */
export const PICK_FACT_COMMAND: LexicalCommand<void> = createCommand("PICK_FACT");

interface Asked {
  left: number;
  top: number;
  height: number;
  selection: BaseSelection;
  /** Whether "@" stands before the caret and goes when a fact is chosen. */
  bySign: boolean;
}

/** "@" behind Han, a space or a mark asks for a fact; behind a letter it belongs to an address. */
const ASKS = /(?:^|[^\p{L}\p{N}]|\p{Script=Han})@$/u;

function $asksBySign(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const node = selection.anchor.getNode();
  return (
    $isTextNode(node) &&
    node.isSimpleText() &&
    ASKS.test(node.getTextContent().slice(0, selection.anchor.offset))
  );
}

function caretRect(editor: LexicalEditor): DOMRect | null {
  const dom = window.getSelection();
  if (!dom || dom.rangeCount === 0) return editor.getRootElement()?.getBoundingClientRect() ?? null;
  const rects = dom.getRangeAt(0).getClientRects();
  const parent = dom.anchorNode instanceof Element ? dom.anchorNode : dom.anchorNode?.parentElement;
  return rects[rects.length - 1] ?? parent?.getBoundingClientRect() ?? null;
}

export function FactPicker({ lang }: { lang: Lang }) {
  const { head } = useHead();
  const [editor] = useLexicalComposerContext();
  const [asked, setAsked] = useState<Asked | null>(null);
  const all = useMemo(() => fieldsIn(head.event, lang), [head.event, lang]);
  const hasFacts = useRef(false);
  useEffect(() => {
    hasFacts.current = all.length > 0;
  }, [all]);
  useEffect(() => {
    const open = (bySign: boolean): boolean => {
      const rect = caretRect(editor);
      const selection = $getSelection()?.clone();
      if (!rect || !selection) return false;
      const { left, top, height } = { left: rect.right, top: rect.top, height: rect.height };
      setAsked({ left, top, height, selection, bySign });
      return true;
    };
    let typed = false;
    const onInput = (event: InputEvent): void => {
      typed = event.data === "@" && !event.isComposing;
    };
    return mergeRegister(
      editor.registerCommand(PICK_FACT_COMMAND, () => open(false), COMMAND_PRIORITY_LOW),
      editor.registerCommand(
        CONTROLLED_TEXT_INSERTION_COMMAND,
        (payload) => {
          typed ||= payload === "@";
          return false;
        },
        COMMAND_PRIORITY_LOW,
      ),
      editor.registerRootListener((root, before) => {
        before?.removeEventListener("beforeinput", onInput);
        root?.addEventListener("beforeinput", onInput);
      }),
      editor.registerUpdateListener(({ editorState, dirtyLeaves }) => {
        if (!typed || dirtyLeaves.size === 0) return;
        typed = false;
        if (!hasFacts.current || editor.isComposing()) return;
        const openThere = (): void => {
          if (editor.read($asksBySign)) editor.read(() => open(true));
        };
        // The browser's caret follows the update.
        if (editorState.read($asksBySign)) requestAnimationFrame(openThere);
      }),
    );
  }, [editor]);
  return asked && <Picker lang={lang} all={all} asked={asked} onClose={() => setAsked(null)} />;
}

interface PickerProps {
  lang: Lang;
  all: { field: EventField; text: string }[];
  asked: Asked;
  onClose(): void;
}

function Picker({ lang, all, asked, onClose }: PickerProps) {
  const { t } = useTranslation("event");
  const [editor] = useLexicalComposerContext();
  const { head } = useHead();
  const labelOf = useFieldLabel();
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const listId = useId();
  const words = query.trim().toLowerCase();
  const shown = all.filter(({ field, text }) =>
    `${text} ${labelOf(head.event, field)}`.toLowerCase().includes(words),
  );
  const active = Math.min(at, shown.length - 1);
  const back = (work: () => void): void => {
    onClose();
    startUndoStep(editor);
    editor.update(
      () => {
        const { selection } = asked;
        if (selection.getNodes().every((node) => node.isAttached()))
          $setSelection(selection.clone());
        work();
      },
      { discrete: true },
    );
    startUndoStep(editor);
    editor.focus(() => editor.getRootElement()?.focus({ preventScroll: true }));
  };
  const choose = (index: number, asChip: boolean): void => {
    const fact = shown[index];
    if (!fact) return leave();
    back(() => {
      const selection = $getSelection();
      if (asked.bySign && $isRangeSelection(selection)) selection.deleteCharacter(true);
      $insertFact({ ...fact, asChip });
    });
  };
  /** What was typed is text after all. */
  const leave = (): void =>
    back(() => {
      const selection = $getSelection();
      if (asked.bySign && query !== "" && $isRangeSelection(selection)) selection.insertText(query);
    });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((active + step + shown.length) % Math.max(1, shown.length));
    else if (event.key === "Enter") choose(active, !event.shiftKey);
    else if (event.key === "Escape" || (event.key === "Backspace" && query === "")) leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Popover
      opened
      position="bottom-start"
      width={340}
      trapFocus
      closeOnEscape={false}
      withRoles={false}
      transitionProps={{ duration: 0 }}
      onDismiss={onClose}
    >
      <Popover.Target>
        <span
          className={classes.anchor}
          style={{ left: asked.left, top: asked.top, height: asked.height }}
        />
      </Popover.Target>
      <Popover.Dropdown className={classes.menu}>
        <TextInput
          size="xs"
          data-autofocus
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is an input, with a list of its own
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={shown[active] && `${listId}-${active}`}
          aria-label={t("pick.label")}
          placeholder={t("pick.find")}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        {all.length === 0 && <p className={classes.hint}>{t("pick.none")}</p>}
        {all.length > 0 && shown.length === 0 && (
          <p className={classes.hint}>{t("pick.noMatch")}</p>
        )}
        <div
          id={listId}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would not show two lines
          role="listbox"
          // It scrolls, and whoever gets into it by Tab can scroll it.
          tabIndex={0}
          aria-label={t("pick.label")}
          className={classes.list}
        >
          {shown.map(({ field, text }, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the keys are the field's
            <div
              key={field}
              id={`${listId}-${index}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it stands in no select
              role="option"
              aria-selected={index === active}
              ref={(element) => {
                if (index === active) element?.scrollIntoView({ block: "nearest" });
              }}
              className={classes.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={(event) => choose(index, !event.shiftKey)}
            >
              <span className={classes.text} lang={langTags[lang]}>
                {text}
              </span>
              <span className={classes.label}>{labelOf(head.event, field)}</span>
            </div>
          ))}
        </div>
        {shown.length > 0 && (
          <p className={classes.keys}>
            <KeyCaps keys="Enter" /> {t("pick.asChip")} · <KeyCaps keys="shift+Enter" />{" "}
            {t("pick.asWords")}
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
