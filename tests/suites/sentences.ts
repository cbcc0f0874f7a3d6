/** The golden rules for sentence ends, English and Chinese. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { langs } from "../../core/report/lang.ts";
import { sentencesOf } from "../../core/segment/sentences.ts";
import type { Suite, SuiteResult } from "./suite.ts";

interface Golden {
  name: string;
  text: string;
  sentences: string[];
}

export const suite: Suite = async (sharedDir) => {
  const results: SuiteResult[] = [];
  for (const lang of langs) {
    const path = join(sharedDir, "suites", `sentences.${lang}.json`);
    const file = await readFile(path, "utf8").catch(() => null);
    if (file === null) return null;
    const rules = JSON.parse(file) as Golden[];
    const failed = rules
      .filter(({ text, sentences }) => sentencesOf(text, lang).join("\n") !== sentences.join("\n"))
      .map(({ name }) => name);
    const passed = rules.length - failed.length;
    results.push({ name: `sentences, ${lang}`, passed, total: rules.length, failed });
  }
  return results;
};
