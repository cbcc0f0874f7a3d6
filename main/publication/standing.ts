/** What readers have: the editions that the sites hold by the ledger's newest publications. */
import { byObject } from "../../core/by-object.ts";
import {
  isCopy,
  nobodyHas,
  type PublishedEdition,
  type WhatReadersHave,
} from "../../core/publication/keeping.ts";
import { liveOf } from "../../core/publication/staging.ts";
import type { Target } from "../../core/library/target.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import type { SignedEdition } from "../../core/report/report.ts";
import { sha256 } from "./hash.ts";
import type { Ledger } from "./ledger.ts";

export interface Standing {
  /** Reports that the target's site has. */
  reportsOn(target: string): Promise<ReadonlySet<string>>;
  /** What readers of the target have of a report; those of a staging target are those of the live one. */
  readersOf(target: string): Promise<Readers>;
  /** Targets whose site has the edition. */
  targetsWith(id: ReportId, lang: Lang): Promise<string[]>;
  /** Whether any site has the edition, as this copy has it unless that is null. */
  hasEdition(id: ReportId, lang: Lang, copy: SignedEdition | null): Promise<boolean>;
}

export type Readers = (id: ReportId) => WhatReadersHave;

/** The ledger gives the same object while nothing is published. */
const readersIn = byObject((editions: readonly PublishedEdition[]): Readers => {
  const byReport = Map.groupBy(editions, ({ report }) => report);
  return (id) => {
    const found = byReport.get(id);
    if (!found) return nobodyHas;
    const inLang = (lang: Lang) => found.filter((one) => one.lang === lang);
    return { zh: inLang("zh"), en: inLang("en") };
  };
});

export const createStanding = (ledger: Ledger, targets: () => readonly Target[]): Standing => ({
  async readersOf(target) {
    const live = liveOf(targets(), target) ?? target;
    return readersIn((await ledger.standing()).get(live) ?? []);
  },
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
    const isThat = copy ? isCopy(copy, sha256) : () => true;
    const sites = [...(await ledger.standing()).values()];
    return sites.some((editions) =>
      editions.some((one) => one.report === id && one.lang === lang && isThat(one)),
    );
  },
});
