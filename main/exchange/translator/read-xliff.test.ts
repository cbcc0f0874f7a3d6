/** Bytes that are to be XLIFF, in whatever encoding. */
import { expect, test } from "vitest";
import { readXliff } from "./read-xliff.ts";

const source =
  '<?xml version="1.0" encoding="ENC"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh" trgLang="en"><file id="f"><unit id="u"><segment><source>论坛</source><target>Forum</target></segment></unit></file></xliff>';

const withEncoding = (name: string): string => source.replace("ENC", name);
const rulesOf = (bytes: Uint8Array): string[] => readXliff(bytes).findings.map(({ rule }) => rule);

test("is read in UTF-8 and in UTF-16 of either order", () => {
  expect(rulesOf(new TextEncoder().encode(withEncoding("UTF-8")))).toEqual([]);
  const little = Buffer.from(`\uFEFF${withEncoding("UTF-16")}`, "utf16le");
  expect(rulesOf(little)).toEqual([]);
  expect(rulesOf(Buffer.from(little).swap16())).toEqual([]);
});

test("in another encoding than it says, or in one that nobody knows, it is refused with that as the reason", () => {
  // GB18030 under the name of UTF-8.
  const [before, behind] = withEncoding("UTF-8").split("论坛");
  const wrong = Buffer.concat([
    Buffer.from(before ?? ""),
    Buffer.from([0xc2, 0xdb, 0xcc, 0xb3]),
    Buffer.from(behind ?? ""),
  ]);
  expect(rulesOf(wrong)).toEqual(["encoding"]);
  expect(rulesOf(Buffer.from(withEncoding("klingon")))).toEqual(["encoding"]);
});

test("cut or changed at any byte it is read or refused, never anything else", () => {
  const bytes = new TextEncoder().encode(withEncoding("UTF-8"));
  for (let at = 0; at < bytes.length; at += 1) {
    expect(rulesOf(bytes.subarray(0, at)).length).toBeGreaterThan(0);
    for (const value of [0, 0x26, 0x3c, 0xff]) {
      const changed = Uint8Array.from(bytes);
      changed[at] = value;
      expect(() => readXliff(changed)).not.toThrow();
    }
  }
});
