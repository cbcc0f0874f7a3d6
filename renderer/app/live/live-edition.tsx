/** One edition of the report around as a Lexical editor bound to its living document. */
import { CheckListPlugin } from "@lexical/react/LexicalCheckListPlugin";
import { type InitialConfigType, LexicalComposer } from "@lexical/react/LexicalComposer";
import { ContentEditable } from "@lexical/react/LexicalContentEditable";
import { LexicalErrorBoundary } from "@lexical/react/LexicalErrorBoundary";
import { LinkPlugin } from "@lexical/react/LexicalLinkPlugin";
import { ListPlugin } from "@lexical/react/LexicalListPlugin";
import { RichTextPlugin } from "@lexical/react/LexicalRichTextPlugin";
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import {
  type CSSProperties,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { editionNodes } from "../../../core/edition/nodes/index.ts";
import { inLang, type Lang, langTags } from "../../../core/report/lang.ts";
import { contentLangOf } from "../i18n.ts";
import { colourOf } from "../presence.tsx";
import { useMe } from "../query.ts";
import { bindEditor } from "./bind-editor.ts";
import { isLinkAddress } from "./link-address.ts";
import { ListKeys } from "./list-keys.ts";
import { CaretMoves } from "./caret-moves.ts";
import {
  BlockAttributes,
  CheckListRoles,
  EditWhenFilled,
  Structure,
  TableFrames,
} from "./live-plugins.tsx";
import { LockPlugin } from "./lock-plugin.tsx";
import type { LiveDocument } from "./live-document.ts";
import { NotePlugin } from "./note-plugin.tsx";
import { PastePlugin, type Pasting } from "./paste-plugin.tsx";
import { useLiveDocument } from "./report-session.tsx";
import { ToCheckMarks } from "./to-check-marks.ts";
import { SpellPlugin } from "../spell/spell-plugin.tsx";
import { TextWithoutKey } from "./text-without-key.ts";
import { UndoSteps } from "./undo-steps.ts";
import classes from "./live-edition.module.css";

export interface LiveEditionProps {
  lang: Lang;
  editable: boolean;
  /** Accessible name of the text field. */
  label: string;
  /** Class of the text field, beside the ones that draw an edition. */
  className?: string | undefined;
  style?: CSSProperties | undefined;
  /** Where pictures go that are pasted or dropped. Keep the object the same while it does the same. */
  pasting?: Pasting | undefined;
  /** Plugins: they run inside the composer, editor's context and all. */
  children?: ReactNode;
}

/**
 * Every block's element carries its id as `data-block`. The text field has `lang` set. Nothing can be typed before
 * the document is there. When the editor fails it is made anew from the document, which has everything typed so far.
 */
export function LiveEdition(props: LiveEditionProps) {
  const { t } = useTranslation("edition");
  const { live, loaded } = useLiveDocument(props.lang);
  const [failures, setFailures] = useState(0);
  const onError = useCallback((error: Error) => {
    console.error(error);
    setFailures((count) => count + 1);
  }, []);
  if (!loaded) return <output className={classes.loading}>{t("loading")}</output>;
  return (
    <>
      {failures > 0 && (
        <p className={classes.restarted} role="alert">
          {t("restarted")}
        </p>
      )}
      <Composer
        key={`${live.doc.guid} ${props.editable} ${failures}`}
        {...props}
        live={live}
        onError={onError}
      />
    </>
  );
}

/** Names of the classes that text formats get; the look is in the style sheets of the rooms. */
const theme = {
  blockCursor: "dg-block-cursor",
  table: "dg-table",
  tableScrollableWrapper: "dg-table-frame",
  tableCell: "dg-cell",
  tableCellHeader: "dg-cell-head",
  tableCellSelected: "dg-cell-selected",
  tableSelection: "dg-selects-cells",
  text: {
    underline: "dg-underline",
    strikethrough: "dg-strikethrough",
    superscript: "dg-superscript",
    subscript: "dg-subscript",
  },
};

interface BindingProps {
  live: LiveDocument;
  writable: boolean;
  /** Where the carets of others are drawn. */
  cursors: HTMLElement;
  onError: (error: Error) => void;
}

function Binding({ live, writable, cursors, onError }: BindingProps): null {
  const [editor] = useLexicalComposerContext();
  const { name, colour } = usePresence();
  // Once for an editor: its composer is made anew for another document.
  const [bound] = useState(() => bindEditor(editor, { live, writable, onError }));
  useEffect(() => bound.connect(cursors), [bound, cursors]);
  useEffect(() => bound.present(name, colour), [bound, name, colour]);
  return null;
}

interface ComposerProps extends LiveEditionProps {
  live: LiveDocument;
  onError: (error: Error) => void;
}

/** Who writes, as others see it at the caret. */
function usePresence(): { name: string; colour: string } {
  const { t, i18n } = useTranslation("edition");
  const me = useMe();
  if (!me) return { name: t("someone"), colour: colourOf("") };
  return { name: inLang(me.name, contentLangOf(i18n.language)), colour: colourOf(me.id) };
}

function Composer({
  live,
  lang,
  editable,
  label,
  className,
  style,
  pasting,
  children,
  onError,
}: ComposerProps) {
  const [cursors, setCursors] = useState<HTMLElement | null>(null);
  const config = useMemo<InitialConfigType>(
    () => ({
      namespace: "diglot",
      nodes: editionNodes,
      theme,
      editable: false,
      editorState: null,
      onError,
    }),
    [onError],
  );
  return (
    <LexicalComposer initialConfig={config}>
      <RichTextPlugin
        contentEditable={
          <ContentEditable
            className={`${classes.edition} ${className ?? ""}`}
            style={style}
            lang={langTags[lang]}
            aria-label={label}
            aria-multiline
            aria-readonly={!editable}
            spellCheck={false}
            tabIndex={0}
          />
        }
        ErrorBoundary={LexicalErrorBoundary}
      />
      <TableFrames />
      {editable && <Structure />}
      {/* Within what scrolls, so that the carets of others go with the text. */}
      <div ref={setCursors} className={classes.cursors} aria-hidden />
      {cursors && <Binding live={live} writable={editable} cursors={cursors} onError={onError} />}
      <BlockAttributes />
      <NotePlugin />
      <ToCheckMarks />
      <CheckListRoles />
      {editable && (
        <>
          <ListPlugin />
          <CheckListPlugin />
          <CaretMoves />
          <TextWithoutKey />
          <ListKeys />
          <LinkPlugin validateUrl={isLinkAddress} />
          <LockPlugin />
          <PastePlugin pasting={pasting} />
          <UndoSteps />
          {lang === "en" && <SpellPlugin />}
          <EditWhenFilled />
        </>
      )}
      {children}
    </LexicalComposer>
  );
}
