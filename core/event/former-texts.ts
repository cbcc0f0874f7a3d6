/** Values that the facts had before, in the head document: what a text may still say. */
import type * as Y from "yjs";
import { type Lang, langSchema, langs } from "../report/lang.ts";
import type { FormerText } from "./differences.ts";
import type { EventFacts } from "./event.ts";
import { eventFieldSchema, fieldsIn, fieldText } from "./event-field.ts";

/** A key says it all: `lang field text`. Two people who note the same thing note it once. */
const mapOf = (doc: Y.Doc) => doc.getMap<unknown>("eventFormer");
const keyOf = ({ lang, field, text }: FormerText): string => `${lang} ${field} ${text}`;

export function readFormer(doc: Y.Doc): FormerText[] {
  return [...mapOf(doc).keys()].flatMap((key) => {
    const [lang = "", field = "", ...words] = key.split(" ");
    const known = {
      lang: langSchema.safeParse(lang).data,
      field: eventFieldSchema.safeParse(field).data,
    };
    return known.lang && known.field
      ? [{ lang: known.lang, field: known.field, text: words.join(" ") }]
      : [];
  });
}

/** Notes what `before` said and `after` says otherwise. A value that is said again is no former one any more. */
export function noteFormer(doc: Y.Doc, before: EventFacts, after: EventFacts): void {
  doc.transact(() => {
    for (const lang of langs) {
      for (const { field, text } of fieldsIn(after, lang))
        if (mapOf(doc).has(keyOf({ lang, field, text }))) forgetFormer(doc, { lang, field, text });
      for (const { field, text } of fieldsIn(before, lang))
        if (isTelling(text) && fieldText(after, field, lang) !== text)
          mapOf(doc).set(keyOf({ lang, field, text }), true);
    }
  });
}

export const forgetFormer = (
  doc: Y.Doc,
  former: { lang: Lang; field: FormerText["field"]; text: string },
): void => mapOf(doc).delete(keyOf(former));

/** Shorter ones would be found everywhere. */
const isTelling = (text: string): boolean =>
  text.length <= 300 && (/\p{Script=Han}{2}/u.test(text) || text.length >= 4);
