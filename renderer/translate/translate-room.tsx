/** The translation room (翻译): the source beside its translation, block by block. */
import type { LexicalEditor } from "lexical";
import {
  type JSX,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import type { ReportSummary } from "../../core/api/report.ts";
import { readEvent } from "../../core/event/event-document.ts";
import { fieldText } from "../../core/event/event-field.ts";
import type { Lang } from "../../core/report/lang.ts";
import { renderedWordings } from "../../core/term/rendered-wordings.ts";
import type { Wordbook } from "../../core/term/wordbook.ts";
import { useFactDesk } from "../app/fact/fact-desk.ts";
import { useCommentRoom } from "../app/comment/comment-provider.tsx";
import { FindBar } from "../app/find/find-bar.tsx";
import { useFinder } from "../app/find/use-finder.ts";
import { useMe } from "../app/query.ts";
import { useTell } from "../app/tell.tsx";
import { useWordbook } from "../app/term/terms.ts";
import { useWriting } from "../app/use-writing.ts";
import { createActions } from "./actions.ts";
import type { Said, Say } from "./said.ts";
import { Band, Ghosts } from "./band.tsx";
import { Bar } from "./bar.tsx";
import { Columns } from "./columns.tsx";
import { Comments, CommentsSwitch } from "./comments.tsx";
import { Facts } from "./facts.tsx";
import { Gutter } from "./gutter.tsx";
import { createLineUp, type LineUp, type Side } from "./line-up.ts";
import { createModel, findLane } from "./model.ts";
import { Notes } from "./notes.tsx";
import { PairsPanel, PairsSwitch } from "./pairs-panel.tsx";
import { PreviewDock, PreviewSwitch } from "./preview-dock.tsx";
import { Notices } from "./notices.tsx";
import { Outside } from "./outside/outside.tsx";
import { useRoomCommands } from "./room-commands.ts";
import bar from "../app/find/find-bar.module.css";
import styles from "./translate-room.module.css";
import { PretranslateMenu } from "./pretranslate/pretranslate-menu.tsx";
import { Suggestions } from "./suggestions/suggestions.tsx";
import { SuggestionsSwitch } from "./suggestions/suggestions-switch.tsx";
import { NewTermHere } from "./terms/new-term-here.tsx";
import { WithTerms } from "./terms/term-desk.tsx";
import { directionOf, usePair, useWork, type Work } from "./work.ts";

export function TranslateRoom({ report }: { report: ReportSummary }): JSX.Element {
  const [lineUp] = useState(createLineUp);
  const [editors, setEditors] = useState<Record<Side, LexicalEditor | null>>({
    source: null,
    target: null,
  });
  const onEditor = useCallback(
    (side: Side, editor: LexicalEditor | null) => setEditors((now) => ({ ...now, [side]: editor })),
    [],
  );
  const { say, said } = useSay();
  const direction = directionOf(report);
  const book = useWordbook(direction.source, report.column);
  const open = useOpenPair(editors, { lineUp, say, book, targetLang: direction.target });
  // Every row's mark reads it: a new one would draw them all again.
  const work = useMemo(() => open && { report, lineUp, ...open }, [report, lineUp, open]);
  const finder = useFinder();
  const room = useRef<HTMLDivElement>(null);
  const [{ suggestions }, setWriting] = useWriting();
  // One panel at a time: two would leave the columns too narrow to be read.
  const [side, setSide] = useState<"comments" | "preview" | "pairs" | null>(null);
  const switchOf = (panel: "comments" | "preview" | "pairs") => ({
    shown: side === panel,
    onToggle: () => setSide(side === panel ? null : panel),
  });
  const close = (): void => setSide(null);
  useCommentRoom(() => setSide("comments"));
  useEffect(() => () => lineUp.stop(), [lineUp]);
  return (
    <WithTerms report={report} work={work}>
      <div className={styles.room} ref={room}>
        {work && (
          <Bar>
            <PretranslateMenu />
            <SuggestionsSwitch
              shown={suggestions}
              onToggle={() => setWriting({ suggestions: !suggestions })}
            />
            <PreviewSwitch {...switchOf("preview")} />
            <PairsSwitch {...switchOf("pairs")} />
            <Outside room={room} />
            <CommentsSwitch {...switchOf("comments")} />
          </Bar>
        )}
        <div className={bar.strip}>
          <FindBar finder={finder} report={report} />
        </div>
        {work && <Notices />}
        <div className={styles.desk}>
          <div className={styles.scroller}>
            <Columns
              direction={direction}
              lineUp={lineUp}
              finder={finder}
              onEditor={onEditor}
              onSource={(id) => {
                const lane = work && findLane(work.model.refresh().lanes, id as never);
                if (lane) work.actions.goTo(lane);
              }}
              facts={<Facts direction={direction} />}
            >
              {work && <Overlay room={room} />}
            </Columns>
          </div>
          {work && side === "preview" && <PreviewDock direction={direction} onClose={close} />}
          {work && side === "pairs" && <PairsPanel onClose={close} />}
          {side === "comments" && <Comments direction={direction} onClose={close} />}
        </div>
        {work && suggestions && <Suggestions onClose={() => setWriting({ suggestions: false })} />}
        <output className={styles.said} aria-live="polite">
          {said}
        </output>
        {work && <NewTermHere room={room} />}
      </div>
    </WithTerms>
  );
}

/** Everything that is drawn over the columns, and the keys that work on them. */
function Overlay({ room }: { room: RefObject<HTMLDivElement | null> }): JSX.Element {
  const { lineUp, actions } = useWork();
  const { lanes, hidden } = usePair();
  useLayoutEffect(() => lineUp.setLanes(lanes), [lineUp, lanes]);
  useLayoutEffect(() => lineUp.setHidden(hidden), [lineUp, hidden]);
  useNamedHeadings();
  useRoomCommands(room, actions);
  return (
    <>
      <Band />
      <Gutter />
      <Notes />
      <Ghosts />
    </>
  );
}

const shown: ReadonlySet<Said> = new Set([
  "refusedEmpty",
  "refusedMissing",
  "refusedOrphan",
  "sourceEmpty",
  "noneSuch",
  "orphanDeleted",
  "noMarkLacking",
  "nothingSelected",
  "factUnsaid",
  "refusedLocked",
  "repeatsDiffer",
  "repeated",
  "noRepeats",
]);

/** A heading without text has no name to be listed by: it gets one until it is written. */
function useNamedHeadings(): void {
  const { t } = useTranslation("translate");
  const { lineUp } = useWork();
  const { lanes } = usePair();
  useEffect(() => {
    for (const { kind, source, target, row } of lanes) {
      if (kind !== "headline" && kind !== "heading") continue;
      const sides = [
        ["source", source, row?.source?.text],
        ["target", target[0] ?? null, row?.target?.text],
      ] as const;
      for (const [side, id, text] of sides) {
        const heading = id && lineUp.findElement(side, id);
        if (!heading) continue;
        if (text) heading.removeAttribute("aria-label");
        else heading.setAttribute("aria-label", t("status.empty"));
      }
    }
  }, [lanes, lineUp, t]);
}

/** What can be seen anyway is said to those who cannot see it; what was refused or deleted is shown. */
function useSay(): { say: Say; said: string } {
  const { t } = useTranslation("translate");
  const tell = useTell();
  const [said, setSaid] = useState("");
  const latest = useRef({ t, tell });
  useEffect(() => {
    latest.current = { t, tell };
  });
  const say = useCallback((what: Said, undo?: () => void) => {
    const words = latest.current.t(`said.${what}`);
    if (shown.has(what)) latest.current.tell.done(words, undo);
    else setSaid(words);
  }, []);
  return { say, said };
}

/** The pair at work once both editors are there. */
function useOpenPair(
  { source, target }: Record<Side, LexicalEditor | null>,
  {
    lineUp,
    say,
    book,
    targetLang,
  }: { lineUp: LineUp; say: Say; book: Wordbook | null; targetLang: Lang },
): Pick<Work, "model" | "actions"> | null {
  const [open, setOpen] = useState<Pick<Work, "model" | "actions"> | null>(null);
  const me = useRef("");
  const wordbook = useRef(book);
  const { doc } = useFactDesk();
  const person = useMe();
  useEffect(() => {
    me.current = person?.id ?? "";
  }, [person]);
  useEffect(() => {
    wordbook.current = book;
  }, [book]);
  useEffect(() => {
    if (!source || !target) return;
    const model = createModel(source, target);
    const actions = createActions({
      editor: target,
      model,
      lineUp,
      me: () => me.current,
      say,
      lang: targetLang,
      factText: (field) => fieldText(readEvent(doc), field, targetLang),
      wordings: (from, to) =>
        wordbook.current ? renderedWordings(wordbook.current, from, to) : [],
    });
    setOpen({ model, actions });
    return () => {
      model.stop();
      setOpen(null);
    };
  }, [source, target, lineUp, say, doc, targetLang]);
  return open;
}
