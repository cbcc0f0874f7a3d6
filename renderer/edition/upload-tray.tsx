/** What is on its way into the library, and what was refused and why. */
import { ActionIcon, CloseButton, Progress } from "@mantine/core";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS } from "../../core/media/asset.ts";
import { maxBytesOf } from "../../core/media/stored-file.ts";
import type { Upload, Uploads } from "./use-uploads.ts";
import classes from "./upload-tray.module.css";

export function UploadTray({ uploads }: { uploads: Uploads }) {
  const { t } = useTranslation("media");
  if (uploads.list.length === 0) return null;
  return (
    <section className={classes.tray} aria-label={t("tray")}>
      {uploads.list.map((upload) => (
        <Entry key={upload.id} upload={upload} onDismiss={() => uploads.dismiss(upload.id)} />
      ))}
    </section>
  );
}

function Entry({ upload, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  const { t } = useTranslation("media");
  const name = upload.name || t("pastedPicture");
  const maxBytes = upload.use === "picture" ? MAX_IMAGE_BYTES : maxBytesOf(upload.use);
  const limits = {
    megabytes: maxBytes / 1024 / 1024,
    megapixels: MAX_IMAGE_PIXELS / 1e6,
    line: upload.line ?? 1,
  };
  const isFilm = upload.use === "film" && upload.refusal === "unknown-file";
  if (upload.refusal)
    return (
      <div className={classes.refused} role="alert">
        <IconAlertTriangle size={18} />
        <p>
          <strong>{t("refused", { name })}</strong>
          <br />
          {t(`refusal.${isFilm ? "unknown-film" : upload.refusal}`, limits)}
        </p>
        <CloseButton size="sm" aria-label={t("dismiss")} onClick={onDismiss} />
      </div>
    );
  return (
    <div className={classes.running}>
      <span className={classes.name}>{t("sending", { name })}</span>
      <Progress
        value={upload.part * 100}
        size="sm"
        aria-label={name}
        className={classes.progress}
      />
      <ActionIcon size="sm" aria-label={t("cancel", { name })} onClick={onDismiss}>
        <IconX size={14} />
      </ActionIcon>
    </div>
  );
}
