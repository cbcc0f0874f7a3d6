/** Galleries, attachments and films as parts of an edition: their shape, their translation, their page. */
import { createHeadlessEditor } from "@lexical/headless";
import {
  $createTextNode,
  $getRoot,
  $isElementNode,
  $parseSerializedNode,
  type LexicalEditor,
  type LexicalNode,
} from "lexical";
import { describe, expect, it } from "vitest";
import { assetSchema } from "../media/asset.ts";
import { filesIn, postersIn } from "../media/files-in.ts";
import { lacksOf, photosIn } from "../media/photos.ts";
import { storedFileSchema } from "../media/stored-file.ts";
import type { Video } from "../media/video.ts";
import { figuresOf } from "./blocks.ts";
import { $bringIn } from "./bring-in.ts";
import type { Edition } from "./edition.ts";
import { $dissolveGallery, $joinGallery } from "./galleries.ts";
import { bodyHtml, type HtmlOptions } from "./html.ts";
import { $insertFigure } from "./insert-blocks.ts";
import { $createAttachmentNode } from "./nodes/attachment-node.ts";
import { $createFigureNode, $isFigureNode } from "./nodes/figure-node.ts";
import { $createGalleryNode, $isGalleryNode } from "./nodes/gallery-node.ts";
import { editionNodes } from "./nodes/index.ts";
import { $createVideoNode } from "./nodes/video-node.ts";
import { toPasteNodes } from "./paste-nodes.ts";
import { registerStructure } from "./structure.ts";
import { structureDifference } from "./structure-difference.ts";

const asset = (digit: string) =>
  assetSchema.parse({ hash: digit.repeat(64), ext: "jpg", width: 1600, height: 900 });
const file = storedFileSchema.parse({
  hash: "f".repeat(64),
  ext: "pdf",
  sizeBytes: 2048,
  name: "议程",
});
const player: Video = { kind: "player", url: "https://youtu.be/1", showing: "live" };

function open(): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: [...editionNodes],
    onError: (error) => {
      throw error;
    },
  });
  registerStructure(editor);
  editor.update(() => void $getRoot().clear(), { discrete: true });
  return editor;
}
const change = (editor: LexicalEditor, work: () => void) => editor.update(work, { discrete: true });
const treeOf = (editor: LexicalEditor) => editor.getEditorState().toJSON() as unknown as Edition;
/** What stands in the body: a picture by its first letter, a gallery in brackets. */
const shape = (editor: LexicalEditor): string =>
  editor.read(() =>
    $getRoot()
      .getChildren()
      .slice(2)
      .map((node) => {
        if ($isGalleryNode(node)) {
          const letters = node.getFigures().map((one) => one.getAsset()?.hash[0] ?? "?");
          return `[${letters.join("")}:${node.getLastChild()?.getTextContent()}]`;
        }
        if ($isFigureNode(node)) return node.getAsset()?.hash[0] ?? "?";
        return `${node.getType()}(${node.getTextContent()})`;
      })
      .join(" "),
  );

const withPictures = (...letters: string[]): LexicalEditor => {
  const editor = open();
  change(editor, () => {
    for (const letter of letters) $insertFigure($createFigureNode(asset(letter)), $lastFigure());
  });
  return editor;
};
const $lastFigure = () => $getRoot().getChildren().findLast($isFigureNode) ?? undefined;
const $figures = () => $getRoot().getChildren().filter($isFigureNode);
const $write = (node: LexicalNode | null, text: string): void => {
  if ($isElementNode(node)) node.append($createTextNode(text));
};
const $gallery = () => $getRoot().getChildren().find($isGalleryNode);

