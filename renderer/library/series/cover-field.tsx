/** The picture that stands for a series: taken into the library at once, used once the settings are saved. */
import { Button, FileButton, Group, Input, Text } from "@mantine/core";
import { type JSX, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { mediaUrl } from "../../../core/api/routes.ts";
import {
  type Asset,
  imageExts,
  MAX_IMAGE_BYTES,
  MAX_IMAGE_PIXELS,
} from "../../../core/media/asset.ts";
import { uploadPicture, type UploadRefusal } from "../../app/upload-picture.ts";
import own from "./series.module.css";

const accept = imageExts.map((ext) => `.${ext}`).join(",");
const limits = {
  megabytes: MAX_IMAGE_BYTES / 1024 / 1024,
  megapixels: MAX_IMAGE_PIXELS / 1e6,
};

interface CoverProps {
  cover: Asset | null;
  put: (cover: Asset | null) => void;
}

export function CoverField({ cover, put }: CoverProps): JSX.Element {
  const { t } = useTranslation("library");
  const { t: tMedia } = useTranslation("media");
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<UploadRefusal | null>(null);
  const latest = useRef(put);
  const leaving = useRef<AbortController>(null);
  useEffect(() => {
    latest.current = put;
  });
  useEffect(() => () => leaving.current?.abort(), []);
  const send = async (file: File | null): Promise<void> => {
    if (!file) return;
    const controller = new AbortController();
    leaving.current = controller;
    setSending(true);
    setRefusal(null);
    const answer = await uploadPicture(file, {
      signal: controller.signal,
      onProgress: () => undefined,
    });
    if (controller.signal.aborted) return;
    setSending(false);
    // Other fields may have been written in meanwhile.
    if ("asset" in answer) latest.current(answer.asset);
    else if (answer.refusal !== "cancelled") setRefusal(answer.refusal);
  };
  return (
    <div>
      <Input.Label labelElement="div">{t("series.cover")}</Input.Label>
      <Text size="xs" c="dimmed">
        {isSending ? t("series.sending") : t("series.coverHelp")}
      </Text>
      <Group gap="sm" mt={6}>
        {cover && <img className={own.cover} src={mediaUrl(cover, 320)} alt="" />}
        <FileButton accept={accept} onChange={(file) => void send(file)}>
          {(props) => (
            <Button {...props} variant="default" size="xs" loading={isSending}>
              {t(cover ? "series.coverReplace" : "series.coverPick")}
            </Button>
          )}
        </FileButton>
        {cover && (
          <Button variant="subtle" size="xs" onClick={() => put(null)}>
            {t("series.coverRemove")}
          </Button>
        )}
      </Group>
      {refusal && (
        <Text size="sm" c="cinnabar" role="alert" mt={4}>
          {tMedia(`refusal.${refusal}`, limits)}
        </Text>
      )}
    </div>
  );
}
