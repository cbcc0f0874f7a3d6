/** Remarks that came back with a translation, as comments on the blocks that they are about. */
import type { Anchor } from "../../comment/thread.ts";
import { otherLang } from "../../report/lang.ts";
import type { IncomingPlan } from "./incoming.ts";

/** On the translation where there is a block of it, else on the source. */
export const remarksOf = ({ rows, lang }: IncomingPlan): { anchor: Anchor; text: string }[] =>
  rows.flatMap(({ incoming, status, targets: [block] }) =>
    status === "gone"
      ? []
      : incoming.remarks.map((text) => ({
          anchor: {
            ...(block ? { lang, block } : { lang: otherLang(lang), block: incoming.id }),
            ...{ quote: "", before: "" },
          },
          text,
        })),
  );
