/** How files are called and measured, and what their bytes say they are. */
import { describe, expect, it, test } from "vitest";
import { assetHashSchema } from "../report/ids.ts";
import { sniffFile } from "./sniff-file.ts";
import { fileNameOf, publishedPath, sizeText } from "./stored-file.ts";

const hash = assetHashSchema.parse("b".repeat(64));

test("a name is fit for every file system, and there always is one", () => {
  const file = { hash, ext: "pdf", sizeBytes: 1 } as const;
  expect(fileNameOf({ ...file, name: "议程（定稿）" })).toBe("议程（定稿）.pdf");
  expect(fileNameOf({ ...file, name: '..\\a/b:c*"d' })).toBe("a b c d.pdf");
  expect(fileNameOf({ ...file, name: " . " })).toBe(`${"b".repeat(12)}.pdf`);
  expect(publishedPath(file)).toBe(`assets/${"b".repeat(24)}.pdf`);
});

test("sizes are short and never nothing", () => {
  expect([0, 1, 1023, 1024, 1536, 2.4 * 1024 ** 2, 123 * 1024 ** 2].map(sizeText)).toEqual([
    "0 B",
    "1 B",
    "1023 B",
    "1 KB",
    "1.5 KB",
    "2.4 MB",
    "123 MB",
  ]);
});

const look = (
  bytes: string | number[],
  { name = "文件", entries = null as string[] | null, holds = [] as string[] } = {},
) =>
  sniffFile({
    head: Uint8Array.from(
      typeof bytes === "string" ? [...bytes].map((letter) => letter.charCodeAt(0)) : bytes,
    ),
    name,
    entries,
    holds: (text) => holds.includes(text),
  });
const zip = "PK\u0003\u0004";
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const types = "[Content_Types].xml";

describe("a file is what its bytes are", () => {
  it.each([
    ["pdf", "%PDF-1.7", {}],
    ["docx", zip, { entries: [types, "word/document.xml"] }],
    ["xlsx", zip, { entries: [types, "xl/workbook.xml"] }],
    ["pptx", zip, { entries: [types, "ppt/presentation.xml"], name: "a.zip" }],
    ["zip", zip, { entries: ["a.txt"], name: "a.docx" }],
    [
      "odt",
      `${zip}${"\0".repeat(26)}mimetypeapplication/vnd.oasis.opendocument.textPK`,
      { entries: ["mimetype"] },
    ],
    ["doc", ole, { holds: ["WordDocument"] }],
    ["xls", ole, { holds: ["Workbook"] }],
    ["ppt", ole, { holds: ["PowerPoint Document"] }],
    ["rar", "Rar!\u001A\u0007\u0001", {}],
    ["7z", "7z\u00BC\u00AF'\u001C", {}],
    ["mp4", "\0\0\0\u0018ftypmp42\0\0\0\0isommp42", {}],
    ["webm", "\u001AE\u00DF\u00A3\u0001\u0000B\u0082\u0084webm", {}],
  ] as const)("%s", (ext, bytes, more) => {
    expect(look(bytes as string, more as Parameters<typeof look>[1])).toEqual({ ext });
  });

  it.each([
    ["empty", "", {}],
    ["program", "MZ\u0090\0", {}],
    ["program", "\u007FELF", { name: "a.pdf" }],
    ["program", "#!/bin/sh", {}],
    ["program", "%PDF-1.7", { name: "a.exe" }],
    ["program", zip, { name: "a.jar", entries: ["META-INF/MANIFEST.MF", "A.class"] }],
    ["program", zip, { entries: ["META-INF/MANIFEST.MF", "A.class"] }],
    ["web-page", "<!DOCTYPE html>", { name: "a.pdf" }],
    ["web-page", "\u00EF\u00BB\u00BF \n<svg>", {}],
    ["web-page", "\u00FF\u00FE<\0s\0c\0r\0i\0p\0t\0>", {}],
    ["web-page", "text", { name: "a.html" }],
    ["macros", zip, { entries: [types, "word/document.xml", "word/vbaProject.bin"] }],
    ["macros", ole, { holds: ["WordDocument", "_VBA_PROJECT"] }],
    ["locked", ole, { holds: ["EncryptedPackage"], name: "a.docx" }],
    ["unknown-file", ole, { name: "setup.dat" }],
    ["unknown-file", zip, {}],
    ["unknown-file", "plain text", { name: "a.txt" }],
    ["unknown-file", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic", {}],
    ["unknown-file", "\0\0\0\u0014ftypqt  \0\0\0\0", { name: "a.mp4" }],
  ] as const)("is refused: %s", (refusal, bytes, more) => {
    expect(look(bytes as string, more as Parameters<typeof look>[1])).toEqual({ refusal });
  });
});
