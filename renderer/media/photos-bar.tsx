/** Above the sheet: how many photographs, what they lack altogether, the way to the next gap, new ones. */
import { Alert, Button, Progress } from "@mantine/core";
import { IconAlertTriangle, IconArrowDown, IconPhotoPlus } from "@tabler/icons-react";
import type { JSX } from "react";
import { useTranslation } from "react-i18next";
import type { Photo, PhotoLack } from "../../core/media/photos.ts";
import classes from "./photos.module.css";
import { limits, type Picking } from "./use-picking.tsx";

const lackOrder = ["picture", "caption", "alt", "credit", "translation", "outdated"] as const;

/** How often each thing is missing, in the order of `lackOrder`; what is not missing is left out. */
export function countLacks(photos: readonly Photo[]): { lack: PhotoLack["lack"]; count: number }[] {
  const all = photos.flatMap(({ lacks }) => lacks);
  return lackOrder
    .map((lack) => ({ lack, count: all.filter((one) => one.lack === lack).length }))
    .filter(({ count }) => count > 0);
}

interface PhotosBarProps {
  photos: Photo[];
  onAdd(): void;
  onNext(): void;
}

export function PhotosBar({ photos, onAdd, onNext }: PhotosBarProps): JSX.Element {
  const { t } = useTranslation("media");
  const lacks = countLacks(photos);
  return (
    <div className={classes.bar}>
      <p className={classes.count}>
        <strong>{t("photos.count", { count: photos.length })}</strong>
        {lacks.map(({ lack, count }) => (
          <span key={lack}>{t(`photos.lacks.${lack}`, { count })}</span>
        ))}
        {photos.length > 0 && lacks.length === 0 && <span>{t("photos.allWhole")}</span>}
      </p>
      <div className={classes.barTools}>
        {lacks.length > 0 && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowDown size={15} />}
            onClick={onNext}
          >
            {t("photos.next")}
          </Button>
        )}
        <Button size="xs" leftSection={<IconPhotoPlus size={15} />} onClick={onAdd}>
          {t("photos.add")}
        </Button>
      </div>
    </div>
  );
}

/** Pictures on their way in, and those that were not taken. */
export function PickingState({ picking }: { picking: Picking }): JSX.Element | null {
  const { t } = useTranslation("media");
  const { sending, refused, dismiss } = picking;
  if (!sending && refused.length === 0) return null;
  return (
    <div className={classes.picking}>
      {sending && (
        <p>
          {t("sending", { name: sending.name })}
          <Progress value={sending.part * 100} size="sm" aria-label={sending.name} />
        </p>
      )}
      {refused.map(({ name, refusal }) => (
        <Alert
          key={name}
          role="alert"
          color="cinnabar"
          icon={<IconAlertTriangle size={18} />}
          title={t("refused", { name })}
          withCloseButton
          closeButtonLabel={t("dismiss")}
          onClose={dismiss}
        >
          {t(`refusal.${refusal}`, limits)}
        </Alert>
      ))}
    </div>
  );
}
