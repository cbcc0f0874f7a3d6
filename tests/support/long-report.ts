/** A report of hundreds of blocks, for specs about length. */
import type { DraftBlock } from "../../core/exchange/report-draft.ts";
import { pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { type Lang, otherLang } from "../../core/report/lang.ts";
import { emptyHead } from "../../core/report/report.ts";
import { openWorkstation } from "../../main/workstation.ts";
import { deviceDir } from "./door.ts";

const sentences: Record<Lang, string> = {
  zh: "澜江市科协举办第一百二十期学术报告会，三百名科技工作者围绕智能水利、先进材料和公共卫生展开讨论。",
  en: "Three hundred scientists met in Lanjiang to discuss smart water management, advanced materials and public health. ",
};

function bodyOf(lang: Lang, blocks: number): DraftBlock[] {
  return Array.from({ length: blocks }, (_, index): DraftBlock => {
    if (index % 50 === 0) return { kind: "heading", level: 2, text: `${index}` };
    if (index % 40 === 7)
      return { kind: "list", ordered: false, items: [sentences[lang], "2", "3"] };
    // Unequal lengths, so that now one side is the taller and now the other.
    const times = 1 + ((index * (lang === "zh" ? 7 : 5)) % 4);
    return { kind: "paragraph", text: `${index} ${sentences[lang].repeat(times)}` };
  });
}

/** Adds a report with both editions to a library that nobody has open; gives its number. */
export async function addLongReport(
  library: string,
  { sourceLang, blocks }: { sourceLang: Lang; blocks: number },
): Promise<number> {
  const make = (lang: Lang) =>
    toEdition(
      { headline: `${lang} ${blocks}`, lead: sentences[lang], body: bodyOf(lang, blocks) },
      () => null,
    );
  const editions = { zh: make("zh"), en: make("en") };
  pairEditions(editions[sourceLang], editions[otherLang(sourceLang)]);
  const workstation = await openWorkstation({ library, deviceDir: deviceDir(library) });
  try {
    const open = workstation.current();
    if (!open) throw new Error("The library could not be opened.");
    const stages = { zh: "draft", en: "draft" } as const;
    const report = await open.reports.add({
      sourceLang,
      head: emptyHead("news"),
      stages,
      editions,
    });
    return report.number;
  } finally {
    await workstation.close();
  }
}
