/** Attachments and films in a file that goes without them: what they are, and where a film is to be seen. */
import type { MediaWords } from "../edition/media-html.ts";
import type { NodeJson } from "../edition/edition.ts";
import { fileNameOf, kindAndSize, storedFileSchema } from "../media/stored-file.ts";
import { type PlayerId, type Showing, videoSchema } from "../media/video.ts";
import type { Lang } from "../report/lang.ts";
import type { Run } from "./run.ts";

export interface MediaBlock {
  kind: "media";
  what: "attachment" | Showing;
  /** Name or caption as written. */
  caption: Run[];
  /** Name and size of the file; "" for a film on another site, and where the file is missing. */
  file: string;
  /** Where a film is to be seen. */
  url: string | null;
}

export function mediaBlockOf(node: NodeJson, caption: Run[]): MediaBlock {
  if (node.type === "attachment") {
    const file = storedFileSchema.safeParse(node["file"]).data;
    const facts = file ? `${fileNameOf(file)} · ${kindAndSize(file)}` : "";
    return { kind: "media", what: "attachment", caption, file: facts, url: null };
  }
  const video = videoSchema.safeParse(node["video"]).data;
  if (video?.kind === "player")
    return { kind: "media", what: video.showing, caption, file: "", url: video.url };
  const file = video && `${fileNameOf(video.file)} · ${kindAndSize(video.file)}`;
  return { kind: "media", what: "film", caption, file: file ?? "", url: null };
}

interface Wording {
  what: Record<MediaBlock["what"], string>;
  open: string;
  close: string;
  colon: string;
  comma: string;
  leftOut: string;
  missing: string;
}

const wordings: Record<Lang, Wording> = {
  zh: {
    what: { attachment: "附件", film: "视频", live: "直播", replay: "回放" },
    open: "〔",
    close: "〕",
    colon: "：",
    comma: "，",
    leftOut: "未随本文件导出",
    missing: "文件缺失",
  },
  en: {
    what: { attachment: "Attachment", film: "Video", live: "Live", replay: "Replay" },
    open: "[",
    close: "]",
    colon: ": ",
    comma: ", ",
    leftOut: "not part of this file",
    missing: "file missing",
  },
};

const said = (text: string, href: string | null = null): Run => ({ text, format: 0, href });

/** One line: 〔附件：日程，日程.pdf · PDF · 2.1 MB，未随本文件导出〕 */
export function mediaRuns({ what, caption, file, url }: MediaBlock, lang: Lang): Run[] {
  const words = wordings[lang];
  const facts = url ? [said(url, url)] : file ? [said(file)] : [];
  const end = url ? [] : [said(file ? words.leftOut : words.missing)];
  const name = caption.some(({ text }) => text.trim() !== "") ? [caption] : [];
  const parts = [...name, facts, end].filter((runs) => runs.length > 0);
  const joined = parts.flatMap((runs, at) => (at > 0 ? [said(words.comma), ...runs] : runs));
  return [said(`${words.open}${words.what[what]}${words.colon}`), ...joined, said(words.close)];
}

const playerNames: Record<PlayerId, Record<Lang, string>> = {
  bilibili: { zh: "哔哩哔哩", en: "Bilibili" },
  tencent: { zh: "腾讯视频", en: "Tencent Video" },
  youku: { zh: "优酷", en: "Youku" },
  youtube: { zh: "YouTube", en: "YouTube" },
};

/** For a page that goes without its files. */
export const exportMediaWords = (lang: Lang): MediaWords => ({
  missingFile: wordings[lang].leftOut,
  missingFilm: wordings[lang].missing,
  watch: ({ player, host }, showing) =>
    `${wordings[lang].what[showing]}${wordings[lang].colon}${player ? playerNames[player][lang] : host}`,
});
