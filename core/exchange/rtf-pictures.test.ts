/** Pictures of a clipboard's RTF, in the shapes of Word and WPS. */
import { expect, test } from "vitest";
import { rtfPictures } from "./rtf-pictures.ts";

const word = String.raw`{\rtf1\ansi{\fonttbl{\f0 Calibri;}}\pard 文字{\*\shppict{\pict{\*\picprop\shplid1025{\sp{\sn shapeType}{\sv 75}}}\picscalex100\piccropl0\picw100\pich50\picwgoal1500\pichgoal750\pngblip\bliptag-1262{\*\blipuid 0a1b2c3d4e5f60718293a4b5c6d7e8f9}89504e47
0d0a1a0a}}{\nonshppict{\pict\picw100\wmetafile8 0100090000}}\par {\pict\jpegblip ffd8ffe0}}`;

test("gives each picture once, in order, and no metafile", () => {
  expect(rtfPictures(word)).toEqual([
    { type: "image/png", bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
    { type: "image/jpeg", bytes: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) },
  ]);
});

test("gives nothing for what is no RTF, is cut off, or holds no picture", () => {
  for (const text of [
    "",
    "text",
    "{\\rtf1 {\\pict\\pngblip",
    "{\\rtf1 {\\pict\\pngblip }}",
    "{\\rtf1 a}",
  ])
    expect(rtfPictures(text)).toEqual([]);
});
