/** One photograph of the sheet: the picture, what can be done with it, and its texts in both languages. */
import { ActionIcon, Button, Tooltip } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconCrop,
  IconLibraryPhoto,
  IconPhotoOff,
  IconPhotoPlus,
  IconReplace,
  IconStar,
  IconStarFilled,
  IconTrash,
} from "@tabler/icons-react";
import { Fragment, type JSX } from "react";
import { useTranslation } from "react-i18next";
import { mediaUrl } from "../../core/api/routes.ts";
import { type Asset, shownSize } from "../../core/media/asset.ts";
import { type Photo, type PhotoText, photoTexts } from "../../core/media/photos.ts";
import { type Lang, langs, otherLang } from "../../core/report/lang.ts";
import { PhotoField } from "./photo-field.tsx";
import classes from "./photos.module.css";

export interface PhotoActions {
  write(photo: Photo, lang: Lang, change: { text: PhotoText; value: string }): void;
  move(photo: Photo, by: 1 | -1): void;
  cover(photo: Photo): void;
  adjust(photo: Photo): void;
  replace(photo: Photo): void;
  bringIn(photo: Photo): void;
  remove(photo: Photo): void;
}

interface PhotoCardProps {
  photo: Photo;
  /** From 1. */
  number: number;
  /** How many photographs the source edition has. */
  total: number;
  sourceLang: Lang;
  isCover: boolean;
  actions: PhotoActions;
}

export function PhotoCard(props: PhotoCardProps): JSX.Element {
  const { t } = useTranslation("media");
  const { photo, number, sourceLang } = props;
  const asset = pictureOf(photo, sourceLang);
  return (
    <article
      className={classes.card}
      data-photo={photo.key}
      aria-label={t("photos.photo", { number })}
    >
      <div className={classes.picture} data-missing={!asset || undefined}>
        {asset ? (
          <img src={mediaUrl(asset, 640)} alt="" {...shownSize(asset)} />
        ) : (
          <>
            <IconPhotoOff size={30} stroke={1.2} aria-hidden />
            <span>{t("photos.missing")}</span>
          </>
        )}
      </div>
      <div className={classes.side}>
        <Tools {...props} />
        {isOfGallery(photo, sourceLang) && (
          <p className={classes.group}>
            <IconLibraryPhoto size={14} stroke={1.7} aria-hidden />
            {t("gallery.label")}
          </p>
        )}
        <Lacks photo={photo} />
      </div>
      <Texts {...props} />
    </article>
  );
}

const pictureOf = ({ sides }: Photo, sourceLang: Lang): Asset | null =>
  sides[sourceLang]?.asset ?? sides[otherLang(sourceLang)]?.asset ?? null;

const isOfGallery = ({ sides }: Photo, sourceLang: Lang): boolean =>
  (sides[sourceLang] ?? sides[otherLang(sourceLang)])?.shared !== null;

