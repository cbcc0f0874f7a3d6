/** The work of a thread that helps with the site: reads reports and makes pages, from files and plain values. */
import { readFileSync } from "node:fs";
import type { SiteEdition, SitePage } from "../../core/publication/site.ts";
import { siteLink } from "../../core/publication/view.ts";
import { langs } from "../../core/report/lang.ts";
import { REPORT_VERSION, type Report, reportSchema } from "../../core/report/report.ts";
import { checkJson } from "../library/json-file.ts";
import { sha256 } from "./hash.ts";
import { createPageMaker, noText, TextMoved, textHtml } from "./page-maker.ts";
import { createReading, lostFrom } from "./report-reading.ts";
import {
  type Failed,
  type FromThread,
  inSpool,
  type PageDone,
  type PageOrder,
  type ReadApart,
  type SiteWork,
  type StoredReport,
  type ToThread,
  type WorkKind,
} from "./site-work.ts";
import { createEncoder, type KeptTexts, openSpoolFile } from "./spool-file.ts";
import { themeAgain } from "./theme.ts";
import { ThemeError } from "./theme-error.ts";

/** Bytes of a report that may need more memory than a thread has: a hundred times what people write. */
const LARGE = 2_000_000;

/** The report that the file holds; null where it is not what it should be, which is not for a thread to mend. */
function readStored({ path, hashes }: StoredReport): Report | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    // Whoever asked for it reads it again, and is told.
    return null;
  }
  if (bytes.byteLength > LARGE) return null;
  if (hashes.length > 0 && !hashes.includes(sha256(bytes))) return null;
  const outcome = checkJson(bytes.toString("utf8"), reportSchema, REPORT_VERSION);
  return outcome.kind === "ok" ? outcome.data : null;
}

interface Task<K extends WorkKind> {
  /** Null for what is not for a thread to do. */
  work(piece: SiteWork[K]["piece"]): SiteWork[K]["done"] | null;
  /** Puts what was made where others can read it. */
  flush(): void;
  end(): void;
}

const begin: { [K in WorkKind]: (facts: SiteWork[K]["facts"]) => Task<K> } = {
  read({ words, ...facts }) {
    const spool = openSpoolFile(facts.spool);
    const read = createReading(facts);
    const rendering = { isLost: lostFrom(facts.media).has, link: siteLink(facts.settings) };
    const htmlOf = (shown: Report, edition: SiteEdition | undefined) => {
      if (!words || !edition) return noText;
      const { lang, path } = edition;
      return textHtml(
        shown.editions[lang],
        { kind: "report", path },
        { ...rendering, words: words[lang] },
      );
    };
    const work = (stored: StoredReport): ReadApart | null => {
      const report = readStored(stored);
      const done = report && read(report);
      if (!done) return null;
      const { texts, shown, ...rest } = done;
      const kept: ReadApart["kept"] = {};
      for (const lang of langs) {
        const searched = texts[lang];
        if (!searched) continue;
        const { lead, body } = htmlOf(shown, done.site?.editions[lang]);
        kept[lang] = spool.addTexts([lead, body, searched.headline, searched.text]);
      }
      return { ...rest, kept };
    };
    return { work, flush: spool.flush, end: spool.close };
  },
  make({ theme, media, ...facts }) {
    const isLost = lostFrom(media).has;
    const spool = openSpoolFile(facts.spool);
    const encode = createEncoder();
    const maker = createPageMaker({ ...facts, theme: themeAgain(theme), isLost });
    // Both pages of a report come one after the other.
    let last: { path: string; report: Report | null } | null = null;
    const reportIn = (stored: StoredReport): Report | null => {
      if (last?.path !== stored.path) last = { path: stored.path, report: readStored(stored) };
      return last.report;
    };
    const textOf = (page: SitePage, report: Report | null, kept: KeptTexts | null) => {
      if (!kept) return maker.text(page, report);
      const [lead = "", body = ""] = spool.readTexts(kept, inSpool.lead, inSpool.body + 1);
      return { lead, body };
    };
    const work = ({ page, stored, kept, held }: PageOrder): PageDone | null => {
      const report = stored && reportIn(stored);
      if (stored && !report) return null;
      const { title, html } = maker.page(page, textOf(page, report, kept));
      const { bytes } = encode([html]);
      const hash = sha256(bytes);
      const piece = hash === held ? null : spool.add(bytes);
      return { title, hash, sizeBytes: bytes.byteLength, piece };
    };
    return { work, flush: spool.flush, end: spool.close };
  },
};

/** Answers what is said to a thread; null where nothing is to be answered. */
export function createSiteHands(): (said: ToThread) => FromThread | null {
  const tasks = new Map<number, Task<WorkKind>>();
  return (said) => {
    switch (said.say) {
      case "begin":
        tasks.set(
          said.task,
          said.kind === "read" ? begin.read(said.facts) : begin.make(said.facts),
        );
        return null;
      case "end":
        tasks.get(said.task)?.end();
        tasks.delete(said.task);
        return null;
      case "do": {
        const { job, task, pieces } = said;
        try {
          const begun = tasks.get(task) as AnyTask;
          const done = pieces.map((piece) => piece && begun.work(piece));
          begun.flush();
          return { job, done };
        } catch (error) {
          return { job, failed: told(error) };
        }
      }
    }
  };
}

interface AnyTask extends Pick<Task<WorkKind>, "flush"> {
  work(piece: SiteWork[WorkKind]["piece"]): SiteWork[WorkKind]["done"] | null;
}

function told(error: unknown): Failed {
  if (error instanceof ThemeError) return { kind: "theme", problems: error.problems };
  if (error instanceof TextMoved) return { kind: "moved", path: error.message };
  const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  return { kind: "other", message, stack, code: (error as { code?: unknown } | null)?.code };
}
