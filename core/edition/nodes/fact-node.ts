/** A fact of the event as a live chip: text that knows which fact it says. It is deleted as a whole. */
import { $create, $getState, $setState, createState, type EditorConfig, TextNode } from "lexical";
import { type EventField, eventFieldSchema } from "../../event/event-field.ts";
import { fromNodeDom, type NodeDom } from "./dom.ts";

const fieldState = createState("field", {
  parse: (value): EventField | null => eventFieldSchema.safeParse(value).data ?? null,
});

export class FactNode extends TextNode {
  override $config() {
    return this.config("fact", {
      extends: TextNode,
      stateConfigs: [{ flat: true, stateConfig: fieldState }],
    });
  }
  getField(): EventField | null {
    return $getState(this, fieldState);
  }
  override createDOM(config: EditorConfig): NodeDom {
    const dom = super.createDOM(config);
    fromNodeDom(dom).classList.toggle("dg-fact", true);
    return dom;
  }
  /** What is typed beside it is text of its own. */
  override canInsertTextBefore(): false {
    return false;
  }
  override canInsertTextAfter(): false {
    return false;
  }
  override isTextEntity(): true {
    return true;
  }
}

export const $createFactNode = (field: EventField, text: string): FactNode =>
  $setState($create(FactNode), fieldState, field).setTextContent(text).setMode("token");

export const $isFactNode = (node: unknown): node is FactNode => node instanceof FactNode;
