/** The pages of the sample site by the rules of html-validate, with their sizes and whom they ask. */
import { statSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faultsIn } from "../support/html-rules.ts";
import { foreignIn, MOST_BYTES, weightOf } from "../support/page-weight.ts";
import { buildSampleSite } from "../support/sample-site.ts";
import type { Suite, SuiteResult } from "./suite.ts";

export const suite: Suite = async () => {
  const dir = await mkdtemp(join(tmpdir(), "diglot-pages-suite-"));
  try {
    const site = await buildSampleSite(dir);
    const paths = (await readdir(site, { recursive: true })).filter((path) =>
      path.endsWith(".html"),
    );
    const valid: SuiteResult = { name: "pages by html-validate", passed: 0, total: 0, failed: [] };
    const small: SuiteResult = {
      ...{ name: "pages of 50 KB at most with styles and scripts", passed: 0, total: 0 },
      failed: [],
    };
    const own: SuiteResult = {
      name: "pages that ask nobody else",
      passed: 0,
      total: 0,
      failed: [],
    };
    const sizeOf = (path: string) => statSync(join(site, path), { throwIfNoEntry: false })?.size;
    for (const path of paths) {
      const html = await readFile(join(site, path), "utf8");
      note(valid, (await faultsIn(html, path)).join("\n    "));
      const weight = weightOf(html, path, sizeOf);
      note(small, weight > MOST_BYTES ? `${path}: ${weight} bytes` : "");
      note(own, foreignIn(html).join(" "));
    }
    return [valid, small, own];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};

function note(result: SuiteResult, fault: string): void {
  result.total += 1;
  if (fault === "") result.passed += 1;
  else result.failed.push(fault);
}
