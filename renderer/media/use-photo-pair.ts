/** The photographs of the report around, live, once both editions are there. */
import { useMemo, useSyncExternalStore } from "react";
import type { Photo } from "../../core/media/photos.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { LiveDocument } from "../app/live/live-document.ts";
import { useLiveDocument } from "../app/live/report-session.tsx";
import { openPhotoPair, type PhotoPair } from "./photo-pair.ts";

export interface OpenPhotos {
  pair: PhotoPair;
  photos: Photo[];
}

const RESTARTS = 3;

/** Open while somebody listens. An editor that failed is made anew from the documents, a few times. */
function photoStore(documents: Record<Lang, LiveDocument>, sourceLang: Lang) {
  let open: OpenPhotos | null = null;
  return {
    get: () => open,
    subscribe(listener: () => void) {
      let restarts = 0;
      const start = (): void => {
        const pair = openPhotoPair({ documents, sourceLang, onError });
        const publish = (): void => {
          open = { pair, photos: pair.photos() };
          listener();
        };
        pair.subscribe(publish);
        publish();
      };
      const onError = (error: Error): void => {
        restarts += 1;
        if (restarts > RESTARTS) throw error;
        open?.pair.stop();
        queueMicrotask(start);
      };
      start();
      return () => {
        open?.pair.stop();
        open = null;
      };
    },
  };
}

const nothing = { get: () => null, subscribe: () => () => {} };

/** Null while the documents are on their way. */
export function usePhotoPair(sourceLang: Lang): OpenPhotos | null {
  const zh = useLiveDocument("zh");
  const en = useLiveDocument("en");
  const loaded = zh.loaded && en.loaded;
  const store = useMemo(
    () => (loaded ? photoStore({ zh: zh.live, en: en.live }, sourceLang) : nothing),
    [loaded, zh.live, en.live, sourceLang],
  );
  return useSyncExternalStore(store.subscribe, store.get);
}
