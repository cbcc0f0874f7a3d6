/** `diglot site check`: a whole site, in a folder, on a target, or as the library would publish it now. */
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve, sep } from "node:path";
import type { Finding } from "../../core/publication/page-check.ts";
import {
  checkSite,
  type SiteCheck,
  type SiteUnderCheck,
} from "../../core/publication/site-check.ts";
import { withLibrary } from "./library-at.ts";
import { CliError, WrongUse } from "./refusal.ts";
import { siteProgress } from "./site-words.ts";
import type { Terminal } from "./terminal.ts";

export interface SiteCheckOptions {
  dir?: string;
  library?: string;
  /** Of the library. */
  target?: string;
}

interface Running {
  terminal: Terminal;
  signal: AbortSignal;
}

/** 1 when something keeps a reader from something; notes alone do not. */
export async function checkASite(options: SiteCheckOptions, running: Running): Promise<number> {
  const { dir, library, target } = options;
  if ((dir ?? library) === undefined || (target !== undefined && library === undefined))
    throw new WrongUse("SITE_NOT_NAMED");
  const check =
    dir !== undefined
      ? await checkFolder(resolve(dir), running)
      : await checkLibrary(library ?? "", target, running);
  return tell(check, running.terminal);
}

function checkLibrary(
  library: string,
  target: string | undefined,
  running: Running,
): Promise<SiteCheck> {
  const { terminal, signal } = running;
  return withLibrary(library, terminal, async ({ publication }) => {
    if (target !== undefined)
      return publication.onTarget(target, async (site) => {
        if (site.files.length === 0) throw new CliError("NO_SITE_ON_TARGET", { target });
        const check = await checked(site, running);
        check.findings.push(...(await site.findings()));
        return check;
      });
    const out = await mkdtemp(join(tmpdir(), "diglot-check-"));
    try {
      const onProgress = siteProgress(terminal);
      await publication.buildTo(out, { drafts: false, signal, onProgress });
      return await checkFolder(out, running);
    } finally {
      await rm(out, { recursive: true, force: true });
    }
  });
}

async function checkFolder(dir: string, running: Running): Promise<SiteCheck> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => null);
  if (!entries) throw new CliError("NO_SUCH_SITE", { dir });
  const files: { path: string; sizeBytes: number }[] = [];
  for (const entry of entries) {
    const full = join(entry.parentPath, entry.name);
    const path = full.slice(dir.length + 1).replaceAll(sep, "/");
    if (entry.isFile() && !path.startsWith(".diglot/"))
      files.push({ path, sizeBytes: (await stat(full)).size });
  }
  if (!files.some(({ path }) => path.endsWith(".html")))
    throw new CliError("NO_SUCH_SITE", { dir });
  return checked({ files, read: (path) => readFile(join(dir, path), "utf8") }, running);
}

const checked = (site: SiteUnderCheck, { terminal, signal }: Running): Promise<SiteCheck> =>
  checkSite(site, (done, total) => {
    signal.throwIfAborted();
    terminal.progress(terminal.words("progress.checking", { done, total }));
  });

function tell({ pages, files, findings }: SiteCheck, terminal: Terminal): number {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const notes = findings.length - errors;
  const lines = findings.map((finding) => lineOf(finding, terminal));
  terminal.result(
    { pages, files, errors, notes, findings },
    [...lines, terminal.words("said.siteChecked", { pages, files, errors, notes })].join("\n"),
  );
  return errors > 0 ? 1 : 0;
}

const lineOf = ({ path, code, severity, line, detail }: Finding, { words }: Terminal): string =>
  words(`said.finding.${severity}`, {
    place: line === null ? path : `${path}:${line}`,
    finding: words(`finding.${code}`, { detail }),
  });
