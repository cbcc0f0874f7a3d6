/** Signing an edition off and taking that back: which copy the sites keep, and what is entered for readers. */
import type { Doc as YDoc } from "yjs";
import type { Edition } from "../../core/edition/edition.ts";
import { readSigned, writeSigned } from "../../core/report/head-document.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { type Lang, langs } from "../../core/report/lang.ts";
import type { Report, SignedEdition } from "../../core/report/report.ts";
import { isSigned } from "../../core/report/signed.ts";
import { type Correction, withdrawalOf } from "../../core/report/site-log.ts";
import { recordSiteEvent } from "../../core/report/site-log-document.ts";

/** A note that goes with a signature; without `at` and `by` it is made now. */
export interface NewCorrection extends Pick<Correction, "text" | "place"> {
  at?: string | undefined;
  by?: string | undefined;
}

interface Signing {
  lang: Lang;
  edition: Edition;
  at: string;
  corrections: NewCorrection[] | undefined;
}

export interface SignaturesOptions {
  /** The report as it is now. */
  read(id: ReportId): Report | null;
  /** The edition with what was typed a moment ago, which is signed as well. */
  textNow(id: ReportId, lang: Lang): Edition | null;
  /** Whether a site has the edition, as this copy has it unless that is null. */
  onSite(id: ReportId, lang: Lang, copy: SignedEdition | null): Promise<boolean>;
  /** Person id of who sits at this device, "" when unknown. */
  me(): string;
}

export interface Signatures {
  /** The signed copy that a site has; null when none has it. */
  publishedCopy(id: ReportId, lang: Lang): Promise<SignedEdition | null>;
  /** `known` is the copy that a site has. */
  sign(doc: YDoc, signing: Signing & { known: SignedEdition | null }): void;
  /** Takes a signature back: the site keeps what it has. */
  takeBack(doc: YDoc, lang: Lang, known: SignedEdition | null): void;
  /** True while a site has a page of the report that it is to keep. */
  hasPage(id: ReportId): Promise<boolean>;
}

/** The edition as a signed copy. */
export const signing = (
  edition: Edition,
  corrections: Correction[] | null,
  at?: string,
): SignedEdition => ({
  ...edition,
  corrections: corrections ?? [],
  ...(at !== undefined && { at }),
});

export function createSignatures(options: SignaturesOptions): Signatures {
  const { read, textNow, onSite, me } = options;

  /** The signed copy that a site has; null when none has it. */
  const publishedCopy = async (id: ReportId, lang: Lang): Promise<SignedEdition | null> => {
    const report = read(id);
    if (!report || !isSigned(report, lang)) return null;
    const kept = report.signed[lang];
    if (kept) return (await onSite(id, lang, kept)) ? kept : null;
    // Signed off before copies were kept: the site has the text as it is.
    const text = textNow(id, lang);
    return text && (await onSite(id, lang, null)) ? signing(text, null) : null;
  };

  const sign = (
    doc: YDoc,
    { lang, edition, at, known, corrections }: Signing & { known: SignedEdition | null },
  ): void => {
    const last = readSigned(doc)[lang];
    if (known) writeSigned(doc, lang, known, "former");
    const notes = corrections?.map((note) => ({ ...note, at: note.at ?? at, by: note.by ?? me() }));
    for (const note of notes ?? [])
      if (note.at === at)
        recordSiteEvent(doc, { at, by: me(), kind: "corrected", lang, text: note.text });
    writeSigned(doc, lang, signing(edition, notes ?? last?.corrections ?? null, at));
  };

  /** Takes a signature back: the site keeps what it has. */
  const takeBack = (doc: YDoc, lang: Lang, known: SignedEdition | null): void => {
    writeSigned(doc, lang, known ?? readSigned(doc, "former")[lang]);
    writeSigned(doc, lang, null, "former");
  };

  /** True while a site has a page of the report that it is to keep. */
  const hasPage = async (id: ReportId): Promise<boolean> => {
    const report = read(id);
    for (const lang of langs)
      if (report && withdrawalOf(report.siteLog, lang)?.how !== "gone")
        if (isSigned(report, lang) && (await onSite(id, lang, null))) return true;
    return false;
  };

  return { publishedCopy, sign, takeBack, hasPage };
}