describe("a gallery", () => {
  it("takes in the pictures that stand together, and gives them back with its caption as text", () => {
    const editor = withPictures("a", "b", "c");
    change(editor, () => void $joinGallery($figures()[1]!));
    expect(shape(editor)).toContain("[abc:]");
    change(editor, () => $write($gallery()!.getLastChild(), "合影"));
    expect(shape(editor)).toContain("[abc:合影]");
    change(editor, () => $dissolveGallery($gallery()!));
    expect(shape(editor)).toMatch(/a b c paragraph\(合影\)/);
  });

  it("leaves a picture alone that stands by itself", () => {
    const editor = withPictures("a");
    let joined: unknown = "not asked";
    change(editor, () => {
      joined = $joinGallery($figures()[0]!);
    });
    expect(joined).toBeNull();
  });

  it("is whole again whatever was done to it: caption last and once, no stray text, none without a picture", () => {
    const editor = open();
    change(editor, () => $insertFigure($createGalleryNode([$createFigureNode(asset("a"))])));
    change(editor, () => $gallery()?.getLastChild()?.remove());
    expect(shape(editor)).toContain("[a:]");
    change(editor, () => {
      const [photo] = $gallery()!.getFigures();
      $gallery()!.append(photo!);
    });
    expect(shape(editor)).toContain("[a:]");
    change(editor, () => $gallery()!.getFigures()[0]!.remove());
    expect(shape(editor)).not.toContain("[");
  });

  it("counts its pictures, and one caption speaks for all of them", () => {
    const editor = withPictures("a", "b");
    change(editor, () => void $joinGallery($figures()[0]!));
    expect(figuresOf(treeOf(editor)).map((one) => one?.hash[0])).toEqual(["a", "b"]);
    expect(photosIn(treeOf(editor)).map((photo) => lacksOf(photo).includes("caption"))).toEqual([
      true,
      true,
    ]);
    change(editor, () => $write($gallery()!.getLastChild(), "合影"));
    expect(photosIn(treeOf(editor)).map((photo) => lacksOf(photo).includes("caption"))).toEqual([
      false,
      false,
    ]);
  });
});

describe("the translation", () => {
  const source = (): LexicalEditor => {
    const editor = withPictures("a", "b", "c");
    change(editor, () => {
      const last = $lastFigure()!;
      last.insertAfter($createVideoNode(player, asset("d")));
      last.insertAfter($createAttachmentNode(file));
    });
    return editor;
  };

  it("gets everything that is shown, once, and follows when pictures become a gallery", () => {
    const [left, right] = [source(), open()];
    change(right, () => void $bringIn(treeOf(left)));
    expect(structureDifference(treeOf(left), treeOf(right))).toEqual({
      blocks: 0,
      figures: 0,
      changed: 0,
    });
    expect(filesIn(treeOf(right))).toEqual([file]);
    expect(postersIn(treeOf(right))).toEqual([asset("d")]);
    change(right, () => $write($figures()[1]!.getFirstChild(), "two"));
    change(left, () => void $joinGallery($figures()[0]!));
    const { figures, changed } = structureDifference(treeOf(left), treeOf(right));
    expect(figures + changed).toBeGreaterThan(0);
    change(right, () => void $bringIn(treeOf(left)));
    expect(shape(right)).toContain("[abc:]");
    expect(right.read(() => $gallery()!.getFigures()[1]!.getTextContent())).toContain("two");
    expect(structureDifference(treeOf(left), treeOf(right)).changed).toBe(0);
    let brought = -1;
    change(right, () => {
      brought = $bringIn(treeOf(left));
    });
    expect(brought).toBe(0);
  });

  it("follows how a picture is cut and placed, unless it has its own way", () => {
    const [left, right] = [withPictures("a"), open()];
    change(right, () => void $bringIn(treeOf(left)));
    const framed = { ...asset("a"), recipe: { rotation: 90, crop: null } } as const;
    change(left, () => void $figures()[0]!.setAsset(framed).setPlacement("left"));
    expect(structureDifference(treeOf(left), treeOf(right)).changed).toBe(1);
    change(right, () => void $bringIn(treeOf(left)));
    const now = () => right.read(() => [$figures()[0]!.getAsset(), $figures()[0]!.getPlacement()]);
    expect(now()).toEqual([framed, "left"]);
    const own = { ...asset("a"), own: true } as const;
    change(right, () => void $figures()[0]!.setAsset(own).setPlacement("wide"));
    expect(structureDifference(treeOf(left), treeOf(right)).changed).toBe(0);
    change(right, () => void $bringIn(treeOf(left)));
    expect(now()).toEqual([own, "wide"]);
    change(left, () => void $figures()[0]!.setAsset(asset("b")));
    change(right, () => void $bringIn(treeOf(left)));
    expect(now()).toEqual([asset("b"), "left"]);
  });
});

describe("a focal point", () => {
  it("that moves is a difference, and comes with what is brought in", () => {
    const [left, right] = [open(), open()];
    const $figures = () => $getRoot().getChildren().filter($isFigureNode);
    change(left, () => $insertFigure($createFigureNode(asset("a"))));
    change(right, () => void $bringIn(treeOf(left)));
    change(left, () => void $figures()[0]!.setAsset({ ...asset("a"), focus: { x: 1, y: 2 } }));
    expect(structureDifference(treeOf(left), treeOf(right)).changed).toBe(1);
    change(right, () => void $bringIn(treeOf(left)));
    expect(right.read(() => $figures()[0]!.getAsset()?.focus)).toEqual({ x: 1, y: 2 });
    expect(structureDifference(treeOf(left), treeOf(right)).changed).toBe(0);
  });
});

