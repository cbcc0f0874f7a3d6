/** TMX in and out: everything kept, nothing expanded, every fault named with its line. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createTmxReader, TmxError } from "./read-tmx.ts";
import { type Content, pairOf, plainText, type TmxHeader, type TmxUnit } from "./tmx.ts";
import { fromTmx, tmxHeaderOf, toTmx } from "./units.ts";
import { tmxFoot, tmxHead, tmxUnit } from "./write-tmx.ts";

function read(...pieces: string[]): { header: TmxHeader; units: TmxUnit[] } {
  const units: TmxUnit[] = [];
  let header: TmxHeader = { attributes: {}, remarks: [] };
  const reader = createTmxReader({
    header: (found) => {
      header = found;
    },
    unit: (unit) => units.push(unit),
  });
  for (const piece of pieces) reader.write(piece);
  reader.end();
  return { header, units };
}

const file = (body: string, srclang = "zh-CN"): string =>
  `<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="${srclang}" segtype="sentence"/><body>${body}</body></tmx>`;
const tuv = (lang: string, seg: string): string =>
  `<tuv xml:lang="${lang}"><seg>${seg}</seg></tuv>`;
const tu = (zh: string, en: string): string => `<tu>${tuv("zh-CN", zh)}${tuv("en-US", en)}</tu>`;

function refusal(text: string): { code: string; line: number } {
  try {
    read(text);
  } catch (error) {
    if (error instanceof TmxError) return { code: error.code, line: error.line };
    throw error;
  }
  throw new Error("was taken");
}

test("reads units with codes, notes and properties", () => {
  const { units } = read(
    file(
      `<tu tuid="1"><note>n</note><prop type="x">p</prop>${tuv("zh", '大<bpt i="1">&lt;b></bpt>黑<ept i="1">&lt;/b></ept><hi>猫</hi><ph><sub>字</sub></ph>')}${tuv("en", "cat")}</tu>`,
    ),
  );
  expect(units).toHaveLength(1);
  expect(units[0]?.remarks).toEqual([
    { kind: "note", attributes: {}, text: "n" },
    { kind: "prop", attributes: { type: "x" }, text: "p" },
  ]);
  expect(plainText(units[0]?.variants[0]?.content ?? [])).toBe("大黑猫");
});

test("reads the same in pieces of any size", () => {
  const text = file(tu("第一句&amp;第二句。", "One &lt; two"));
  const whole = read(text);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (size) => {
      const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
      expect(read(...pieces)).toEqual(whole);
    }),
    { numRuns: 40 },
  );
});

test("what is written is read back as it was, whatever the text", () => {
  const text = fc.string({ unit: "binary", maxLength: 20 });
  const content: fc.Arbitrary<Content> = fc.letrec<{ content: Content }>((tie) => ({
    content: fc.array(
      fc.oneof(
        { depthSize: "small" },
        text.map((one) => one.replace(/\r/g, "")),
        fc.record({
          tag: fc.constantFrom("bpt" as const, "hi" as const, "ph" as const),
          attributes: fc.record({ i: text }),
          content: tie("content"),
        }),
      ),
      { maxLength: 4 },
    ),
  })).content;
  fc.assert(
    fc.property(content, (one) => {
      const unit: TmxUnit = {
        attributes: { tuid: "a\"b<c>&'\n" },
        remarks: [],
        variants: [{ lang: "zh", attributes: { "xml:lang": "zh" }, remarks: [], content: one }],
      };
      const header = { attributes: { srclang: "zh" }, remarks: [] };
      const once = read(tmxHead(header) + tmxUnit(unit) + tmxFoot);
      const twice = read(tmxHead(once.header) + once.units.map(tmxUnit).join("") + tmxFoot);
      expect(twice).toEqual(once);
      expect(once.units[0]?.attributes["tuid"]).toBe("a\"b<c>&'\n");
    }),
  );
});

describe("languages", () => {
  const header: TmxHeader = { attributes: { srclang: "en-us" }, remarks: [] };
  const [unit] = read(file(tu("中", "en"), "en-us")).units;

  test("a primary subtag finds every variety, in any case", () => {
    expect(unit && pairOf(unit, header, { source: "en", target: "zh" })).toEqual({
      source: ["en"],
      target: ["中"],
    });
    expect(unit && pairOf(unit, header, { source: "EN-us", target: "zh-cn" })).not.toBeNull();
    expect(unit && pairOf(unit, header, { source: "e", target: "zh" })).toBeNull();
    expect(unit && pairOf(unit, header, { source: "zh", target: "en" })).toBeNull();
  });

  test("the source of a unit counts before that of the file", () => {
    const [own] = read(
      file(`<tu srclang="zh-TW">${tuv("zh-TW", "中")}${tuv("en", "e")}</tu>`),
    ).units;
    expect(own && fromTmx(own, header)).toMatchObject({ sourceLang: "zh", zh: "中", en: "e" });
  });

  test("a unit in one of the languages, or with an empty text, is none", () => {
    for (const body of [
      `<tu>${tuv("zh", "中")}${tuv("fr", "f")}</tu>`,
      tu(" ", "e"),
      "<tu></tu>",
    ]) {
      const { units, header: own } = read(file(body));
      expect(units.map((one) => fromTmx(one, own))).toEqual([null]);
    }
  });
});

test("a unit of the memory goes out and comes back", () => {
  const unit: Parameters<typeof toTmx>[0] = {
    ...{ id: 7, kind: "block", sourceLang: "en", zh: "中 <b>", en: "A & b", origin: null },
    ...{ bad: false, at: "2026-03-05T01:02:03.000Z", by: "王", report: null, column: "" },
  };
  const header = tmxHeaderOf("1");
  const back = read(tmxHead(header) + tmxUnit(toTmx(unit, null)) + tmxFoot);
  expect(back.units.map((one) => fromTmx(one, back.header))).toEqual([
    {
      kind: "block",
      sourceLang: "en",
      zh: "中 <b>",
      en: "A & b",
      at: unit.at,
      by: "王",
      codes: null,
    },
  ]);
});

test("characters that nobody sees are not of the text", () => {
  const { units, header } = read(file(tu("一\uFEFF\u007F二\t 三", "a\n b")));
  expect(fromTmx(units[0]!, header)).toMatchObject({ zh: "一二 三", en: "a b" });
});

test("inline codes are kept beside the plain text, and go out as they came", () => {
  const zh =
    '  大<bpt i="1" x="1" type="bold">&lt;b></bpt>黑<ept i="1">&lt;/b></ept><hi>猫</hi> <ph>\\n<sub>字</sub></ph>';
  const en = 'big <it pos="begin">[</it>black cat<ut>x</ut>';
  const { units, header } = read(
    file(`<tu datatype="rtf">${tuv("zh-CN", zh)}${tuv("en-US", en)}</tu>`),
  );
  const unit = fromTmx(units[0]!, header)!;
  expect([unit.zh, unit.en]).toEqual(["大黑猫", "big black cat"]);
  const kept = { ...unit, id: 1, origin: null, bad: false, report: null, column: "" };
  const back = toTmx(kept, unit.codes);
  expect(back.attributes["datatype"]).toBe("rtf");
  expect(back.variants.map(({ content }) => content)).toEqual(
    units[0]?.variants.map(({ content }) => content),
  );
  // What was changed since is another text.
  expect(toTmx({ ...kept, en: "a cat" }, unit.codes).variants[1]?.content).toEqual(["a cat"]);
});

describe("what is refused, with its line", () => {
  test.each([
    ["broken XML", file("<tu>\n<tuv"), "NOT_XML", 2],
    ["a file that breaks off", file("").slice(0, -8), "NOT_XML", 1],
    ["another kind of XML", "<?xml version='1.0'?>\n<html/>", "NOT_TMX", 2],
    ["no XML at all", "中文", "NOT_XML", 1],
    ["an element that TMX has not", file("\n\n<unit/>"), "NOT_VALID", 3],
    ["a text without language", file("<tu><tuv><seg>x</seg></tuv></tu>"), "NOT_VALID", 1],
    ["text between units", file("loose"), "NOT_VALID", 1],
    ["a control character", file(`\n${tu("一\u0001", "x")}`), "NOT_XML", 2],
    ["a control character by number", file(tu("&#1;", "x")), "NOT_XML", 1],
    ["an entity of its own", file(tu("&lol;", "x")), "NOT_XML", 1],
  ])("%s", (_name, text, code, line) => {
    expect(refusal(text)).toEqual({ code, line });
  });

  test("entities that blow up are never expanded", () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><tmx version="1.4"><header srclang="zh"/><body>${tu("&b;", "x")}</body></tmx>`;
    expect(refusal(bomb)).toMatchObject({ code: "NOT_XML" });
  });

  test("an entity from outside is not fetched", () => {
    const outside = `<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/hostname">]><tmx version="1.4"><header srclang="zh"/><body>${tu("&a;", "x")}</body></tmx>`;
    expect(refusal(outside)).toMatchObject({ code: "NOT_XML" });
  });

  test("nesting without end", () => {
    expect(refusal(file(tu("<hi>".repeat(100), "x")))).toMatchObject({ code: "TOO_MUCH" });
  });

  test("a file cut or changed at any byte is read or refused, never anything else", () => {
    const text = file(tu('一<ph x="1"/>二', "one") + tu("三&amp;四", "two"));
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: text.length }),
        fc.constantFrom("", "<", "&", '"', "\u0000", "x"),
        (at, by) => {
          try {
            read(text.slice(0, at) + by + text.slice(at + 1));
          } catch (error) {
            expect(error).toBeInstanceOf(TmxError);
          }
        },
      ),
      { numRuns: 600 },
    );
  });
});
