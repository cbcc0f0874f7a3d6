/** The wordbook (术语): every term and name, searched, edited beside the list, brought in and given away. */
import { type JSX, useDeferredValue, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useSearch } from "wouter";
import { conflictsIn } from "../../core/term/conflicts.ts";
import { emptyEntry, type Entry, type EntryDraft } from "../../core/term/entry.ts";
import { useCommands } from "../app/commands.tsx";
import { Loading } from "../app/room-boundary.tsx";
import { useTermList } from "../app/term/terms.ts";
import { CountsDialog } from "./counts-dialog.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { EntryPanel } from "./entry-panel.tsx";
import { HistoryDialog } from "./history-dialog.tsx";
import { TermGrid } from "./term-grid.tsx";
import {
  findTerms,
  indexTerms,
  isNarrowed,
  parseTermQuery,
  type TermQuery,
  toTermSearch,
} from "./term-query.ts";
import { TermToolbar } from "./term-toolbar.tsx";
import styles from "./terms.module.css";

const none: readonly Entry[] = [];

export function TermsRoom(): JSX.Element {
  const { t } = useTranslation("term");
  const [, navigate] = useLocation();
  const search = useSearch();
  const query = useMemo(() => parseTermQuery(search), [search]);
  // While the answer to a new question is on its way, the old list stays.
  const shownQuery = useDeferredValue(query);
  const { data } = useTermList();
  const entries = data?.entries ?? none;
  const index = useMemo(() => indexTerms(entries), [entries]);
  const conflicts = useMemo(() => conflictsIn(entries), [entries]);
  const found = useMemo(
    () => findTerms(index, shownQuery, conflicts),
    [index, shownQuery, conflicts],
  );
  const [activeId, setActiveId] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [fresh, setFresh] = useState<EntryDraft | null>(null);
  const [showsHistory, setShowsHistory] = useState(false);
  const [showsCounts, setShowsCounts] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  const activeAt = found.findIndex(({ id }) => id === activeId);
  const at = Math.max(0, activeAt);
  const active = fresh ? null : (found[at] ?? null);
  const toGrid = (): void => grid.current?.focus();
  const toForm = (): void =>
    void requestAnimationFrame(() =>
      panel.current?.querySelector<HTMLElement>("[data-autofocus]")?.focus(),
    );
  const change = (next: TermQuery): void =>
    navigate(`/terms${toTermSearch(next)}`, { replace: true });
  const begin = (): void => {
    setFresh(emptyEntry(query.kind ?? "term"));
    toForm();
  };
  useCommands([
    { id: "term-add", group: "desk", label: t("form.new"), keys: "n", run: begin },
    {
      id: "term-history",
      group: "desk",
      label: t("history.title"),
      keys: "h",
      run: () => setShowsHistory(true),
    },
    {
      ...{ id: "term-counts", group: "desk", keys: "s" },
      label: t("counts.show"),
      run: () => setShowsCounts(true),
    },
  ]);
  const chosen = entries.filter(({ id }) => ticked.has(id));
  return (
    <div className={styles.room}>
      <TermToolbar
        query={query}
        change={change}
        toList={toGrid}
        onNew={begin}
        onHistory={() => setShowsHistory(true)}
        onCounts={() => setShowsCounts(true)}
        shown={found}
        conflictCount={conflicts.size}
      />
      {data && !data.isInUse && (
        <p role="note" className={styles.notInUse}>
          {t("notInUse")}
        </p>
      )}
      {chosen.length > 0 && (
        <BulkBar entries={chosen} onDone={() => setTicked(new Set())} toList={toGrid} />
      )}
      <div className={styles.desk}>
        {data ? (
          <TermGrid
            gridRef={grid}
            found={found}
            isNarrowed={isNarrowed(shownQuery)}
            at={at}
            sort={query.sort}
            onSort={(sort) => change({ ...query, sort })}
            conflicts={conflicts}
            ticked={ticked}
            onTick={setTicked}
            onMove={(entry) => {
              setFresh(null);
              setActiveId(entry.id);
            }}
            onOpen={toForm}
            onNew={begin}
          />
        ) : (
          <Loading />
        )}
        <EntryPanel
          panelRef={panel}
          entry={active}
          fresh={fresh}
          conflicts={(active && conflicts.get(active.id)) ?? []}
          onGoTo={(entry) => {
            setActiveId(entry.id);
            if (!found.includes(entry)) navigate("/terms", { replace: true });
          }}
          onSaved={(saved) => {
            setFresh(null);
            setActiveId(saved.id);
            toGrid();
          }}
          onLeave={() => {
            setFresh(null);
            toGrid();
          }}
        />
      </div>
      <CountsDialog entries={entries} opened={showsCounts} onClose={() => setShowsCounts(false)} />
      <HistoryDialog opened={showsHistory} onClose={() => setShowsHistory(false)} />
    </div>
  );
}
