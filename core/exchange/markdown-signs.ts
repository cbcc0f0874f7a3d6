/** Whether a text was written in Markdown: a person who pastes such text wants what it means. */

const SIGNS: RegExp[] = [
  /^#{1,6} \S/m,
  /(?<![\w*])\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*(?!\*)/,
  /(?<!!)\[[^\]\n]+\]\((?:https?:|mailto:)[^)\s]+\)/,
  /!\[[^\]\n]*\]\([^)\s]+\)/,
  /^```/m,
  /^\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$/m,
];
/** Of use beside another sign only: lists and quotations are written like this in plain text too. */
const WEAK: RegExp[] = [/^[-*+] \S.*\n[-*+] \S/m, /^\d+\. \S.*\n\d+\. \S/m, /^> \S/m];

/** Two signs of different kinds, or two headings, and it is Markdown; a single mark can be meant as it stands. */
export function isMarkdown(text: string): boolean {
  const strong = SIGNS.filter((sign) => sign.test(text)).length;
  const weak = WEAK.filter((sign) => sign.test(text)).length;
  const headings = text.match(/^#{1,6} \S/gm)?.length ?? 0;
  return headings >= 2 || (strong >= 1 && strong + weak >= 2);
}