function Tools({ photo, number, total, sourceLang, isCover, actions }: PhotoCardProps) {
  const { t } = useTranslation("media");
  const inSource = photo.sides[sourceLang] !== null;
  const hasPicture = pictureOf(photo, sourceLang) !== null;
  const name = (action: string): string => t("photos.of", { action, number });
  const CoverIcon = isCover ? IconStarFilled : IconStar;
  const buttons = [
    {
      id: "earlier",
      label: t("photos.earlier"),
      Icon: IconArrowUp,
      run: () => actions.move(photo, -1),
      able: inSource && number > 1,
    },
    {
      id: "later",
      label: t("photos.later"),
      Icon: IconArrowDown,
      run: () => actions.move(photo, 1),
      able: inSource && number < total,
    },
    {
      id: "adjust",
      label: t("frame.title"),
      Icon: IconCrop,
      run: () => actions.adjust(photo),
      able: hasPicture,
    },
    {
      id: "replace",
      label: t(hasPicture ? "photos.replace" : "photos.supply"),
      Icon: hasPicture ? IconReplace : IconPhotoPlus,
      run: () => actions.replace(photo),
      able: true,
    },
    {
      id: "remove",
      label: t("photos.remove"),
      Icon: IconTrash,
      run: () => actions.remove(photo),
      able: true,
    },
  ];
  return (
    <div className={classes.tools}>
      <span className={classes.number}>{number}</span>
      <Button
        size="compact-xs"
        variant={isCover ? "light" : "default"}
        leftSection={<CoverIcon size={14} />}
        aria-pressed={isCover}
        aria-label={name(t("photos.cover"))}
        disabled={!inSource || !hasPicture}
        onClick={() => actions.cover(photo)}
      >
        {t("photos.cover")}
      </Button>
      {buttons.map(({ id, label, Icon, run, able }) => (
        <Tooltip key={id} label={label}>
          <ActionIcon
            size={26}
            variant="subtle"
            data-tool={id}
            {...(id === "replace" && !hasPicture && { "data-gap": true })}
            aria-label={name(label)}
            // Not `disabled`: a button that has just moved its photograph to the end keeps the focus.
            aria-disabled={!able}
            onClick={() => {
              if (able) run();
            }}
          >
            <Icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}

function Lacks({ photo }: { photo: Photo }) {
  const { t } = useTranslation("media");
  if (photo.lacks.length === 0) return <p className={classes.whole}>{t("photos.whole")}</p>;
  return (
    <ul className={classes.lacks}>
      {photo.lacks.map(({ lang, lack }) => (
        <li key={`${lang} ${lack}`} data-lack={lack}>
          <IconAlertTriangle size={13} stroke={1.8} aria-hidden />
          {t("photos.lackOf", { lang: t(`photos.lang.${lang}`), lack: t(`photos.lack.${lack}`) })}
        </li>
      ))}
    </ul>
  );
}

function Texts({ photo, number, sourceLang, actions }: PhotoCardProps) {
  const { t } = useTranslation("media");
  const columns = sourceLang === "zh" ? langs : (["en", "zh"] as const);
  return (
    <div className={classes.texts}>
      {columns.map((lang, column) => (
        <span key={lang} className={classes.lang} style={{ gridColumn: column + 2 }}>
          {t(`photos.lang.${lang}`)}
        </span>
      ))}
      {photoTexts.map((text, row) => (
        <Fragment key={text}>
          <span className={classes.label} style={{ gridRow: row + 2 }}>
            {t(`photos.text.${text}`)}
          </span>
          {columns.map((lang, column) => {
            const side = photo.sides[lang];
            if (!side) return null;
            const field = t(`photos.text.${text}`);
            return (
              <div key={lang} style={{ gridColumn: column + 2, gridRow: row + 2 }}>
                <PhotoField
                  lang={lang}
                  text={text}
                  label={t("photos.field", { number, lang: t(`photos.lang.${lang}`), field })}
                  placeholder={(text === "caption" && side.shared) || t(`photos.empty.${text}`)}
                  value={side.texts[text]?.text ?? ""}
                  lacking={photo.lacks.some((one) => one.lang === lang && one.lack === text)}
                  onChange={(value) => actions.write(photo, lang, { text, value })}
                />
              </div>
            );
          })}
        </Fragment>
      ))}
      {columns.map(
        (lang, column) =>
          photo.sides[lang] === null && (
            <div key={lang} className={classes.absent} style={{ gridColumn: column + 2 }}>
              <Absent {...{ lang, photo, number, sourceLang, actions }} />
            </div>
          ),
      )}
    </div>
  );
}

interface AbsentProps extends Pick<PhotoCardProps, "photo" | "number" | "sourceLang" | "actions"> {
  lang: Lang;
}

/** In place of the texts of an edition that does not have the photograph. */
function Absent({ lang, photo, number, sourceLang, actions }: AbsentProps) {
  const { t } = useTranslation("media");
  const words = { lang: t(`photos.lang.${lang}`), number };
  return (
    <>
      <p>{t(lang === sourceLang ? "photos.onlyTranslation" : "photos.notBroughtIn", words)}</p>
      {lang !== sourceLang && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t("photos.bringInTo", words)}
          data-gap
          onClick={() => actions.bringIn(photo)}
        >
          {t("photos.bringIn")}
        </Button>
      )}
    </>
  );
}
