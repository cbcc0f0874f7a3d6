/** The pages of the sample site by the rules of html-validate, and their sizes. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faultsIn } from "../support/html-rules.ts";
import { buildSampleSite } from "../support/sample-site.ts";
import type { Suite, SuiteResult } from "./suite.ts";

/** A page without its pictures. */
const MOST_BYTES = 50_000;

export const suite: Suite = async () => {
  const dir = await mkdtemp(join(tmpdir(), "diglot-pages-suite-"));
  try {
    const site = await buildSampleSite(dir);
    const paths = (await readdir(site, { recursive: true })).filter((path) =>
      path.endsWith(".html"),
    );
    const valid: SuiteResult = { name: "pages by html-validate", passed: 0, total: 0, failed: [] };
    const small: SuiteResult = { name: "pages of 50 KB at most", passed: 0, total: 0, failed: [] };
    for (const path of paths) {
      const html = await readFile(join(site, path));
      note(valid, (await faultsIn(html.toString("utf8"), path)).join("\n    "));
      note(small, html.byteLength > MOST_BYTES ? `${path}: ${html.byteLength} bytes` : "");
    }
    return [valid, small];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};

function note(result: SuiteResult, fault: string): void {
  result.total += 1;
  if (fault === "") result.passed += 1;
  else result.failed.push(fault);
}
