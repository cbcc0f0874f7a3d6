/** Characters of Word's picture fonts, as far as reports use them, as characters of Unicode. */

const pictures: Record<string, string> = {
  ...{ "4A": "☺", "6C": "●", "6E": "■", "6F": "□", "71": "❑", "72": "❒", "74": "◆", "75": "◆" },
  ...{ "76": "❖", "9F": "•", A1: "○", A3: "□", A7: "▪", A8: "◻", AB: "★", D8: "➢", DC: "➲" },
  ...{ E0: "→", E8: "➔", F0: "⇨", FB: "✗", FC: "✓", FD: "☒", FE: "☑", "52": "☑", "54": "☒" },
};

/** `w:sym` (ISO/IEC 29500-1 §17.3.3.30): a font and a code, often moved up to F000; `□` for a shape not known here. */
export function symbolOf(attributes: Record<string, string>): string {
  const code = Number.parseInt(attributes["w:char"] ?? "", 16);
  if (!Number.isInteger(code) || code <= 0x20 || code > 0x10ffff) return "□";
  const isPicture = /wingdings|webdings|symbol/i.test(attributes["w:font"] ?? "");
  if (!isPicture && (code < 0xe000 || code > 0xf8ff)) return String.fromCodePoint(code);
  return pictures[(code & 0xff).toString(16).toUpperCase()] ?? "□";
}
