/** Pictures and files on their way into the library: one after another, each with its progress, its end and its reason. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Asset } from "../../core/media/asset.ts";
import type { FileUse, StoredFile } from "../../core/media/stored-file.ts";
import { useTell } from "../app/tell.tsx";
import type { Sending } from "../app/upload-file.ts";
import {
  type FileUploadRefusal,
  uploadFile,
  uploadPicture,
  type UploadRefusal,
} from "../app/upload-picture.ts";

export interface Upload {
  id: string;
  name: string;
  use: "picture" | FileUse;
  /** 0 to 1; bytes sent. */
  part: number;
  refusal: UploadRefusal | FileUploadRefusal | null;
  /** Line of a text that was refused. */
  line?: number;
}

/** Each resolves with null when the file was refused or cancelled; the reason is shown in the list. */
export interface Uploads {
  list: Upload[];
  add(file: Blob, name: string): Promise<Asset | null>;
  addFile(file: Blob, name: string, use: FileUse): Promise<StoredFile | null>;
  /** Stops one that is under way; takes away one that was refused. */
  dismiss(id: string): void;
}

type Outcome<Taken> =
  | { taken: Taken }
  | { refusal: Upload["refusal"] | "cancelled"; line?: number };
type Start = Pick<Upload, "name" | "use">;

export function useUploads(): Uploads {
  const { list, queue, dismiss } = useQueue();
  const { onRedrawn, onPeople } = useWords();
  return useMemo(
    () => ({
      list,
      dismiss,
      add: (file, name) =>
        queue<Asset>({ name, use: "picture" }, async (sending) => {
          const answer = await uploadPicture(file, sending);
          if (!("asset" in answer)) return answer;
          if (answer.cleaning === "redrawn") onRedrawn(name);
          return { taken: answer.asset };
        }),
      addFile: (file, name, use) =>
        queue<StoredFile>({ name, use }, async (sending) => {
          const answer = await uploadFile({ file, name, use }, sending);
          if (!("file" in answer)) return answer;
          if (answer.people.length > 0) onPeople(name, answer.people);
          return { taken: answer.file };
        }),
    }),
    [list, queue, dismiss, onRedrawn, onPeople],
  );
}

/** What is told of files that came in. */
function useWords() {
  const { t, i18n } = useTranslation("media");
  const tell = useTell();
  const latest = useRef({ t, tell, language: i18n.language });
  useEffect(() => {
    latest.current = { t, tell, language: i18n.language };
  });
  /** A picture whose bytes had to be made anew is not quite the one that was given. */
  const onRedrawn = useCallback((name: string): void => {
    const words = latest.current;
    words.tell.done(
      name
        ? words.t("redrawnOf", { name, text: words.t("photos.cleaning.redrawn") })
        : words.t("photos.cleaning.redrawn"),
    );
  }, []);
  /** Documents go on the site as they are. */
  const onPeople = useCallback((name: string, people: string[]): void => {
    const words = latest.current;
    const list = new Intl.ListFormat(words.language).format(people);
    words.tell.done(words.t("peopleInFile", { name, people: list }));
  }, []);
  return { onRedrawn, onPeople };
}

function useQueue() {
  const [list, setList] = useState<Upload[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const last = useRef<Promise<unknown>>(Promise.resolve());
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
  const queue = useCallback(
    <Taken>(
      start: Start,
      send: (sending: Sending) => Promise<Outcome<Taken>>,
    ): Promise<Taken | null> => {
      const id = crypto.randomUUID();
      const controller = new AbortController();
      const { signal } = controller;
      running.current.set(id, controller);
      setList((now) => [...now, { ...start, id, part: 0, refusal: null }]);
      const result = last.current.then(async () => {
        if (signal.aborted) return null;
        const outcome = await send({ signal, onProgress: (part) => change(id, { part }) });
        running.current.delete(id);
        if ("taken" in outcome) {
          drop(id);
          return outcome.taken;
        }
        if (outcome.refusal === "cancelled") drop(id);
        else {
          const { refusal, line } = outcome;
          change(id, { refusal, ...(line !== undefined && { line }) });
        }
        return null;
      });
      last.current = result;
      return result;
    },
    [change, drop],
  );
  const dismiss = useCallback(
    (id: string) => {
      running.current.get(id)?.abort();
      running.current.delete(id);
      drop(id);
    },
    [drop],
  );
  return { list, queue, dismiss };
}
