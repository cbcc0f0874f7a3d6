/** The form of a film: a file of ours or an address on a known site, and the picture that stands for it. */
import { Button, Group, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { IconBadgeCc, IconMovie, IconPhotoPlus } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { type FormEvent, type JSX, useState } from "react";
import { useTranslation } from "react-i18next";
import { mediaUrl } from "../../../core/api/routes.ts";
import type { Asset } from "../../../core/media/asset.ts";
import { fileNameOf, kindAndSize } from "../../../core/media/stored-file.ts";
import { type Showing, showings, toPlayerAddress, type Video } from "../../../core/media/video.ts";
import { type Lang, langs } from "../../../core/report/lang.ts";
import { useSettings } from "../../app/query.ts";
import classes from "./video-dialog.module.css";

export interface VideoDialogProps {
  video: Video | null;
  poster: Asset | null;
  /** Null for a film that is not in the text yet. */
  onPoster: (() => void) | null;
  onNoPoster(): void;
  /** Null for a film that is not in the text yet. */
  onCaptions: ((lang: Lang) => void) | null;
  onNoCaptions(lang: Lang): void;
  onFile(): void;
  onApply(video: Video): void;
  onClose(): void;
}

export function VideoDialog(props: VideoDialogProps): JSX.Element {
  const { t } = useTranslation("media");
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={520}
      title={t("video.title")}
      closeButtonProps={{ "aria-label": t("video.cancel") }}
    >
      <Form {...props} />
    </Modal>
  );
}

/** Sites that a film may be on, for people. */
const sitesOf = (filmHosts: readonly string[], t: TFunction<"media">): string =>
  [t("video.known"), ...filmHosts].join(t("video.and"));

function Form(props: VideoDialogProps) {
  const { video, poster, onPoster, onNoPoster, onFile, onApply, onClose } = props;
  const { t } = useTranslation("media");
  const player = video?.kind === "player" ? video : null;
  const { filmHosts } = useSettings();
  const [kind, setKind] = useState<Video["kind"]>(video?.kind ?? "player");
  const [address, setAddress] = useState(player?.url ?? "");
  const [showing, setShowing] = useState<Showing>(player?.showing ?? "film");
  const [wrong, setWrong] = useState(false);
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    if (kind === "file") return onClose();
    const url = toPlayerAddress(address, filmHosts);
    if (url) onApply({ kind: "player", url, showing });
    else setWrong(true);
  };
  return (
    <form className={classes.form} onSubmit={apply} noValidate>
      <SegmentedControl
        fullWidth
        aria-label={t("video.kind")}
        value={kind}
        onChange={(value) => setKind(value)}
        data={[
          { value: "player", label: t("video.player") },
          { value: "file", label: t("video.own") },
        ]}
      />
      {kind === "player" ? (
        <>
          <TextInput
            data-autofocus
            label={t("video.address")}
            description={t("video.addressHint", { sites: sitesOf(filmHosts, t) })}
            placeholder="https://www.bilibili.com/video/…"
            type="url"
            value={address}
            error={wrong && t("video.wrong", { sites: sitesOf(filmHosts, t) })}
            onChange={(event) => {
              setAddress(event.currentTarget.value);
              setWrong(false);
            }}
          />
          <SegmentedControl
            size="xs"
            aria-label={t("video.showing")}
            value={showing}
            onChange={(value) => setShowing(value)}
            data={showings.map((value) => ({ value, label: t(`video.showings.${value}`) }))}
          />
        </>
      ) : (
        <div className={classes.own}>
          {video?.kind === "file" && (
            <p>
              {fileNameOf(video.file)} · {kindAndSize(video.file)}
            </p>
          )}
          <Button variant="default" leftSection={<IconMovie size={17} />} onClick={onFile}>
            {t("video.choose")}
          </Button>
        </div>
      )}
      {kind === "file" && video?.kind === "file" && props.onCaptions && (
        <CaptionsFields
          video={video}
          onCaptions={props.onCaptions}
          onNoCaptions={props.onNoCaptions}
        />
      )}
      {onPoster && (
        <fieldset className={classes.poster}>
          <legend>{t("video.poster")}</legend>
          {poster ? <img src={mediaUrl(poster, 320)} alt="" /> : <p>{t("video.noPoster")}</p>}
          <Group gap={6}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPhotoPlus size={15} />}
              onClick={onPoster}
            >
              {t("video.choosePoster")}
            </Button>
            {poster && (
              <Button size="xs" variant="subtle" onClick={onNoPoster}>
                {t("video.removePoster")}
              </Button>
            )}
          </Group>
        </fieldset>
      )}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t(kind === "file" ? "video.close" : "video.cancel")}
        </Button>
        {/* A file is there as soon as it was chosen. */}
        {kind === "player" && <Button type="submit">{t("video.apply")}</Button>}
      </Group>
    </form>
  );
}

interface CaptionsFieldsProps {
  video: Extract<Video, { kind: "file" }>;
  onCaptions(lang: Lang): void;
  onNoCaptions(lang: Lang): void;
}

/** A captions file for each language, whatever language the film is in. */
function CaptionsFields({ video, onCaptions, onNoCaptions }: CaptionsFieldsProps) {
  const { t } = useTranslation("media");
  return (
    <fieldset className={classes.poster}>
      <legend>{t("video.captions")}</legend>
      {langs.map((lang) => {
        const file = video.captions?.[lang];
        return (
          <div key={lang} className={classes.captions}>
            <span className={classes.captionsFile}>
              <strong>{t(`video.captionsIn.${lang}`)}</strong>
              {file ? fileNameOf(file) : t("video.noCaptions")}
            </span>
            <Group gap={6} wrap="nowrap">
              <Button
                size="xs"
                variant="default"
                leftSection={<IconBadgeCc size={15} />}
                aria-label={t(`video.chooseCaptionsIn.${lang}`)}
                onClick={() => onCaptions(lang)}
              >
                {t("video.chooseCaptions")}
              </Button>
              {file && (
                <Button
                  size="xs"
                  variant="subtle"
                  aria-label={t(`video.removeCaptionsIn.${lang}`)}
                  onClick={() => onNoCaptions(lang)}
                >
                  {t("video.removeCaptions")}
                </Button>
              )}
            </Group>
          </div>
        );
      })}
    </fieldset>
  );
}
