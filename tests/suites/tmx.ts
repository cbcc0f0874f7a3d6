/** The TMX Compliance Kit: what is read gives the texts the kit says, and is written again without loss. */
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { hasCodes } from "../../core/memory/codes.ts";
import { createTmxReader } from "../../core/memory/tmx/read-tmx.ts";
import { pairOf, plainText, type TmxHeader, type TmxUnit } from "../../core/memory/tmx/tmx.ts";
import { fromTmx, toTmx } from "../../core/memory/tmx/units.ts";
import { tmxFoot, tmxHead, tmxUnit } from "../../core/memory/tmx/write-tmx.ts";
import { readXmlText } from "../../main/memory/xml-text.ts";
import type { Suite } from "./suite.ts";

interface Read {
  header: TmxHeader;
  units: TmxUnit[];
}

export const suite: Suite = async (sharedDir) => {
  const dir = join(sharedDir, "suites", "tmx-kit");
  const names = (await readdir(dir).catch(() => null))?.toSorted();
  if (!names) return null;
  const failed: string[] = [];
  let total = 0;
  const check = (name: string, passed: boolean): void => {
    total += 1;
    if (!passed) failed.push(name);
  };
  for (const name of names.filter((one) => one.endsWith(".tmx"))) {
    const read = await readTmx(readXmlText(join(dir, name))).catch(() => null);
    check(`${name}: read`, read !== null);
    if (!read) continue;
    const again = await readTmx([{ text: written(read) }]);
    check(`${name}: written again`, JSON.stringify(again) === JSON.stringify(read));
    check(`${name}: codes through the memory`, keepsCodes(read));
    for (const { lang, translated } of translationsOf(name, names))
      check(`${name}: ${translated}`, await translates(dir, read, { name, lang, translated }));
  }
  // The kit's comments in ImportTest1J_many: by this pair the first and second unit come in.
  const many = await readTmx(readXmlText(join(dir, "ImportTest1J_many.tmx")));
  const found = many.units.map((unit) =>
    Boolean(pairOf(unit, many.header, { source: "en-us", target: "en-gb" })),
  );
  check("ImportTest1J_many.tmx: units of the pair", found.join().startsWith("true,true,false"));
  return [{ name: "TMX Compliance Kit", passed: total - failed.length, total, failed }];
};

/** Whether what the memory keeps of each unit gives its codes back; its languages are taken for those of the house. */
function keepsCodes({ header, units }: Read): boolean {
  return units.every((unit, id) => {
    const [first, second] = unit.variants;
    if (!first || !second || !hasCodes([...first.content, ...second.content])) return true;
    const variants = [
      { ...first, lang: "zh-CN" },
      { ...second, lang: "en" },
    ];
    const attributes = { ...unit.attributes, srclang: "zh-CN" };
    const kept = fromTmx({ ...unit, attributes, variants }, header);
    // A unit without text in both is none.
    if (!kept) return variants.some(({ content }) => plainText(content).trim() === "");
    const more = { id, origin: null, bad: false, report: null, column: "" } as const;
    const again = toTmx({ ...kept, ...more }, kept.codes);
    return again.variants.every(
      ({ content }, at) =>
        !hasCodes(variants[at]?.content ?? []) ||
        JSON.stringify(content) === JSON.stringify(variants[at]?.content),
    );
  });
}

async function readTmx(
  pieces: AsyncIterable<{ text: string }> | Iterable<{ text: string }>,
): Promise<Read> {
  const read: Read = { header: { attributes: {}, remarks: [] }, units: [] };
  const reader = createTmxReader({
    header: (header) => {
      read.header = header;
    },
    unit: (unit) => read.units.push(unit),
  });
  for await (const { text } of pieces) reader.write(text);
  reader.end();
  return read;
}

const written = ({ header, units }: Read): string =>
  tmxHead(header) + units.map(tmxUnit).join("") + tmxFoot;

/** `ImportTest1A_fr-ca.txt` is what `ImportTest1A.txt` becomes with the memory of `ImportTest1A.tmx`. */
function translationsOf(name: string, names: string[]): { lang: string; translated: string }[] {
  const base = name.replace(/\.tmx$/, "");
  return names.flatMap((one) => {
    const lang = one.startsWith(`${base}_`) && /_(\w\w-\w\w)\.txt$/.exec(one)?.[1];
    return lang ? [{ lang, translated: one }] : [];
  });
}

async function translates(
  dir: string,
  { header, units }: Read,
  { name, lang, translated }: { name: string; lang: string; translated: string },
): Promise<boolean> {
  const known = new Map<string, string>();
  for (const unit of units) {
    const pair = pairOf(unit, header, { source: "en-us", target: lang });
    if (pair) known.set(trimLines(plainText(pair.source)), trimLines(plainText(pair.target)));
  }
  const source = await readText(join(dir, name.replace(/\.tmx$/, ".txt")));
  const wanted = await readText(join(dir, translated));
  return source.map((line) => known.get(line) ?? line).join("\n") === wanted.join("\n");
}

/** White space of the file around a segment is not the segment's. */
const trimLines = (text: string): string => text.replace(/^[\r\n\t ]+|[\r\n\t ]+$/g, "");

async function readText(path: string): Promise<string[]> {
  const bytes = await readFile(path);
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = new TextDecoder(isWide ? "utf-16le" : "utf-8").decode(bytes);
  return text.split(/\r?\n/u).filter((line) => line !== "");
}