describe("on the page", () => {
  const options: HtmlOptions = {
    image: ({ hash, width, height }) => ({ src: `${hash[0]}.webp`, width, height }),
    sizes: "",
    missingPicture: "missing",
    file: ({ ext }) => `assets/f.${ext}`,
    notes: { title: "", back: String },
    words: {
      missingFile: "no file",
      missingFilm: "no film",
      watch: ({ player }, showing) => `${showing} on ${player}`,
    },
  };
  const page = (work: () => void, more: Partial<HtmlOptions> = {}): string => {
    const editor = open();
    change(editor, work);
    return bodyHtml(treeOf(editor), { ...options, ...more });
  };

  it("a gallery is a figure of figures", () => {
    const html = page(() =>
      $insertFigure(
        $createGalleryNode([$createFigureNode(asset("a")), $createFigureNode(asset("b"))]),
      ),
    );
    expect(html).toContain('<figure class="gallery gallery-2"><div class="photos">');
    expect(html.match(/<img /g)).toHaveLength(2);
  });

  it("an attachment is a link with its name, kind and size; its name cannot break out", () => {
    const evil = { ...file, name: '"><script>' };
    const html = page(() => $insertFigure($createAttachmentNode(evil)));
    expect(html).toContain(
      '<a href="assets/f.pdf" download="script.pdf">&quot;&gt;&lt;script&gt;</a>',
    );
    expect(html).toContain("PDF · 2 KB");
    expect(page(() => $insertFigure($createAttachmentNode(file)), { file: () => null })).toContain(
      "(no file)",
    );
  });

  it("a film of ours waits to be started, one elsewhere is a link and nothing else", () => {
    const film = { kind: "file", file: { ...file, ext: "mp4" } } as const;
    expect(page(() => $insertFigure($createVideoNode(film, asset("a"))))).toContain(
      '<video controls preload="none" poster="a.webp" width="1600" height="900"><source src="assets/f.mp4" type="video/mp4">',
    );
    const captions = { zh: { ...file, ext: "vtt" }, en: { ...file, ext: "vtt" } } as const;
    expect(page(() => $insertFigure($createVideoNode({ ...film, captions })))).not.toMatch("track");
    const words = { ...options.words, captions: { zh: "中文字幕", en: "英文字幕" } };
    expect(page(() => $insertFigure($createVideoNode({ ...film, captions })), { words })).toContain(
      '<track kind="captions" src="assets/f.vtt" srclang="en" label="英文字幕">',
    );
    const html = page(() => $insertFigure($createVideoNode(player)));
    expect(html).toContain(
      '<a class="player" data-showing="live" href="https://youtu.be/1" rel="noopener noreferrer">',
    );
    expect(html).toContain("live on youtube");
    expect(html).not.toMatch(/<iframe|<script|src=/);
    expect(page(() => $insertFigure($createVideoNode(null)))).toContain("no film");
  });

  it("a picture says how it stands", () => {
    const html = page(() => $insertFigure($createFigureNode(asset("a")).setPlacement("right")));
    expect(html).toContain('<figure class="placed-right">');
  });
});

it("copied and pasted within Diglot all of it is what it was; foreign values are placeholders", () => {
  const editor = withPictures("a", "b");
  change(editor, () => {
    $figures()[0]!.setPlacement("half");
    const gallery = $joinGallery($figures()[0]!)!;
    gallery.insertAfter($createVideoNode(player));
    gallery.insertAfter($createAttachmentNode(file));
  });
  const nodes = treeOf(editor).root.children!.slice(2);
  const copy = open();
  change(copy, () => {
    for (const json of toPasteNodes(nodes, () => true))
      $getRoot().append($parseSerializedNode(json));
  });
  expect(shape(copy)).toContain("[ab:] attachment(议程) video()");
  expect(filesIn(treeOf(copy))).toEqual([file]);
  const bad = toPasteNodes(
    [
      {
        type: "video",
        version: 1,
        video: { kind: "player", url: "javascript:1", showing: "film" },
      },
      { type: "attachment", version: 1, file: { hash: "x", ext: "exe" } },
    ],
    () => true,
  );
  const other = open();
  change(other, () => {
    for (const json of bad) $getRoot().append($parseSerializedNode(json));
  });
  expect(filesIn(treeOf(other))).toEqual([null, null]);
});
