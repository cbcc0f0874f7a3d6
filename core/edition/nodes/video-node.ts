/** A film, live broadcast or replay. The editor shows its picture and where it is from, and loads nothing of it. */
import { $create, $getState, $setState, createState, ElementNode } from "lexical";
import { mediaUrl } from "../../api/routes.ts";
import { type Asset, assetKey, assetSchema } from "../../media/asset.ts";
import { fileNameOf, kindAndSize } from "../../media/stored-file.ts";
import { captionsOf, type Video, videoKey, videoSchema } from "../../media/video.ts";
import { createElement, type Element, fromNodeDom, type NodeDom, toNodeDom } from "./dom.ts";
import { CaptionNode } from "./field-nodes.ts";
import { createFramed, MediaBlockNode } from "./media-block.ts";

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

const videoState = createState("video", {
  parse: (value): Video | null => videoSchema.safeParse(value).data ?? null,
  isEqual: sameJson,
});

const posterState = createState("poster", {
  parse: (value): Asset | null => assetSchema.safeParse(value).data ?? null,
  isEqual: sameJson,
});

/** `video` null is a placeholder: film or address have to be supplied. The poster may stay absent. */
export class VideoNode extends MediaBlockNode {
  override $config() {
    return this.config("video", {
      extends: ElementNode,
      stateConfigs: [
        { flat: true, stateConfig: videoState },
        { flat: true, stateConfig: posterState },
      ],
    });
  }
  getVideo(): Video | null {
    return $getState(this, videoState);
  }
  setVideo(video: Video | null): this {
    return $setState(this, videoState, video);
  }
  getPoster(): Asset | null {
    return $getState(this, posterState);
  }
  setPoster(poster: Asset | null): this {
    return $setState(this, posterState, poster);
  }
  override createDOM(): NodeDom {
    const fill = (frame: Element) => show(frame, this.getVideo(), this.getPoster());
    return toNodeDom(createFramed("figure", "dg-figure dg-video", fill));
  }
  override updateDOM(previous: this, dom: NodeDom): boolean {
    const [video, poster] = [this.getVideo(), this.getPoster()];
    const before = {
      video: $getState(previous, videoState, "direct"),
      poster: $getState(previous, posterState, "direct"),
    };
    const frame = fromNodeDom(dom).firstElementChild;
    const isSame =
      videoKey(before.video) === videoKey(video) &&
      (before.poster && assetKey(before.poster)) === (poster && assetKey(poster));
    if (frame && !isSame) show(frame, video, poster);
    return false;
  }
}

function show(frame: Element, video: Video | null, poster: Asset | null): void {
  frame.replaceChildren();
  frame.classList.toggle("dg-figure-missing", video === null);
  frame.classList.toggle("dg-video-blank", video !== null && poster === null);
  if (!video) return;
  if (poster) {
    const image = createElement("img", "dg-figure-image");
    image.src = mediaUrl(poster, 1280);
    image.alt = "";
    image.draggable = false;
    frame.append(image);
  }
  const source = createElement("span", "dg-video-source");
  source.textContent =
    video.kind === "player"
      ? video.url.replace(/^https:\/\//, "")
      : [
          fileNameOf(video.file),
          kindAndSize(video.file),
          ...captionsOf(video).map(({ lang }) => `CC ${lang === "zh" ? "中" : "EN"}`),
        ].join(" · ");
  frame.append(source);
}

/** With an empty caption. */
export const $createVideoNode = (video: Video | null, poster: Asset | null = null): VideoNode =>
  $create(VideoNode).setVideo(video).setPoster(poster).append($create(CaptionNode));

export const $isVideoNode = (node: unknown): node is VideoNode => node instanceof VideoNode;
