/** `diglot build`: the whole site into a folder, without a ledger entry. */
import { resolve } from "node:path";
import { PublicationError } from "../publication/publication-error.ts";
import { withLibrary } from "./library-at.ts";
import { CliError, isAbort, WrongUse } from "./refusal.ts";
import { countLine, issueLines, siteProgress } from "./site-words.ts";
import type { Terminal } from "./terminal.ts";

export interface BuildOptions {
  library: string;
  out: string;
  drafts?: boolean;
}

export function build(
  { library: dir, out: asked, drafts = false }: BuildOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  // A variable that a script forgot to set is no wish for the folder that it runs in.
  if (asked.trim() === "") throw new WrongUse("INVALID_VALUE", { what: "--out", other: asked });
  return withLibrary(dir, terminal, async ({ publication }) => {
    const out = resolve(asked);
    const onProgress = siteProgress(terminal);
    const building = publication.buildTo(out, { drafts, signal, onProgress });
    const plan = await building.catch((error: unknown) => {
      throw refusalAt(out, error, signal);
    });
    const { reports, added, changed, removed, unchanged, issues } = plan;
    const counts = { added: added.length, changed: changed.length, removed: removed.length };
    const lines = [
      ...issueLines(plan, terminal),
      countLine(plan, terminal),
      terminal.words("said.built", { out }),
    ];
    terminal.result({ out, reports, ...counts, unchanged, issues }, lines.join("\n"));
    return 0;
  });
}

/** What is refused of a target says so in words of targets, and leads to options that a build does not have. */
function refusalAt(out: string, error: unknown, { aborted }: AbortSignal): unknown {
  if (aborted && isAbort(error)) return new CliError("BUILD_CANCELLED", { out });
  if (!(error instanceof PublicationError) || error.refusal.code !== "FOREIGN_CHANGES")
    return error;
  return new CliError("OUT_NOT_OURS", { out, paths: error.refusal.paths.join("\n") });
}
