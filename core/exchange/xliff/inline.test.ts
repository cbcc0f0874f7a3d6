/** Texts with their marks through XLIFF and back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatBits, type FormatName, type RichMark } from "../../edition/rich/rich-marks.ts";
import { linkNode } from "../inline.ts";
import type { MarkedText } from "../translator/hand-out.ts";
import { createCodeIds, readInline, writeInline, writeText } from "./inline.ts";
import { validateXliff } from "./validate.ts";
import { allOf } from "./xml.ts";

const unitOf = (source: MarkedText, target: MarkedText = source): string => {
  const ids = createCodeIds();
  const [from, to] = [writeInline(source, ids, "source"), writeInline(target, ids, "target")];
  const data = [...ids.data].map(([id, value]) => `<data id="${id}">${writeText(value)}</data>`);
  return `<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0" version="2.1" srcLang="zh" trgLang="en" xml:space="preserve"><file id="f"><unit id="u">${data.length > 0 ? `<originalData>${data.join("")}</originalData>` : ""}<segment><source>${from}</source><target>${to}</target></segment></unit></file></xliff>`;
};

function read(
  file: string,
  side: "source" | "target",
  said: string,
): MarkedText & { unknown: string[] } {
  const { document, findings } = validateXliff(file);
  expect(findings).toEqual([]);
  const all = document ? [...allOf(document.root)] : [];
  const data = new Map(
    all
      .filter(({ type }) => type === "xlf:data")
      .map(({ values, children }) => [
        values.get("id") ?? "",
        children[0]?.kind === "text" ? children[0].text : "",
      ]),
  );
  const codes = all.filter(({ type }) => type === "xlf:ph" || type === "xlf:pc");
  const known = new Map(codes.map((code) => [code.values.get("id") ?? "", code]));
  return readInline(
    all.filter(({ type }) => type === `xlf:${side}`),
    { data, known, factText: () => said },
  );
}

const link = (url: string, start: number, end: number): RichMark => ({
  kind: "link",
  url,
  link: linkNode(url, []),
  start,
  end,
});
const format = (name: FormatName, start: number, end: number): RichMark => ({
  kind: "format",
  format: name,
  start,
  end,
});

describe("writeInline and readInline", () => {
  it("keep formats, links, chips, notes and line breaks", () => {
    const marked: MarkedText = {
      text: "第三届论坛在北京举行\n来自 <12> & 国",
      marks: [
        format("bold", 0, 5),
        { kind: "fact", field: "venue" as never, start: 6, end: 8 },
        link("https://example.org/a,b?c=\\d&e", 8, 10),
        { kind: "note", note: "aaaaaaaaaa" as never, start: 10, end: 10 },
      ],
    };
    const file = unitOf(marked);
    expect(read(file, "source", "北京")).toEqual({ ...marked, unknown: [] });
    expect(file).toContain('subType="xlf:b"');
    expect(file).toContain("fact venue");
    expect(read(file, "target", "Beijing").text).toBe("第三届论坛在Beijing举行\n来自 <12> & 国");
  });

  it("cut marks that cross, and join them again", () => {
    const marked = { text: "abcdefgh", marks: [format("bold", 0, 5), format("italic", 3, 8)] };
    expect(unitOf(marked)).toMatch(/<pc[^>]*>abc<pc[^>]*>de<\/pc><\/pc><pc[^>]*>fgh<\/pc>/);
    expect(read(unitOf(marked), "source", "").marks).toEqual(marked.marks);
  });

  it("give a code of the translation the number that it has in the source", () => {
    const source = { text: "甲乙", marks: [format("bold", 0, 1), link("https://a.cn", 1, 2)] };
    const target = { text: "B A", marks: [link("https://a.cn", 0, 1), format("bold", 2, 3)] };
    const target2 = /<target>(.*)<\/target>/.exec(unitOf(source, target))?.[1] ?? "";
    expect([...target2.matchAll(/id="(\d+)"/g)].map(([, id]) => id)).toEqual(["2", "1"]);
  });

  it("refuse an address that does harm, and say so", () => {
    const marked = { text: "click", marks: [link("https://a.cn", 0, 5)] };
    const hostile = unitOf(marked).replaceAll("href,https://a.cn", "href,javascript:alert(1)");
    const { text, marks, unknown } = read(hostile, "target", "");
    expect({ text, marks, count: unknown.length }).toEqual({ text: "click", marks: [], count: 1 });
  });

  it("keep any text with any marks", () => {
    const names = Object.keys(formatBits) as FormatName[];
    const text = fc.string({ unit: "binary", maxLength: 24 }).map((one) => one.replace(/\r/g, ""));
    const marked = fc
      .tuple(
        text,
        fc.array(fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat()), { maxLength: 4 }),
      )
      .map(([one, wishes]): MarkedText => {
        const marks = new Map<FormatName, RichMark>();
        for (const [name, a, b] of wishes) {
          const [start, end] = [a % (one.length + 1), b % (one.length + 1)];
          if (start < end && isWhole(one, start) && isWhole(one, end))
            marks.set(name, format(name, start, end));
        }
        return { text: one, marks: [...marks.values()] };
      });
    const sorted = ({ marks }: MarkedText): string =>
      marks
        .map((mark) => `${mark.start} ${mark.end} ${mark.kind === "format" ? mark.format : ""}`)
        .toSorted()
        .join();
    fc.assert(
      fc.property(marked, (one) => {
        const again = read(unitOf(one), "source", "");
        expect(again.text).toBe(one.text);
        expect(sorted(again)).toBe(sorted(one));
      }),
      { seed: 12, numRuns: 500 },
    );
  });
});

/** Not within a pair of surrogates. */
const isWhole = (text: string, at: number): boolean => !/[\uDC00-\uDFFF]/.test(text[at] ?? "");
