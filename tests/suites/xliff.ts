/** The OASIS suite of XLIFF 2.1: valid files are accepted and written again without loss, invalid ones refused. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { validateXliff } from "../../core/exchange/xliff/validate.ts";
import { writeXml } from "../../core/exchange/xliff/xml.ts";
import type { Suite, SuiteResult } from "./suite.ts";

export const suite: Suite = async (sharedDir) => {
  const dir = join(sharedDir, "suites", "xliff-2.1");
  const results: SuiteResult[] = [];
  for (const part of ["core", "modules"]) {
    for (const kind of ["valid", "invalid", "in-out"]) {
      const folder = join(dir, part, kind);
      const names = await readdir(folder).catch(() => null);
      if (!names && part === "core") return null;
      const files = (names ?? []).filter((name) => name.endsWith(".xlf")).toSorted();
      const result: SuiteResult = {
        name: `XLIFF 2.1 ${part}, ${kind}`,
        passed: 0,
        total: 0,
        failed: [],
      };
      for (const name of files) {
        const source = (await readFile(join(folder, name), "utf8")).replace(/^\uFEFF/, "");
        const { document, findings } = validateXliff(source);
        const said = findings.map(({ rule, line }) => `${rule}:${line}`).join(" ");
        const passed =
          kind === "invalid"
            ? findings.length > 0
            : findings.length === 0 && document !== null && isSame(source, writeXml(document));
        result.total += 1;
        if (passed) result.passed += 1;
        else result.failed.push(`${name} ${said}`);
      }
      if (result.total > 0) results.push(result);
    }
  }
  return results;
};

/** Whether another reader finds the same in both: every element, attribute, text, comment and instruction. */
const isSame = (a: string, b: string): boolean => eventsOf(a) === eventsOf(b);

function eventsOf(source: string): string {
  const parser = new SaxesParser({ xmlns: true });
  const events: unknown[] = [];
  parser.on("opentag", ({ name, uri, attributes }) => {
    const values = Object.values(attributes).map((one) => [one.name, one.uri, one.value]);
    events.push(["open", name, uri, values]);
  });
  parser.on("closetag", ({ name }) => events.push(["close", name]));
  let depth = 0;
  parser.on("opentagstart", () => {
    depth += 1;
  });
  parser.on("text", (text) => {
    if (depth > 0 && text.trim() + text !== "") events.push(["text", text]);
  });
  parser.on("cdata", (text) => events.push(["cdata", text]));
  parser.on("comment", (text) => events.push(["comment", text]));
  parser.on("processinginstruction", ({ target, body }) => events.push(["pi", target, body]));
  parser.write(source).close();
  // White space behind the root is of no element.
  while ((events.at(-1) as unknown[])[0] === "text") events.pop();
  return JSON.stringify(events.filter((event) => !isOutside(event)));
}

const isOutside = (event: unknown): boolean =>
  Array.isArray(event) && event[0] === "text" && event[1] === "";
