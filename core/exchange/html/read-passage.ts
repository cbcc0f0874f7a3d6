/** A passage that was copied somewhere else, as blocks to be put into an edition. */
import type { NodeJson } from "../../edition/edition.ts";
import type { LeftOut } from "../imported.ts";
import { toPassage } from "../read-block.ts";
import { bodyNode, type PartBlock } from "../to-edition.ts";
import { withNotesInPlace } from "./notes.ts";
import { elementsIn, type PageElement } from "./page.ts";
import { readPage } from "./read-page.ts";

export interface Passage {
  blocks: NodeJson[];
  /** Address of each figure among the blocks, in order; null where the picture cannot be had. */
  pictures: (string | null)[];
  left: LeftOut[];
}

export function readPassage(copied: PageElement): Passage {
  const page = withNotesInPlace(copied);
  const body = [...elementsIn(page)].find(({ tag }) => tag === "body") ?? page;
  const left: LeftOut[] = [];
  return toBlocks(toPassage(readPage({ root: body, page, left, isPassage: true })), left);
}

export function toBlocks(parts: PartBlock[], left: LeftOut[]): Passage {
  return {
    blocks: parts.flatMap((part) => bodyNode(part, () => null)),
    pictures: parts.flatMap((part) => {
      if (part.kind === "gallery") return part.figures.map(({ asset }) => asset);
      return part.kind === "figure" ? [part.asset] : [];
    }),
    left,
  };
}
