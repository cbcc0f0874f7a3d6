/** `diglot approve`: says that the site on a staging target may go to its live target. */
import { withLibrary } from "./library-at.ts";
import { CliError } from "./refusal.ts";
import type { Terminal } from "./terminal.ts";

export interface ApproveOptions {
  library: string;
  target: string;
  /** Id of a person in Settings. */
  by: string;
}

export function approve(
  { library: dir, target, by }: ApproveOptions,
  terminal: Terminal,
): Promise<number> {
  return withLibrary(dir, terminal, async ({ publication }) => {
    const newest = (await publication.ledger()).find((entry) => entry.target === target);
    if (!newest) throw new CliError("NOTHING_STAGED", { target });
    const approval = await publication.approve(newest.number, by);
    const { number } = newest;
    terminal.result(
      { approved: number, target, site: newest.site, ...approval },
      terminal.words("said.approved", { number, target, by }),
    );
    return 0;
  });
}
