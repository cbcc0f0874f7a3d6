/** The page in a frame of a device's width, scaled down where the room is narrower; follows the text as it changes. */
import { useElementSize } from "@mantine/hooks";
import { type JSX, type SyntheticEvent, useEffect, useRef, useState } from "react";
import { previewUrl } from "../../../core/api/routes.ts";
import type { ReportId } from "../../../core/report/ids.ts";
import type { Lang } from "../../../core/report/lang.ts";
import { useLibraryEvent } from "../library-events.tsx";
import { useThemeState } from "./use-theme-state.ts";
import styles from "./preview-frame.module.css";

interface PreviewFrameProps {
  id: ReportId;
  lang: Lang;
  /** Of the device, in CSS pixels. */
  width: number;
  title: string;
  langTag: string;
  /** Called with the page that is shown, and again when another takes its place. Keep it the same while it does the same. */
  onPage?: ((page: Document) => void) | undefined;
}

/** Two frames take turns: the new state loads behind the one that is seen, and takes its place where that was scrolled to. */
export function PreviewFrame(props: PreviewFrameProps): JSX.Element {
  const { id, lang, width, title, langTag, onPage } = props;
  const { ref, width: roomWidth, height: roomHeight } = useElementSize();
  const [turn, setTurn] = useState({ shown: 0, newest: 0 });
  const waiting = useRef(false);
  const shownFrame = useRef<HTMLIFrameElement>(null);
  const renew = (): void => {
    // What changes while a state is still loading is shown after it.
    if (turn.newest !== turn.shown) waiting.current = true;
    else setTurn({ shown: turn.shown, newest: turn.newest + 1 });
  };
  useLibraryEvent((event) => {
    if (event.kind === "report" ? event.id === id : event.kind === "settings") renew();
  });
  const theme = useThemeState().data?.version;
  const shownTheme = useRef(theme);
  useEffect(() => {
    const before = shownTheme.current;
    shownTheme.current = theme;
    if (before !== undefined && before !== theme) renew();
  });
  const tell = (): void => {
    const page = shownFrame.current?.contentDocument;
    if (page?.readyState === "complete") onPage?.(page);
  };
  const told = useRef(tell);
  useEffect(() => {
    told.current = tell;
  });
  useEffect(() => told.current(), [onPage, turn.shown]);
  const loaded = (number: number) => (event: SyntheticEvent<HTMLIFrameElement>) => {
    if (number === turn.shown) tell();
    if (number !== turn.newest || number === turn.shown) return;
    const top = shownFrame.current?.contentWindow?.scrollY ?? 0;
    event.currentTarget.contentWindow?.scrollTo({ top, behavior: "instant" });
    setTurn({ shown: number, newest: waiting.current ? number + 1 : number });
    waiting.current = false;
  };
  const scale = roomWidth > 0 ? Math.min(1, roomWidth / width) : 1;
  const frames = turn.newest === turn.shown ? [turn.shown] : [turn.shown, turn.newest];
  return (
    <div className={styles.ground}>
      <div className={styles.measure} ref={ref}>
        <div className={styles.device} style={{ width: width * scale }}>
          {frames.map((number) => (
            <iframe
              key={number}
              ref={number === turn.shown ? shownFrame : null}
              className={styles.frame}
              data-shown={number === turn.shown}
              aria-hidden={number !== turn.shown}
              title={title}
              lang={langTag}
              src={previewUrl(id, lang)}
              sandbox="allow-same-origin"
              onLoad={loaded(number)}
              style={{ width, height: roomHeight / scale, transform: `scale(${scale})` }}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
