/** Long files are read in a thread: what it finds and how it fails is told as if it were read here. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type ReadPiece, readUnits } from "./read-units.ts";
import { readUnitsApart } from "./units-apart.ts";
import { XmlEncodingError } from "./xml-text.ts";

const LONG = 5_000_000;
let dir: string;
let file: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-apart-"));
  file = join(dir, "in.tmx");
});
afterEach(() => rm(dir, { recursive: true }));

const tu = (at: number): string =>
  `<tu><tuv xml:lang="zh-CN"><seg>第${at}颗<hi>星</hi></seg></tuv><tuv xml:lang="en"><seg>Star ${at}</seg></tuv></tu>\n`;
const HEAD = '<tmx version="1.4"><header srclang="zh-CN"/><body>\n';
const FOOT = "</body></tmx>";
const body = (): string => Array.from({ length: 20_000 }, (_, at) => tu(at)).join("");

async function all(pieces: AsyncIterable<ReadPiece>) {
  const read = { units: [] as ReadPiece["units"], others: 0, bytes: 0 };
  for await (const { units, others, bytes } of pieces) {
    for (const unit of units) read.units.push(unit);
    read.others += others;
    read.bytes = bytes;
  }
  return read;
}

const apart = (module?: URL) => all(readUnitsApart({ file, size: LONG }, module));

test("every unit comes, in order, as it is read here", { timeout: 60_000 }, async () => {
  await writeFile(file, `${HEAD}${body()}<tu></tu>${FOOT}`);
  const read = await apart();
  expect(read.units).toHaveLength(20_000);
  expect(read.others).toBe(1);
  expect(read).toEqual(await all(readUnits(file)));
});

test("a fault has its code and its line, whatever came before", { timeout: 60_000 }, async () => {
  await writeFile(file, `${HEAD}${body()}<seg></seg>${FOOT}`);
  await expect(apart()).rejects.toMatchObject({
    ...{ code: "NOT_VALID", line: 20_002, about: "<seg> in <body>" },
  });
  await writeFile(file, Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x80]));
  await expect(apart()).rejects.toThrow(XmlEncodingError);
  await rm(file);
  await expect(apart()).rejects.toMatchObject({ code: "ENOENT" });
});

test("a thread that ends before the file does is a failure", { timeout: 60_000 }, async () => {
  await writeFile(file, `${HEAD}${FOOT}`);
  const module = join(dir, "dies.mjs");
  await writeFile(module, "process.exit(0);");
  await expect(apart(pathToFileURL(module))).rejects.toThrow("ended before");
});
