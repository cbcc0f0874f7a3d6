/** `diglot build`: the whole site into a folder, without a ledger entry. */
import { resolve } from "node:path";
import { withLibrary } from "./library-at.ts";
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
  return withLibrary(dir, terminal, async ({ publication }) => {
    const out = resolve(asked);
    const onProgress = siteProgress(terminal);
    const plan = await publication.buildTo(out, { drafts, signal, onProgress });
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
