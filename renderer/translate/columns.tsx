/** The sheet: source on the left, translation on the right, the state of every row between them. */
import { useLexicalComposerContext } from "@lexical/react/LexicalComposerContext";
import type { LexicalEditor } from "lexical";
import {
  type CSSProperties,
  type JSX,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
} from "react";
import { useTranslation } from "react-i18next";
import { CommentPlugin } from "../app/comment/comment-plugin.tsx";
import type { Finder } from "../app/find/finder.ts";
import { FindIn } from "../app/find/use-finder.ts";
import { FactPicker } from "../app/fact/fact-picker.tsx";
import { FactPlugin } from "../app/fact/fact-plugin.tsx";
import { LiveEdition } from "../app/live/live-edition.tsx";
import styles from "./columns.module.css";
import { LaneFilterField } from "./lane-filter-field.tsx";
import type { LineUp, Side } from "./line-up.ts";
import { registerPairing } from "./pairing.ts";
import { SourceTerms, TargetTerms } from "./terms/row-terms.tsx";
import type { Direction } from "./work.ts";

interface ColumnsProps {
  direction: Direction;
  lineUp: LineUp;
  /** The room's search. */
  finder: Finder;
  onEditor: (side: Side, editor: LexicalEditor | null) => void;
  /** A click into the source, on the block with this id. */
  onSource: (id: string) => void;
  facts: ReactNode;
  /** Gutter, notes and whatever else is drawn over the columns. */
  children: ReactNode;
}

export function Columns(props: ColumnsProps): JSX.Element {
  const { direction, lineUp, finder, onEditor, onSource, facts, children } = props;
  const { t } = useTranslation("translate");
  const setSheet = useCallback((element: HTMLElement | null) => lineUp.setSheet(element), [lineUp]);
  const words = useFigureWords();
  return (
    <div className={styles.sheet} ref={setSheet}>
      {(["source", "target"] as const).map((side) => (
        <div key={side} className={styles.head} data-side={side}>
          <h2>{t(`column.${side}`, { lang: t(`lang.${direction[side]}`) })}</h2>
          <LaneFilterField side={side} />
        </div>
      ))}
      <div className={styles.head} data-side="between" />
      {facts}
      {/* A click is a shortcut here: from the keyboard the translation is reached directly. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        className={styles.column}
        data-side="source"
        onClick={(event) => toBlock(event, onSource)}
      >
        <LiveEdition
          lang={direction.source}
          editable={false}
          label={t("field.source", { lang: t(`lang.${direction.source}`) })}
          className={styles.text}
          style={words}
        >
          <Grip side="source" lineUp={lineUp} onEditor={onEditor} />
          <CommentPlugin lang={direction.source} />
          <FindIn finder={finder} lang={direction.source} editable={false} />
          <SourceTerms />
        </LiveEdition>
      </div>
      <div className={styles.column} data-side="target">
        <LiveEdition
          lang={direction.target}
          editable
          label={t("field.target", { lang: t(`lang.${direction.target}`) })}
          className={`${styles.text} ${styles.target}`}
          style={words}
        >
          <Grip side="target" lineUp={lineUp} onEditor={onEditor} />
          <CommentPlugin lang={direction.target} />
          <FactPlugin lang={direction.target} />
          <FactPicker lang={direction.target} />
          <Pairing />
          <FindIn finder={finder} lang={direction.target} editable />
          <TargetTerms />
        </LiveEdition>
      </div>
      {children}
    </div>
  );
}

/** Words that the style sheet prints beside a picture's texts. */
function useFigureWords(): CSSProperties {
  const { t } = useTranslation("translate");
  return useMemo(
    () =>
      ({
        "--word-caption": JSON.stringify(t("figure.caption")),
        "--word-alt": JSON.stringify(t("figure.alt")),
        "--word-credit": JSON.stringify(t("figure.credit")),
        "--word-cell": JSON.stringify(`${t("table.cell")} `),
        "--word-missing": JSON.stringify(t("figure.missing")),
        "--word-name": JSON.stringify(t("figure.name")),
        "--word-gallery": JSON.stringify(t("figure.gallery")),
        "--word-file-missing": JSON.stringify(t("figure.fileMissing")),
      }) as CSSProperties,
    [t],
  );
}

/** Hands the editor and its text field to the room. */
function Grip({
  side,
  lineUp,
  onEditor,
}: { side: Side } & Pick<ColumnsProps, "lineUp" | "onEditor">): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => {
    const stop = editor.registerRootListener((root) => lineUp.setColumn(side, root));
    onEditor(side, editor);
    return () => {
      onEditor(side, null);
      stop();
    };
  }, [editor, lineUp, onEditor, side]);
  return null;
}

function Pairing(): null {
  const [editor] = useLexicalComposerContext();
  useEffect(() => registerPairing(editor), [editor]);
  return null;
}

/** A plain click only: a selection in the source is there to be read or copied. */
function toBlock(event: MouseEvent, onSource: (id: string) => void): void {
  if (window.getSelection()?.isCollapsed === false || !(event.target instanceof Element)) return;
  if (event.target.closest("button, a")) return;
  const id = event.target.closest<HTMLElement>("[data-block]")?.dataset["block"];
  if (id) onSource(id);
}
