import { createHeadlessEditor } from "@lexical/headless";
import {
  $copyNode,
  $createParagraphNode,
  $getRoot,
  $getState,
  $setState,
  type ParagraphNode,
} from "lexical";
import { describe, expect, it } from "vitest";
import { newBlockId } from "../report/ids.ts";
import { confirmationState, fromState, idState, originState } from "./block-state.ts";
import type { Confirmation } from "./confirmation.ts";

const confirmation: Confirmation = {
  level: "confirmed",
  sourceText: "原文",
  targetHash: "0".repeat(32),
  at: "2026-11-22T08:00:00.000Z",
  by: "",
};

function withParagraph(work: (paragraph: ParagraphNode) => void): string {
  const editor = createHeadlessEditor({
    onError: (error) => {
      throw error;
    },
  });
  editor.update(
    () => {
      const paragraph = $createParagraphNode();
      $getRoot().append(paragraph);
      work(paragraph);
    },
    { discrete: true },
  );
  return JSON.stringify(editor.getEditorState());
}

describe("the state of a block", () => {
  it("goes into the stored tree and comes back the same", () => {
    const [id, from] = [newBlockId(), newBlockId()];
    const json = withParagraph((paragraph) => {
      $setState(paragraph, idState, id);
      $setState(paragraph, fromState, from);
      $setState(paragraph, confirmationState, confirmation);
      $setState(paragraph, originState, { kind: "memory", score: 87 });
    });
    const editor = createHeadlessEditor();
    editor.setEditorState(editor.parseEditorState(json));
    editor.read(() => {
      const paragraph = $getRoot().getFirstChildOrThrow<ParagraphNode>();
      expect($getState(paragraph, idState)).toBe(id);
      expect($getState(paragraph, fromState)).toBe(from);
      expect($getState(paragraph, confirmationState)).toEqual(confirmation);
      expect($getState(paragraph, originState)).toEqual({ kind: "memory", score: 87 });
    });
  });

  it("is none where what is stored is not what it should be", () => {
    const json = withParagraph((paragraph) => $setState(paragraph, idState, newBlockId())).replace(
      /"\$":\{[^}]*\}/,
      '"$":{"id":"x","from":1,"confirmation":{"level":"confirmed"},"origin":{"kind":"magic"}}',
    );
    const editor = createHeadlessEditor();
    editor.setEditorState(editor.parseEditorState(json));
    editor.read(() => {
      const paragraph = $getRoot().getFirstChildOrThrow<ParagraphNode>();
      for (const state of [idState, fromState, confirmationState, originState])
        expect($getState(paragraph, state as typeof idState)).toBeNull();
    });
  });

  it("does not pass to a copy, which is no translation of the same block", () => {
    withParagraph((paragraph) => {
      $setState(paragraph, idState, newBlockId());
      $setState(paragraph, fromState, newBlockId());
      $setState(paragraph, confirmationState, confirmation);
      const copy = $copyNode(paragraph);
      expect($getState(copy, idState)).toBeNull();
      expect($getState(copy, fromState)).toBeNull();
      expect($getState(copy, confirmationState)).toBeNull();
      expect($getState(paragraph, confirmationState)).toEqual(confirmation);
    });
  });
});
