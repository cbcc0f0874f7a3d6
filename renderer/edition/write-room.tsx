/** The writing room: one edition as a sheet of paper, with its tools above and what is known of it beside. */
import { MarkdownShortcutPlugin } from "@lexical/react/LexicalMarkdownShortcutPlugin";
import { SegmentedControl } from "@mantine/core";
import {
  type CSSProperties,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import type { ReportSummary } from "../../core/api/report.ts";
import { readingMinutes, type WordCount } from "../../core/edition/word-count.ts";
import { type Lang, langSchema, otherLang } from "../../core/report/lang.ts";
import { CommentPlugin } from "../app/comment/comment-plugin.tsx";
import { useCommentRoom } from "../app/comment/comment-provider.tsx";
import { FindBar } from "../app/find/find-bar.tsx";
import type { Finder } from "../app/find/finder.ts";
import { FindIn, useFinder } from "../app/find/use-finder.ts";
import { FactPicker } from "../app/fact/fact-picker.tsx";
import { FactPlugin } from "../app/fact/fact-plugin.tsx";
import { LiveEdition } from "../app/live/live-edition.tsx";
import type { Span } from "../app/live/text-ranges.ts";
import type { Pasting } from "../app/live/paste-plugin.tsx";
import { KeyCaps } from "../app/key-caps.tsx";
import { StatusItem } from "../app/status-line.tsx";
import { NewTermInText } from "../app/term/new-term-in-text.tsx";
import { TermMarks } from "../app/term/term-marks.tsx";
import { AskedPlace } from "./asked-place.tsx";
import { FigureKeys } from "./figure-keys.tsx";
import { FigureTools } from "./figure-tools.tsx";
import { BrightBlock } from "./focus-mode.tsx";
import { Guide, type GuideDoor } from "./guide.tsx";
import { InlineShortcuts } from "./inline-shortcuts.ts";
import { KeepPlace } from "./keep-place.tsx";
import { KeysPlugin } from "./keys-plugin.tsx";
import { LinkEditor } from "./link-editor.tsx";
import { blockShortcuts } from "./markdown-shortcuts.ts";
import { GalleryDrag } from "./media/gallery-drag.ts";
import { MediaPlugin } from "./media/media-plugin.tsx";
import { MediaTools } from "./media/media-tools.tsx";
import { type PictureDoor, Pictures } from "./pictures.tsx";
import { RulePlugin } from "./rule-plugin.ts";
import { SidePanel, type SidePanelProps } from "./panel/side-panel.tsx";
import { PanelSwitch } from "./panel/panel-switch.tsx";
import { SelectionCount } from "./selection-count.ts";
import { SelectionBar } from "./selection-bar.tsx";
import { SlashMenu } from "./slash-menu.tsx";
import { StartCaret } from "./start-caret.tsx";
import { DigestPlugin } from "./text-digest.ts";
import { type Telling, type Told, useTelling, useTold } from "./told.ts";
import { ColumnBorders } from "./table/column-borders.tsx";
import { TablePicker } from "./table/table-picker.tsx";
import { TableTools } from "./table/table-tools.tsx";
import { Toolbar } from "./toolbar.tsx";
import { UploadTray } from "./upload-tray.tsx";
import { useUploads } from "./use-uploads.ts";
import { useSheetView } from "./use-sheet-view.ts";
import { useWriting } from "../app/use-writing.ts";
import paper from "./paper.module.css";
import classes from "./write-room.module.css";

export function WriteRoom({ report }: { report: ReportSummary }) {
  const [location, navigate] = useLocation();
  const asked = langSchema.safeParse(new URLSearchParams(useSearch()).get("lang"));
  const lang = asked.data ?? report.sourceLang;
  const finder = useFinder();
  return (
    <Sheet
      key={lang}
      name={`${report.id} ${lang}`}
      lang={lang}
      finder={finder}
      findBar={<FindBar finder={finder} report={report} />}
      switcher={
        <LanguageSwitch
          report={report}
          lang={lang}
          onChange={(next) => navigate(`${location}?lang=${next}`, { replace: true })}
        />
      }
    />
  );
}

interface LanguageSwitchProps {
  report: ReportSummary;
  lang: Lang;
  onChange(lang: Lang): void;
}

function LanguageSwitch({ report, lang, onChange }: LanguageSwitchProps) {
  const { t } = useTranslation("edition");
  const order = [report.sourceLang, otherLang(report.sourceLang)];
  return (
    <SegmentedControl
      size="xs"
      aria-label={t("language")}
      value={lang}
      onChange={(value) => onChange(langSchema.parse(value))}
      data={order.map((one) => ({
        value: one,
        label: `${t(`edition.${one}`)} · ${t(one === report.sourceLang ? "source" : "translation")}`,
      }))}
    />
  );
}

/** Placeholders and field labels are drawn by the style sheet: nothing of them is in the document. */
function useFieldWords(): CSSProperties {
  const { t } = useTranslation("edition");
  return useMemo(() => {
    const quote = (text: string): string => JSON.stringify(text);
    const words: Record<`--${string}`, string> = {
      "--empty-headline": quote(t("placeholder.headline")),
      "--empty-lead": quote(t("placeholder.lead")),
      "--empty-body": quote(t("placeholder.body")),
      "--empty-caption": quote(t("placeholder.caption")),
      "--empty-alt": quote(t("placeholder.alt")),
      "--empty-credit": quote(t("placeholder.credit")),
      "--empty-footnote": quote(t("placeholder.footnote")),
      "--label-caption": quote(t("field.caption")),
      "--label-alt": quote(t("field.alt")),
      "--label-credit": quote(t("field.credit")),
      "--label-name": quote(t("field.name")),
      "--label-gallery": quote(t("field.gallery")),
      "--empty-name": quote(t("placeholder.name")),
      "--empty-gallery": quote(t("placeholder.gallery")),
      "--empty-video": quote(t("placeholder.video")),
    };
    return words;
  }, [t]);
}

/** Pictures that come with a paste or drop: to the library. */
function usePasting(door: React.RefObject<PictureDoor | null>): Pasting {
  return useMemo(
    () => ({
      onFiles: (files) => door.current?.addFiles(files),
      onInlinePicture: (figure, picture) => door.current?.addPicture(figure, picture),
    }),
    [door],
  );
}

interface SheetProps {
  /** Which text this is, for the window. */
  name: string;
  lang: Lang;
  switcher: ReactNode;
  finder: Finder;
  findBar: ReactNode;
}

function Sheet({ name, lang, switcher, finder, findBar }: SheetProps) {
  const { t } = useTranslation("edition");
  const [toolbarPlace, setToolbarPlace] = useState<HTMLElement | null>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const desk = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const selectionBar = useRef<HTMLDivElement>(null);
  const door = useRef<PictureDoor>(null);
  const guide = useRef<GuideDoor>(null);
  const uploads = useUploads();
  const pasting = usePasting(door);
  const telling = useTelling();
  const words = useFieldWords();
  const view = useSheetView();
  const { t: tPanel } = useTranslation("panel");
  useNoStrayDrops();
  const [, setWriting] = useWriting();
  useCommentRoom(() => setWriting({ panel: true, tab: "comments" }));
  const goTo = useCallback((id: string, span?: Span) => guide.current?.goTo(id, span), []);
  const leave = useCallback(() => guide.current?.focus(), []);
  return (
    <section
      className={classes.room}
      aria-label={t("room")}
      data-focused={view.focused || undefined}
      style={{ "--zoom": view.zoomPercent / 100 } as CSSProperties}
    >
      <div className={classes.bar}>
        {switcher}
        <div ref={setToolbarPlace} className={classes.tools} />
        <PanelSwitch />
        {findBar}
      </div>
      <div className={classes.desk} ref={desk}>
        <div className={classes.sheet} ref={sheet}>
          <LiveEdition
            lang={lang}
            editable
            label={t(`text.${lang}`)}
            className={paper.paper}
            style={words}
            pasting={pasting}
          >
            {toolbarPlace &&
              createPortal(<Toolbar barRef={bar} selectionBarRef={selectionBar} />, toolbarPlace)}
            <KeysPlugin barRef={bar} />
            <MarkdownShortcutPlugin transformers={blockShortcuts} />
            <InlineShortcuts />
            <RulePlugin />
            <SlashMenu sheetRef={sheet} />
            <SelectionBar sheetRef={sheet} toolbarRef={bar} barRef={selectionBar} />
            <LinkEditor sheetRef={sheet} />
            <TableTools sheetRef={sheet} />
            <TablePicker sheetRef={sheet} />
            <ColumnBorders sheetRef={sheet} />
            <FigureTools />
            <MediaTools />
            <MediaPlugin uploads={uploads} />
            <GalleryDrag />
            <FigureKeys />
            <Pictures uploads={uploads} doorRef={door} />
            <DigestPlugin onDigest={telling.setDigest} />
            <Guide guideRef={guide} deskRef={desk} />
            <SelectionCount onCount={telling.setSelected} />
            <CommentPlugin lang={lang} />
            <FactPlugin lang={lang} />
            <FactPicker lang={lang} />
            <KeepPlace name={name} deskRef={desk} />
            <AskedPlace lang={lang} guideRef={guide} />
            {view.focused && <BrightBlock />}
            <StartCaret />
            <TermMarks lang={lang} />
            <NewTermInText lang={lang} />
            <FindIn finder={finder} lang={lang} editable />
          </LiveEdition>
        </div>
      </div>
      <UploadTray uploads={uploads} />
      <Beside
        telling={telling}
        lang={lang}
        guide={guide}
        desk={desk}
        onGoTo={goTo}
        onLeave={leave}
      />
      {view.focused && (
        <button type="button" className={classes.leave} onClick={view.leaveFocus}>
          {tPanel("focus.leave")} <KeyCaps keys="Escape" />
        </button>
      )}
      {view.zoomPercent !== 100 && (
        <StatusItem>{tPanel("zoom.now", { percent: view.zoomPercent })}</StatusItem>
      )}
    </section>
  );
}

/** The panel beside the sheet and the line at the foot: what is drawn anew when the text was counted. */
function Beside({ telling, ...panel }: { telling: Telling } & Omit<SidePanelProps, keyof Told>) {
  const { digest, selected } = useTold(telling);
  return (
    <>
      <SidePanel {...panel} digest={digest} selected={selected} />
      {digest && <LengthStatus count={digest.count} selected={selected} />}
    </>
  );
}

/** A file that misses the text must not take the window away from the report. */
function useNoStrayDrops(): void {
  useEffect(() => {
    const refuse = (event: DragEvent): void => event.preventDefault();
    window.addEventListener("dragover", refuse);
    window.addEventListener("drop", refuse);
    return () => {
      window.removeEventListener("dragover", refuse);
      window.removeEventListener("drop", refuse);
    };
  }, []);
}

/** At the foot: length and reading time, and how much of it is selected. */
function LengthStatus({ count, selected }: { count: WordCount; selected: WordCount | null }) {
  const { t } = useTranslation("panel");
  const total = t("counts.total", { total: count.total.toLocaleString() });
  return (
    <StatusItem>
      {selected
        ? `${t("counts.selection", { selected: selected.total.toLocaleString() })} / ${total}`
        : `${total} · ${t("counts.reading", { minutes: readingMinutes(count) })}`}
    </StatusItem>
  );
}
