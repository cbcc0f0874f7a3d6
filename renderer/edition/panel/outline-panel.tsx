/** Beside the sheet: the headings of the text, each the way to its place, and to be moved with what is under it. */
import {
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { langTags } from "../../../core/report/lang.ts";
import { KeyCaps } from "../../app/key-caps.tsx";
import type { OutlineEntry } from "../text-digest.ts";
import type { PanelProps } from "./panel-props.ts";
import classes from "./side-panel.module.css";

const none: OutlineEntry[] = [];
const MIME = "application/x-diglot-section";

export function OutlinePanel({ lang, digest, onGoTo, guide, desk }: PanelProps) {
  const { t } = useTranslation("panel");
  const outline = digest?.outline ?? none;
  const current = useCurrent(outline, guide, desk);
  const { target, over } = useDrop((id, before) => guide.current?.moveSection(id, before));
  /** The entry that was moved by key: the browser takes the keyboard from what changes place. */
  const wanted = useRef<string>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(wanted.current)}"]`)?.focus();
    wanted.current = null;
  }, [outline]);
  if (!digest) return null;
  if (outline.length === 0) return <p className={classes.detail}>{t("outline.empty")}</p>;
  const onKeyDown = (event: KeyboardEvent, id: string): void => {
    if (!event.altKey || !event.shiftKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    wanted.current = id;
    guide.current?.stepSection(id, event.key === "ArrowUp");
  };
  return (
    <>
      <ul className={classes.outline} ref={list}>
        {outline.map(({ id, level, text }) => (
          <li key={id} data-level={level} data-over={over === id || undefined} {...target(id)}>
            <button
              type="button"
              data-id={id}
              lang={langTags[lang]}
              aria-current={id === current ? "location" : undefined}
              draggable
              onDragStart={(event) => {
                event.dataTransfer.setData(MIME, id);
                event.dataTransfer.effectAllowed = "move";
              }}
              onClick={() => onGoTo(id)}
              onKeyDown={(event) => onKeyDown(event, id)}
            >
              {text.trim() || t("outline.noText")}
            </button>
          </li>
        ))}
        <li className={classes.end} data-over={over === "" || undefined} {...target("")} />
      </ul>
      <p className={classes.hint}>
        {t("outline.how")} <KeyCaps keys="alt+shift+ArrowUp" />{" "}
        <KeyCaps keys="alt+shift+ArrowDown" />
      </p>
    </>
  );
}

/** Where a dragged section would go: before the entry with this id, "" for the end. */
function useDrop(move: (id: string, before: string | null) => void) {
  const [over, setOver] = useState<string | null>(null);
  const isSection = (event: DragEvent): boolean => event.dataTransfer.types.includes(MIME);
  const target = (id: string) => ({
    onDragOver: (event: DragEvent): void => {
      if (!isSection(event)) return;
      event.preventDefault();
      setOver(id);
    },
    onDragLeave: (): void => setOver(null),
    onDrop: (event: DragEvent): void => {
      setOver(null);
      if (!isSection(event)) return;
      event.preventDefault();
      event.stopPropagation();
      move(event.dataTransfer.getData(MIME), id || null);
    },
  });
  return { target, over };
}

/** The heading that what is in sight stands under, followed while it scrolls. */
function useCurrent(
  outline: readonly OutlineEntry[],
  guide: PanelProps["guide"],
  desk: RefObject<HTMLElement | null>,
): string | null {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    const scroller = desk.current;
    let frame = 0;
    const look = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() =>
        setCurrent(guide.current?.findCurrent(outline.map(({ id }) => id)) ?? null),
      );
    };
    look();
    scroller?.addEventListener("scroll", look, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      scroller?.removeEventListener("scroll", look);
    };
  }, [outline, guide, desk]);
  return current;
}
