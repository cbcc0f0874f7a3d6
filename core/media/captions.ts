/** Captions of a film (字幕): what people have is checked cue by cue and written as WebVTT, which browsers show. */

/** What is wrong with a file, with the line that it is found on, from 1. */
export const captionFaults = ["no-cues", "bad-time", "ends-early"] as const;
export type CaptionFault = (typeof captionFaults)[number];

export type Captions = { vtt: string } | { fault: CaptionFault; line: number };

/** WebVTT §4.1 wants three digits behind a point; SubRip files have a comma, and fewer digits now and then. */
const time = String.raw`(?:(\d{1,3}):)?([0-5]?\d):([0-5]?\d)[.,](\d{1,3})`;
const timing = new RegExp(String.raw`^\s*${time}\s*-+>\s*${time}(?:\s+(.*))?$`);
/** WebVTT §6.3: a cue setting is a name, a colon, a value. */
const setting = /^(?:vertical|line|position|size|align):[\w.%,-]+$/;

interface Cue {
  startMs: number;
  endMs: number;
  settings: string;
  text: string[];
}

/**
 * Reads WebVTT and SubRip. Cues are put in the order of their times; notes, styles, regions and what SubRip says of
 * fonts and places are left behind, so that captions look alike on every page and fetch nothing.
 */
export function parseCaptions(file: string): Captions {
  const lines = file.replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const isVtt = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? "");
  const cues: Cue[] = [];
  for (let at = isVtt ? endOfBlock(lines, 0) : 0; at < lines.length; ) {
    if ((lines[at] ?? "").trim() === "") {
      at += 1;
      continue;
    }
    const end = endOfBlock(lines, at);
    if (isVtt && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(lines[at] ?? "")) {
      at = end;
      continue;
    }
    // A line before the times numbers or names the cue.
    const head = (lines[at] ?? "").includes(">") ? at : at + 1;
    const cue = toCue(lines, head, end);
    if ("fault" in cue) return cue;
    if (cue.text.some((line) => line.trim() !== "")) cues.push(cue);
    at = end;
  }
  if (cues.length === 0) return { fault: "no-cues", line: 1 };
  cues.sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  return { vtt: `WEBVTT\n\n${cues.map(cueText).join("\n")}` };
}

function endOfBlock(lines: readonly string[], from: number): number {
  let end = from;
  while (end < lines.length && (lines[end] ?? "").trim() !== "") end += 1;
  return end;
}

function toCue(
  lines: readonly string[],
  head: number,
  end: number,
): Cue | { fault: CaptionFault; line: number } {
  const found = head < end ? timing.exec(lines[head] ?? "") : null;
  if (!found) return { fault: "bad-time", line: Math.min(head, end - 1) + 1 };
  const [, h1, m1, s1, f1, h2, m2, s2, f2, said = ""] = found;
  const startMs = toMs([h1, m1, s1, f1]);
  const endMs = toMs([h2, m2, s2, f2]);
  if (endMs <= startMs) return { fault: "ends-early", line: head + 1 };
  const settings = said.split(/\s+/).filter((one) => setting.test(one));
  return { startMs, endMs, settings: settings.join(" "), text: lines.slice(head + 1, end) };
}

const toMs = ([hours = "0", minutes = "0", seconds = "0", fraction = "0"]: (
  | string
  | undefined
)[]) =>
  ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
  Number(fraction.padEnd(3, "0"));

function toTime(ms: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
}

/** WebVTT §4.2.2: tags that say how it is spoken, and escaped characters. Everything else is text. */
const kept = /<\/?(?:b|i|u|ruby|rt)>|<v(?:[ \t][^<>&]*)?>|<\/v>|&(?:amp|lt|gt|nbsp|lrm|rlm);/g;

function lineText(line: string): string {
  const plain = line.replace(/<\/?(?:font|c|lang)\b[^<>]*>|<\d+:[\d:.]+>|\{\\[^{}]*\}/gi, "");
  let text = "";
  let from = 0;
  for (const { 0: tag, index } of plain.matchAll(kept)) {
    text += escaped(plain.slice(from, index)) + tag;
    from = index + tag.length;
  }
  return text + escaped(plain.slice(from));
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const cueText = ({ startMs, endMs, settings, text }: Cue): string =>
  `${toTime(startMs)} --> ${toTime(endMs)}${settings && ` ${settings}`}\n${text
    .map(lineText)
    .filter((line) => line.trim() !== "")
    .join("\n")}\n`;
