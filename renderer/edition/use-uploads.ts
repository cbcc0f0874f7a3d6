/** Pictures on their way into the library: one after another, each with its progress, its end and its reason. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Asset } from "../../core/media/asset.ts";
import { type UploadRefusal, uploadPicture } from "../app/upload-picture.ts";

export interface Upload {
  id: string;
  name: string;
  /** 0 to 1; bytes sent. */
  part: number;
  refusal: UploadRefusal | null;
}

export interface Uploads {
  list: Upload[];
  /** Resolves with the asset, or null when it was refused or cancelled; the reason is shown in the list. */
  add(file: Blob, name: string): Promise<Asset | null>;
  /** Stops one that is under way; takes away one that was refused. */
  dismiss(id: string): void;
}

export function useUploads(): Uploads {
  const [list, setList] = useState<Upload[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  useEffect(() => {
    const controllers = running.current;
    return () => {
      for (const controller of controllers.values()) controller.abort();
    };
  }, []);
  const change = useCallback((id: string, next: Partial<Upload>) => {
    setList((now) => now.map((upload) => (upload.id === id ? { ...upload, ...next } : upload)));
  }, []);
  const drop = useCallback((id: string) => {
    setList((now) => now.filter((upload) => upload.id !== id));
  }, []);
  const send = useCallback(
    async (id: string, file: Blob): Promise<Asset | null> => {
      const controller = running.current.get(id);
      if (!controller || controller.signal.aborted) return null;
      const { signal } = controller;
      const result = await uploadPicture(file, {
        signal,
        onProgress: (part) => change(id, { part }),
      });
      running.current.delete(id);
      if ("asset" in result) {
        drop(id);
        return result.asset;
      }
      if (result.refusal === "cancelled") drop(id);
      else change(id, { refusal: result.refusal });
      return null;
    },
    [change, drop],
  );
  const add = useCallback(
    (file: Blob, name: string): Promise<Asset | null> => {
      const id = crypto.randomUUID();
      running.current.set(id, new AbortController());
      setList((now) => [...now, { id, name, part: 0, refusal: null }]);
      const result = queue.current.then(() => send(id, file));
      queue.current = result;
      return result;
    },
    [send],
  );
  const dismiss = useCallback(
    (id: string) => {
      running.current.get(id)?.abort();
      running.current.delete(id);
      drop(id);
    },
    [drop],
  );
  return { list, add, dismiss };
}
