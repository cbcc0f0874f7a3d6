/** The head facts of the report around, live, and how to change one. */
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Doc } from "yjs";
import {
  type HeadField,
  type HeadFieldValue,
  readHead,
  setHeadField,
} from "../../../core/report/head-document.ts";
import { changeReleaseDate } from "../../../core/report/site-log-document.ts";
import { useMe } from "../query.ts";
import type { Head } from "../../../core/report/report.ts";
import { useLiveDocument } from "./report-session.tsx";

export interface LiveHead {
  head: Head;
  /** False until the document is there: fields must wait. */
  loaded: boolean;
  /** The same for the release date, which the report's history tells of. */
  setReleaseDate(day: string | null): void;
  set<F extends HeadField>(field: F, value: HeadFieldValue<F>): void;
}

/** The head of a document for `useSyncExternalStore`: the same object until an update. */
function headStore(doc: Doc) {
  let head = readHead(doc);
  return {
    get: () => head,
    subscribe(listener: () => void) {
      const onUpdate = (): void => {
        head = readHead(doc);
        listener();
      };
      head = readHead(doc);
      doc.on("update", onUpdate);
      return () => doc.off("update", onUpdate);
    },
  };
}

export function useHead(): LiveHead {
  const { live, loaded } = useLiveDocument("head");
  const { doc } = live;
  const store = useMemo(() => headStore(doc), [doc]);
  const head = useSyncExternalStore(store.subscribe, store.get);
  const set = useCallback(
    <F extends HeadField>(field: F, value: HeadFieldValue<F>) => setHeadField(doc, field, value),
    [doc],
  );
  const by = useMe()?.id ?? "";
  const setReleaseDate = useCallback(
    (to: string | null) => changeReleaseDate(doc, { to, by, at: new Date().toISOString() }),
    [doc, by],
  );
  return { head, loaded, set, setReleaseDate };
}
