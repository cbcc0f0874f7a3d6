// oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtual list keeps only the rows in view, which a table cannot
/** The list of units: a grid of any length that keeps only the rows in view, driven by mouse or keys. */
import { Button } from "@mantine/core";
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type JSX, type KeyboardEvent, type RefObject, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { fold } from "../../core/memory/tokens.ts";
import type { Memory, Unit } from "../../core/memory/unit.ts";
import { langs, langTags } from "../../core/report/lang.ts";
import { KeyCaps } from "../app/key-caps.tsx";
import { isMac } from "../app/keys.ts";
import styles from "./memory.module.css";
import type { UnitActions, Units } from "./use-units.ts";

const ROW_PX = 60;
/** Units before the end of what is there at which the next page is asked for. */
const AHEAD = 40;

interface UnitListProps {
  gridRef: RefObject<HTMLDivElement | null>;
  list: Units;
  actions: UnitActions;
  memories: readonly Memory[];
  active: number;
  onActive: (index: number) => void;
  onEdit: () => void;
  /** What is looked for: marked in the texts. */
  wording: string;
}

export function UnitList(props: UnitListProps): JSX.Element {
  const { gridRef, list, actions, memories, onActive, onEdit, wording } = props;
  const { units, hasMore, isBusy, more } = list;
  const { t } = useTranslation("memory");
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const active = Math.max(0, Math.min(props.active, units.length - 1));
  // oxlint-disable-next-line react/incompatible-library -- what it returns is used in this component alone
  const virtual = useVirtualizer({
    count: units.length,
    getScrollElement: () => gridRef.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), active])]
        .filter((index) => index < units.length)
        .toSorted((a, b) => a - b),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !isBusy && last > units.length - AHEAD) more();
  }, [hasMore, isBusy, last, units.length, more]);

  const chosen = (): Unit[] => {
    const some = units.filter(({ id }) => ticked.has(id));
    const one = units[active];
    return some.length > 0 ? some : one ? [one] : [];
  };
  const toggle = (unit: Unit | undefined): void => {
    if (!unit) return;
    setTicked((now) => {
      const next = new Set(now);
      if (!next.delete(unit.id)) next.add(unit.id);
      return next;
    });
  };
  const moveTo = (index: number): void => {
    const to = Math.max(0, Math.min(units.length - 1, index));
    onActive(to);
    virtual.scrollToIndex(to);
  };
  const page = Math.max(1, Math.floor((virtual.scrollRect?.height ?? 600) / ROW_PX) - 1);
  const done = (work: (units: Unit[]) => void): void => {
    work(chosen());
    setTicked(new Set());
  };
  const runs: Record<string, () => void> = {
    ArrowDown: () => moveTo(active + 1),
    ArrowUp: () => moveTo(active - 1),
    PageDown: () => moveTo(active + page),
    PageUp: () => moveTo(active - page),
    Home: () => moveTo(0),
    End: () => moveTo(units.length - 1),
    " ": () => toggle(units[active]),
    Enter: onEdit,
    F2: onEdit,
    Delete: () => done(actions.remove),
    b: () => done((some) => actions.mark(some, !some.every(({ bad }) => bad))),
    m: () => done((some) => some.length > 1 && actions.merge(some)),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== gridRef.current || event.altKey) return;
    if ((isMac() ? event.metaKey : event.ctrlKey) && event.key === "a")
      setTicked(new Set(units.map(({ id }) => id)));
    else if (event.key === "Escape" && ticked.size > 0) setTicked(new Set());
    else if (event.ctrlKey || event.metaKey || !runs[event.key]) return;
    else runs[event.key]?.();
    event.preventDefault();
    event.stopPropagation();
  };
  const some = units.filter(({ id }) => ticked.has(id));
  return (
    <div className={styles.listSide}>
      <div className={styles.bulk} role="toolbar" aria-label={t("bulk.label")}>
        <span aria-live="polite">
          {some.length > 0
            ? t("bulk.ticked", { count: some.length })
            : t(hasMore ? "list.more" : "list.all", { count: units.length })}
        </span>
        {some.length > 0 && (
          <>
            <Button
              size="compact-sm"
              variant="default"
              rightSection={<KeyCaps keys="b" />}
              onClick={runs["b"]}
            >
              {t(some.every(({ bad }) => bad) ? "unit.good" : "unit.bad")}
            </Button>
            {some.length > 1 && (
              <Button
                size="compact-sm"
                variant="default"
                rightSection={<KeyCaps keys="m" />}
                onClick={runs["m"]}
              >
                {t("bulk.merge")}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="default"
              rightSection={<KeyCaps keys="Delete" />}
              onClick={runs["Delete"]}
            >
              {t("unit.delete")}
            </Button>
          </>
        )}
      </div>
      <div
        ref={gridRef}
        role="grid"
        tabIndex={0}
        className={styles.grid}
        aria-label={t("list.label")}
        aria-rowcount={hasMore ? -1 : units.length}
        aria-multiselectable
        aria-busy={isBusy}
        aria-activedescendant={units.length > 0 ? `unit-row-${active}` : undefined}
        onKeyDown={onKeyDown}
      >
        {units.length === 0 && !isBusy && (
          <div role="row">
            <div role="gridcell" className={styles.none}>
              {t("list.none")}
            </div>
          </div>
        )}
        <div role="rowgroup" className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const unit = units[index];
            return (
              unit && (
                // Keys work on the grid, which names the row at work.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                <div
                  key={key}
                  id={`unit-row-${index}`}
                  role="row"
                  aria-rowindex={index + 1}
                  aria-selected={ticked.has(unit.id)}
                  className={styles.row}
                  data-active={index === active || undefined}
                  data-bad={unit.bad || undefined}
                  style={{ transform: `translateY(${start}px)` }}
                  onClick={() => {
                    onActive(index);
                    gridRef.current?.focus({ preventScroll: true });
                  }}
                  onDoubleClick={onEdit}
                >
                  <span role="gridcell">
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label={t("list.tick", { number: index + 1 })}
                      checked={ticked.has(unit.id)}
                      onChange={() => toggle(unit)}
                    />
                  </span>
                  {langs.map((lang) => (
                    <span key={lang} role="gridcell" lang={langTags[lang]} className={styles.text}>
                      <Marked text={unit[lang]} wording={wording} />
                    </span>
                  ))}
                  <span role="gridcell" className={styles.facts}>
                    {unit.bad && <b>{t("unit.isBad")}</b>}
                    <span>{memories.find(({ id }) => id === unit.memory)?.name || t("own")}</span>
                    <span>{unit.at.slice(0, 10)}</span>
                  </span>
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Marked({ text, wording }: { text: string; wording: string }): JSX.Element {
  const at = wording === "" ? -1 : fold(text).indexOf(fold(wording));
  // Folding may change the length of a text: then it is shown as it is.
  if (at < 0 || fold(text).length !== text.length) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + wording.length)}</mark>
      {text.slice(at + wording.length)}
    </>
  );
}
