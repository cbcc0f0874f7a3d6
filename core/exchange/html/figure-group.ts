/** What stands in one `figure` of a page: several pictures are a gallery, a caption is of the picture or of all of them. */
import type { ReadBlock, ReadFigure } from "../read-block.ts";
import { joinInline } from "../runs.ts";

/** The same blocks where anything but pictures and captions is among them. */
export function groupFigure(inside: readonly ReadBlock[]): ReadBlock[] {
  const pictures = inside.filter((block): block is ReadFigure => block.kind === "figure");
  const captions = inside.flatMap((block) => (block.kind === "caption" ? [block.text] : []));
  const [only] = pictures;
  if (!only || pictures.length + captions.length < inside.length) return [...inside];
  const caption = joinInline(captions, " ");
  if (pictures.length === 1) return [caption.length > 0 ? { ...only, caption } : only];
  const group = { caption };
  return pictures.map((picture) => ({ ...picture, group }));
}
