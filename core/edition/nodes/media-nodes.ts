/** What stands in the text as one thing that is shown: pictures, galleries, attachments, films. */
import { $isAttachmentNode, AttachmentNode } from "./attachment-node.ts";
import { $isFigureNode, FigureNode } from "./figure-node.ts";
import { $isGalleryNode, GalleryNode } from "./gallery-node.ts";
import { $isVideoNode, VideoNode } from "./video-node.ts";

export const mediaNodes = [FigureNode, GalleryNode, AttachmentNode, VideoNode] as const;

export type MediaNode = FigureNode | GalleryNode | AttachmentNode | VideoNode;

export const $isMediaNode = (node: unknown): node is MediaNode =>
  $isFigureNode(node) || $isGalleryNode(node) || $isAttachmentNode(node) || $isVideoNode(node);
