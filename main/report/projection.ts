/** A report as a value: its three living documents read together, as `reports/<id>.json` shows them. */
import type * as Y from "yjs";
import type { DocumentPart } from "../../core/api/routes.ts";
import { readThreads } from "../../core/comment/comment-document.ts";
import type { Edition } from "../../core/edition/edition.ts";
import {
  readBirth,
  readHead,
  readLog,
  readSigned,
  readStages,
} from "../../core/report/head-document.ts";
import { readSiteLog } from "../../core/report/site-log-document.ts";
import type { ReportId } from "../../core/report/ids.ts";
import type { Lang } from "../../core/report/lang.ts";
import { REPORT_VERSION, type Report, reportSchema } from "../../core/report/report.ts";
import { editionOf } from "../edition/lexical-yjs.ts";

/** Reports whose trees are kept so that a change in one edition does not convert the other again. */
const KEPT = 8;

export interface Projector {
  /** Null for a report without documents. */
  read(id: ReportId): Report | null;
  /** Says what the document of an edition holds that was made just now: reading it again would take its time. */
  keep(id: ReportId, lang: Lang, edition: Edition): void;
  /** Says that a part changed since it was last read. */
  forget(id: ReportId, part: DocumentPart): void;
}

export function createProjector(
  readDocument: (id: ReportId, part: DocumentPart) => Y.Doc | null,
): Projector {
  const kept = new Map<ReportId, Partial<Record<Lang, Edition>>>();

  const treesOf = (id: ReportId): Partial<Record<Lang, Edition>> => {
    const trees = kept.get(id) ?? {};
    kept.delete(id);
    kept.set(id, trees);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    return trees;
  };

  const editionIn = (id: ReportId, lang: Lang): Edition | null => {
    const trees = treesOf(id);
    const known = trees[lang];
    if (known) return known;
    const doc = readDocument(id, lang);
    if (!doc) return null;
    const edition = editionOf(doc);
    trees[lang] = edition;
    return edition;
  };

  return {
    read(id) {
      const head = readDocument(id, "head");
      const zh = editionIn(id, "zh");
      const en = editionIn(id, "en");
      if (!head || !zh || !en) return null;
      const birth = readBirth(head);
      return reportSchema.parse({
        binnedAt: null,
        ...birth,
        version: REPORT_VERSION,
        id,
        updatedAt: birth["updatedAt"] ?? birth["createdAt"],
        head: readHead(head),
        stages: readStages(head),
        log: readLog(head),
        threads: readThreads(head),
        editions: { zh, en },
        signed: readSigned(head),
        former: readSigned(head, "former"),
        siteLog: readSiteLog(head),
      });
    },
    keep(id, lang, edition) {
      treesOf(id)[lang] = edition;
    },
    forget(id, part) {
      if (part !== "head") delete kept.get(id)?.[part];
    },
  };
}
