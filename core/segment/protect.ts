/** Parts of a line that no sentence ends in: addresses, file names, brackets, titles, quoted phrases. */

export interface Span {
  start: number;
  end: number;
  /** Whether a mark before its closing character may end a sentence: “(He left.)” as a sentence of its own. */
  closes: boolean;
}

/** Brackets longer than this hold sentences, not an aside (UTF-16 units). */
const LONGEST_BRACKET = 300;
const LONGEST_PHRASE = 40;

const address =
  /(?:https?|ftp):\/\/[\x21\x23-\x26\x28-\x3B\x3D\x3F-\x7E]+|www\.[\w.-]+(?:\/[\x21\x23-\x26\x28-\x3B\x3D\x3F-\x7E]*)?|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?<![\w.-])[\w.-]{1,80}\.(?:docx?|xlsx?|pptx?|pdf|txt|md|csv|json|xml|html?|jpe?g|png|gif|svg|mp[34]|mov|avi|zip|rar|7z|exe|js|ts|py|com|cn|org|net|edu|gov|io|ai|tmx|xliff|tbx)(?:\.[a-z]{2,3})?(?![\w])/giu;
const trailing = /[.,;:!?'"*)\]]+$/;

const brackets: Record<string, string> = {
  "）": "（",
  ")": "(",
  "]": "[",
  "】": "【",
  "〕": "〔",
  "》": "《",
  "〉": "〈",
};
const phrases: Record<string, string> = { "”": "“", "’": "‘", "」": "「", "』": "『" };
const opening = new Set([...Object.values(brackets), ...Object.values(phrases)]);
/** Brackets that may hold a sentence of their own, with its mark. */
const sentenceBrackets = new Set([")", "）", "]", "】", "〕"]);
const endMark = /[.!?…。！？｡．]/;
const paired = /[（()）[\]【】〔〕《》〈〉“”‘’「」『』]/g;

/** The spans of one line, by where they start. */
export function findSpans(line: string): Span[] {
  const spans = [...addressSpans(line), ...pairSpans(line)];
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

function* addressSpans(line: string): Generator<Span> {
  for (const { 0: found, index } of line.matchAll(address)) {
    const end = index + found.replace(trailing, "").length;
    yield { start: index, end, closes: false };
  }
}

function* pairSpans(line: string): Generator<Span> {
  const open = new Map<string, number[]>();
  for (const { 0: character, index } of line.matchAll(paired)) {
    if (opening.has(character)) {
      const starts = open.get(character);
      if (starts) starts.push(index);
      else open.set(character, [index]);
      continue;
    }
    const isBracket = character in brackets;
    const opener = isBracket ? brackets[character] : phrases[character];
    const start = opener === undefined ? undefined : open.get(opener)?.pop();
    if (start === undefined) continue;
    const span = { start, end: index + 1, closes: !isBracket || isSentence(line, start, index) };
    const longest = isBracket ? LONGEST_BRACKET : LONGEST_PHRASE;
    if (span.end - start > longest) continue;
    if (isBracket || isPhrase(line, index)) yield span;
  }
}

/** A quotation that ends without a mark, or with the sentence's mark behind it, is a part of a sentence. */
const isPhrase = (line: string, end: number): boolean =>
  !endMark.test(line.charAt(end - 1)) || /[，。！？、；：,;]/.test(line.charAt(end + 1));

/** A bracket that stands between sentences, not within one. */
function isSentence(line: string, start: number, end: number): boolean {
  if (!sentenceBrackets.has(line.charAt(end))) return false;
  const before = line.slice(Math.max(0, start - 8), start).trimEnd();
  return before === ""
    ? line.slice(0, start).trim() === ""
    : /[.!?。！？…｡．][”’」』"']?$/.test(before);
}
