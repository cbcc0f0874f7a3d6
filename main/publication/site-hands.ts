/** The work of a thread that helps with the site: reads reports and makes pages, from files and plain values. */
import { readFileSync } from "node:fs";
import { REPORT_VERSION, type Report, reportSchema } from "../../core/report/report.ts";
import { checkJson } from "../library/json-file.ts";
import { sha256 } from "./hash.ts";
import { createPageMaker, TextMoved } from "./page-maker.ts";
import { createReading, lostFrom } from "./report-reading.ts";
import type {
  Failed,
  FromThread,
  SiteWork,
  StoredReport,
  ToThread,
  WorkKind,
} from "./site-work.ts";
import { themeAgain } from "./theme.ts";
import { ThemeError } from "./theme-error.ts";

/** Characters of a report that may need more memory than a thread has: a hundred times what people write. */
const LARGE = 2_000_000;

/** The report that the file holds; null where it is not what it should be, which is not for a thread to mend. */
function readStored({ path, hashes }: StoredReport): Report | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    // Whoever asked for it reads it again, and is told.
    return null;
  }
  if (text.length > LARGE) return null;
  if (hashes.length > 0 && !hashes.includes(sha256(text))) return null;
  const outcome = checkJson(text, reportSchema, REPORT_VERSION);
  return outcome.kind === "ok" ? outcome.data : null;
}

type Begun = { [K in WorkKind]: (piece: SiteWork[K]["piece"]) => SiteWork[K]["done"] };

const begin: { [K in WorkKind]: (facts: SiteWork[K]["facts"]) => Begun[K] } = {
  read(facts) {
    const read = createReading(facts);
    return (stored) => {
      const report = readStored(stored);
      return report && read(report);
    };
  },
  make({ theme, media, ...facts }) {
    const isLost = lostFrom(media).has;
    const make = createPageMaker({ ...facts, theme: themeAgain(theme), isLost });
    // Both pages of a report come one after the other.
    let last: { path: string; report: Report | null } | null = null;
    const reportIn = (stored: StoredReport): Report | null => {
      if (last?.path !== stored.path) last = { path: stored.path, report: readStored(stored) };
      return last.report;
    };
    return ({ page, stored, held }) => {
      const report = stored && reportIn(stored);
      if (stored && !report) return null;
      const { title, hash, bytes } = make(page, report);
      return { title, hash, sizeBytes: bytes.byteLength, bytes: hash === held ? null : bytes };
    };
  },
};

/** Answers what is said to a thread; null where nothing is to be answered. */
export function createSiteHands(): (said: ToThread) => FromThread | null {
  const tasks = new Map<number, Begun[WorkKind]>();
  return (said) => {
    switch (said.say) {
      case "begin":
        tasks.set(
          said.task,
          said.kind === "read" ? begin.read(said.facts) : begin.make(said.facts),
        );
        return null;
      case "end":
        tasks.delete(said.task);
        return null;
      case "do": {
        const { job, task, pieces } = said;
        try {
          const work = tasks.get(task) as (piece: (typeof pieces)[number]) => FromPiece;
          return { job, done: pieces.map((piece) => work(piece)) };
        } catch (error) {
          return { job, failed: told(error) };
        }
      }
    }
  };
}

type FromPiece = SiteWork[WorkKind]["done"];

function told(error: unknown): Failed {
  if (error instanceof ThemeError) return { kind: "theme", problems: error.problems };
  if (error instanceof TextMoved) return { kind: "moved", path: error.message };
  const { message, stack = "" } = error instanceof Error ? error : new Error(String(error));
  return { kind: "other", message, stack };
}
