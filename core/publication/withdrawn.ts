/** What stands at the addresses of withdrawn editions, and the list of those that are gone. */
import type { Settings } from "../library/settings.ts";
import { type Lang, langs } from "../report/lang.ts";
import type { Report } from "../report/report.ts";
import { isSigned } from "../report/signed.ts";
import { withdrawalOf } from "../report/site-log.ts";
import { dayOf } from "./days.ts";
import { addressOf } from "./old-address.ts";

/** A withdrawn edition as its address tells of it. */
export interface WithdrawnPage {
  path: string;
  lang: Lang;
  how: "gone" | "notice";
  /** When it was withdrawn, a day in Asia/Shanghai. */
  day: string;
  /** "" when none was given in this language. */
  reason: string;
}

/** Readers can have had only what was signed off at some time: elsewhere there is nothing to tell of. */
const wasSigned = (report: Report, lang: Lang): boolean =>
  isSigned(report, lang) || report.log.some((move) => move.lang === lang && move.to === "approved");

/** Every edition of the report that is withdrawn and that readers can have had. */
export function withdrawnPages(report: Report, { addressPattern }: Settings): WithdrawnPage[] {
  const { number, head, createdAt, siteLog } = report;
  const facts = { day: head.releaseDate ?? dayOf(createdAt), column: head.column, number };
  return langs.flatMap((lang) => {
    const found = withdrawalOf(siteLog, lang);
    if (!found || !wasSigned(report, lang)) return [];
    const { path } = addressOf(head, facts, { lang, addressPattern });
    return [{ path, lang, how: found.how, day: dayOf(found.at), reason: found.reason[lang] }];
  });
}

/**
 * For servers that can answer 410 (RFC 9110, 15.5.11) at addresses that are gone: `withdrawn.json` for programs, and
 * `withdrawn.map` for nginx's `map`. Neither is there while nothing is gone.
 */
export function withdrawnFiles(
  baseUrl: string,
  pages: readonly WithdrawnPage[],
): { path: string; text: string }[] {
  const gone = pages.filter(({ how }) => how === "gone").sort((a, b) => (a.path < b.path ? -1 : 1));
  if (gone.length === 0) return [];
  const root = new URL(baseUrl).pathname.replace(/\/$/, "");
  const list = gone.map(({ path, lang, day }) => ({ path: `${root}/${path}`, lang, day }));
  return [
    { path: "withdrawn.json", text: `${JSON.stringify({ gone: list }, null, 1)}\n` },
    { path: "withdrawn.map", text: list.map(({ path }) => `${path} 1;\n`).join("") },
  ];
}
