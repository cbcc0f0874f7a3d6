/** Choosing picture files and storing them: one input for the whole sheet, each file with its outcome told. */
import { type JSX, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Asset,
  imageExts,
  MAX_IMAGE_BYTES,
  MAX_IMAGE_PIXELS,
} from "../../core/media/asset.ts";
import { useTell } from "../app/tell.tsx";
import { type UploadRefusal, uploadPicture } from "../app/upload-picture.ts";

export interface Refused {
  name: string;
  refusal: UploadRefusal;
}

export interface Picking {
  /** Opens the file dialog; `take` gets each stored picture in turn. */
  pick(options: { multiple: boolean; take: (asset: Asset) => void }): void;
  /** Name of the file on its way, and what of it was sent, 0 to 1. */
  sending: { name: string; part: number } | null;
  refused: Refused[];
  dismiss(): void;
  input: JSX.Element;
}

const accept = `${imageExts.map((ext) => `.${ext}`).join()},.jpeg`;
export const limits = {
  megabytes: MAX_IMAGE_BYTES / 1024 / 1024,
  megapixels: MAX_IMAGE_PIXELS / 1e6,
};

export function usePicking(): Picking {
  const { t } = useTranslation("media");
  const tell = useTell();
  const element = useRef<HTMLInputElement>(null);
  const taker = useRef<(asset: Asset) => void>(() => {});
  const leaving = useRef(new AbortController());
  const [sending, setSending] = useState<Picking["sending"]>(null);
  const [refused, setRefused] = useState<Refused[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const store = async (files: File[], take: (asset: Asset) => void): Promise<void> => {
    const { signal } = leaving.current;
    for (const file of files) {
      const { name } = file;
      setSending({ name, part: 0 });
      const onProgress = (part: number): void => setSending({ name, part });
      const answer = await uploadPicture(file, { signal, onProgress });
      if (signal.aborted) return;
      if ("asset" in answer) {
        take(answer.asset);
        if (answer.cleaning !== "untouched") tell.done(t(`photos.cleaning.${answer.cleaning}`));
      } else if (answer.refusal !== "cancelled") {
        const { refusal } = answer;
        setRefused((now) => [...now, { name, refusal }]);
      }
    }
    setSending(null);
  };
  const dismiss = useCallback(() => setRefused([]), []);
  return {
    sending,
    refused,
    dismiss,
    pick({ multiple, take }) {
      if (!element.current) return;
      taker.current = take;
      element.current.multiple = multiple;
      element.current.click();
    },
    input: (
      <input
        ref={element}
        type="file"
        accept={accept}
        hidden
        data-testid="photo-input"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = "";
          void store(files, taker.current);
        }}
      />
    ),
  };
}
