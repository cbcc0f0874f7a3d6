/** Tests of captions: what people have, and the WebVTT that is made of it. */
import { describe, expect, it } from "vitest";
import { parseCaptions } from "./captions.ts";

const srt = `1
00:00:01,5 --> 00:00:04,000
各位来宾，
下午好。

2
00:00:04,200 --> 00:00:07,250
<i>欢迎</i> {\\an8}<font color="red">各位</font> A & B < C
`;

describe("captions", () => {
  it("are made of a SubRip file: times with a point, tags of fonts and places gone, text escaped", () => {
    expect(parseCaptions(srt)).toEqual({
      vtt: `WEBVTT

00:00:01.500 --> 00:00:04.000
各位来宾，
下午好。

00:00:04.200 --> 00:00:07.250
<i>欢迎</i> 各位 A &amp; B &lt; C
`,
    });
  });

  it("are the same whatever ends the lines and begins the file", () => {
    expect(parseCaptions(`\uFEFF${srt.replaceAll("\n", "\r\n")}`)).toEqual(parseCaptions(srt));
    expect(parseCaptions(srt.replaceAll("\n", "\r"))).toEqual(parseCaptions(srt));
  });

  it("of a WebVTT file keep settings and voices, and lose styles and notes", () => {
    const vtt = `WEBVTT - 会议
Kind: captions

STYLE
::cue { background: url(https://elsewhere.example/x.png) }

NOTE nothing

opening
00:05.000 --> 00:06.000 align:start line:10% onload:alert(1)
<v 李木>好 &amp; 好</v>

00:01.000 --> 00:02.000
先
`;
    expect(parseCaptions(vtt)).toEqual({
      vtt: `WEBVTT

00:00:01.000 --> 00:00:02.000
先

00:00:05.000 --> 00:00:06.000 align:start line:10%
<v 李木>好 &amp; 好</v>
`,
    });
  });

  it("are stable: what was made is made again", () => {
    const once = parseCaptions(srt);
    expect("vtt" in once && parseCaptions(once.vtt)).toEqual(once);
  });

  it.each([
    ["", "no-cues", 1],
    ["WEBVTT\n\nNOTE only", "no-cues", 1],
    ["Just a text.", "bad-time", 1],
    ["1\n00:00:01,000 -> x\n坏", "bad-time", 2],
    ["1\n00:00:01,000 --> 00:00:02,000\n好\n\n2\n00:99:01,000 --> 00:00:02,000\n坏", "bad-time", 6],
    ["WEBVTT\n\n00:05.000 --> 00:05.000\n坏", "ends-early", 3],
  ] as const)("say what is wrong and on which line: %j", (text, fault, line) => {
    expect(parseCaptions(text)).toEqual({ fault, line });
  });
});
