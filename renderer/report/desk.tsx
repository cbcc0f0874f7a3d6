/** The desk: every report of the library, searched, filtered and sorted; new ones begin here. */
import {
  type JSX,
  type ReactNode,
  type RefObject,
  Suspense,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
} from "react";
import { useLocation, useSearch } from "wouter";
import { useKeepDeskPlace } from "../app/desk-place.tsx";
import { Loading } from "../app/room-boundary.tsx";
import { DeskEmpty } from "./desk-empty.tsx";
import { type DeskQuery, parseDeskQuery, toDeskSearch } from "./desk-query.ts";
import { MarkedBar } from "./marked-bar.tsx";
import { DeskToolbar } from "./desk-toolbar.tsx";
import { ReportList } from "./report-list.tsx";
import { useReportTotal } from "./use-report-pages.ts";

/** @param props.tools buttons for the toolbar; `forMarked` are those for reports that are marked */
export function Desk({
  tools,
  forMarked,
}: {
  tools?: ReactNode;
  forMarked?: ReactNode;
}): JSX.Element {
  const search = useSearch();
  const [, navigate] = useLocation();
  const query = useMemo(() => parseDeskQuery(search), [search]);
  useKeepDeskPlace(toDeskSearch(query));
  // While the answer to a new question is on its way, the old list stays.
  const shown = useDeferredValue(query);
  const gridRef = useRef<HTMLDivElement>(null);
  const change = (next: DeskQuery): void =>
    navigate(`/desk${toDeskSearch(next)}`, { replace: true });
  return (
    <>
      <DeskToolbar
        query={query}
        change={change}
        toList={() => gridRef.current?.focus()}
        tools={tools}
      />
      {!query.binned && <MarkedBar>{forMarked}</MarkedBar>}
      <Suspense fallback={<Loading />}>
        <Found query={shown} busy={shown !== query} change={change} gridRef={gridRef} />
      </Suspense>
    </>
  );
}

function Found(props: {
  query: DeskQuery;
  busy: boolean;
  change: (query: DeskQuery) => void;
  gridRef: RefObject<HTMLDivElement | null>;
}): JSX.Element {
  const total = useReportTotal(props.query);
  const { gridRef } = props;
  const empty = total === 0;
  const asked = toDeskSearch(props.query);
  useEffect(() => {
    // The keyboard is at the list unless it is somewhere already; another question has a list of its own.
    if (!empty && document.activeElement === document.body) gridRef.current?.focus();
  }, [gridRef, empty, asked]);
  if (empty) return <DeskEmpty query={props.query} change={props.change} />;
  return <ReportList key={asked} total={total} {...props} />;
}
