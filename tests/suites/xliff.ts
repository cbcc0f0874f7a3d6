/**
 * The OASIS suite of XLIFF 2.1: valid files are accepted and written again without loss, invalid ones refused, and what
 * a tool made of a file by cutting, joining or cleaning it is read as the same texts.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { dataOf, readInline } from "../../core/exchange/xliff/inline.ts";
import { contentsOf, inlinesOf, isCode } from "../../core/exchange/xliff/rule.ts";
import { validateXliff } from "../../core/exchange/xliff/validate.ts";
import {
  allOf,
  childrenOf,
  textIn,
  writeXml,
  type XmlElement,
} from "../../core/exchange/xliff/xml.ts";
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
      if (kind === "in-out" && names) results.push(await comparePairs(part, folder, files));
    }
  }
  return results;
};

/**
 * `NAME_in.xlf` is a file as it went out, `NAME_out.xlf` what a tool made of it: segments joined or cut, annotations
 * taken out, the file written anew. XLIFF 2.1 §4.8.3 lets a tool do so and has the content of a unit stay what it was; who reads
 * translations that come back has to find the same in both.
 */
async function comparePairs(
  part: string,
  folder: string,
  files: readonly string[],
): Promise<SuiteResult> {
  const result: SuiteResult = {
    ...{ name: `XLIFF 2.1 ${part}, in-out, texts of the units`, passed: 0, total: 0, failed: [] },
  };
  const read = async (name: string): Promise<Map<string, string>> => {
    const { document } = validateXliff(await readFile(join(folder, name), "utf8"));
    const units = document ? [...allOf(document.root)].filter(isUnit) : [];
    return new Map(units.map((unit) => [unit.values.get("id") ?? "", said(unit)]));
  };
  for (const name of files.filter((one) => one.endsWith("_in.xlf"))) {
    const [before, after] = [await read(name), await read(name.replace("_in.", "_out."))];
    const other = [...before].filter(([id, unit]) => after.get(id) !== unit).map(([id]) => id);
    result.total += 1;
    if (other.length === 0 && before.size === after.size) result.passed += 1;
    else result.failed.push(`${name} units ${other.join(" ")}`);
  }
  return result;
}

const isUnit = ({ type }: XmlElement): boolean => type === "xlf:unit";

/** Source, translation and notes of a unit, over all of its segments. */
function said(unit: XmlElement): string {
  const known = inlinesOf(contentsOf(unit, "source")).filter(isCode);
  const reading = {
    data: dataOf(unit),
    known: new Map(known.map((code) => [code.values.get("id") ?? "", code])),
    factText: () => "",
  };
  const notes = childrenOf(unit, "xlf:notes").flatMap((holder) => childrenOf(holder, "xlf:note"));
  const textOf = (side: "source" | "target") => {
    const { unknown, ...text } = readInline(contentsOf(unit, side), reading);
    // A pair may be one element or two (XLIFF 2.1 §4.7.2.1): only which code it is counts.
    return { ...text, unknown: unknown.map((label) => /id="[^"]*"/.exec(label)?.[0]) };
  };
  return JSON.stringify([textOf("source"), textOf("target"), notes.map(textIn)]);
}

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
