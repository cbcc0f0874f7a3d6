/** Text files in the encodings that offices keep them in. */
import { expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
/** “科协 abc” in GB 18030. */
const gb = Uint8Array.of(0xbf, 0xc6, 0xd0, 0xad, 0x20, 0x61, 0x62, 0x63);

test("reads UTF-8 with and without a byte order mark", () => {
  expect(decodeText(Buffer.from("科协\r\n"))).toBe("科协\r\n");
  expect(decodeText(Buffer.from("\uFEFF科协"))).toBe("科协");
});

test("reads UTF-16 by its byte order mark", () => {
  expect(decodeText(utf16("科协 A", false))).toBe("科协 A");
  expect(decodeText(utf16("科协 A", true))).toBe("科协 A");
});

test("reads GB 18030 where UTF-8 is not valid", () => {
  expect(decodeText(gb)).toBe("科协 abc");
});

test("drops the Ctrl+Z at the end of an old file", () => {
  expect(decodeText(Buffer.from("text\u001A"))).toBe("text");
});

const refused = (bytes: Uint8Array) => {
  try {
    return decodeText(bytes);
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test("refuses what is not text", () => {
  expect(
    refused(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d)),
  ).toBe("NOT_TEXT");
  expect(refused(Buffer.from("PK\u0003\u0004abc"))).toBe("NOT_TEXT");
  expect(refused(Buffer.from("科协", "utf16le"))).toBe("UNKNOWN_ENCODING");
});

test("refuses an empty file", () => {
  expect(refused(new Uint8Array())).toBe("FILE_EMPTY");
  expect(refused(Buffer.from("\uFEFF \r\n\t"))).toBe("FILE_EMPTY");
});

test("refuses rather than make Chinese of a Western file", () => {
  // The association’s symposium, in Windows-1252.
  const western = Buffer.concat([
    Buffer.from("The association"),
    Uint8Array.of(0x92),
    Buffer.from("s symposium"),
  ]);
  expect(refused(western)).toBe("UNKNOWN_ENCODING");
});
