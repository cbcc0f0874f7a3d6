/** The head facts of the report around, live, and how to change one. */
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Doc } from "yjs";
import {
  type HeadField,
  type HeadFieldValue,
  readHead,
  setHeadField,
} from "../../../core/report/head-document.ts";
import type { Head } from "../../../core/report/report.ts";
import { useLiveDocument } from "./report-session.tsx";

export interface LiveHead {
  head: Head;
  /** False until the document is there: fields must wait. */
  loaded: boolean;
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
  return { head, loaded, set };
}
