/** Facts of the event that a hand-written text names as `{{venue}}`: they become chips. */
import { factJson } from "../edition/paste-nodes.ts";
import type { EventFacts } from "../event/event.ts";
import { eventFieldSchema, fieldText } from "../event/event-field.ts";
import type { Lang } from "../report/lang.ts";
import { type Inline, textNode } from "./inline.ts";

/** What names no fact, or one that says nothing in this language, stays as it is written. */
export const withFacts = (text: Inline, told: { event: EventFacts; lang: Lang }): Inline =>
  text.flatMap((node): Inline => {
    if (node.children) return [{ ...node, children: withFacts(node.children, told) }];
    if (typeof node["text"] !== "string") return [node];
    const format = typeof node["format"] === "number" ? node["format"] : 0;
    // Every second part is the name of a field.
    return node["text"].split(/\{\{([A-Za-z0-9/]+)\}\}/).flatMap((part, index) => {
      if (index % 2 === 0) return part === "" ? [] : [textNode(part, format)];
      const field = eventFieldSchema.safeParse(part).data;
      const said = field ? fieldText(told.event, field, told.lang) : "";
      return field && said !== "" ? [factJson(field, said, format)] : [textNode(`{{${part}}}`)];
    });
  });
