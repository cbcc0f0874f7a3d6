/** What readers have: the editions that the sites hold by the ledger's newest publications. */
import type { LedgerEntry } from "../../core/publication/plan.ts";
import { copyHash, wordsOf } from "../../core/publication/site.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { SignedEdition } from "../../core/report/report.ts";
import { asRead } from "../../core/report/signed.ts";
import { sha256 } from "./hash.ts";
import type { Ledger } from "./ledger.ts";

export interface Standing {
  /** Reports that the target's site has. */
  reportsOn(target: string): Promise<ReadonlySet<string>>;
  /** Targets whose site has the edition. */
  targetsWith(id: ReportId, lang: Lang): Promise<string[]>;
  /** Whether any site has the edition, as this copy has it unless that is null. */
  hasEdition(id: ReportId, lang: Lang, copy: SignedEdition | null): Promise<boolean>;
}

export const createStanding = (ledger: Ledger): Standing => ({
  async reportsOn(target) {
    const editions = (await ledger.standing()).get(target) ?? [];
    return new Set(editions.map(({ report }) => report));
  },
  async targetsWith(id, lang) {
    const sites = [...(await ledger.standing())].filter(([, editions]) =>
      editions.some((one) => one.report === id && one.lang === lang),
    );
    return sites.map(([target]) => target);
  },
  async hasEdition(id, lang, copy) {
    const isThat = copy ? isCopy(copy) : () => true;
    const sites = [...(await ledger.standing()).values()];
    return sites.some((editions) =>
      editions.some((one) => one.report === id && one.lang === lang && isThat(one)),
    );
  },
});

/** Entries from before that was kept know the words only. */
function isCopy(copy: SignedEdition): (one: LedgerEntry["editions"][number]) => boolean {
  const { corrections } = copy;
  const content = copyHash({ contentHash: sha256(asRead(copy)), corrections }, sha256);
  const words = sha256(wordsOf(copy));
  return ({ contentHash, textHash }) =>
    contentHash === undefined ? textHash === words : contentHash === content;
}
