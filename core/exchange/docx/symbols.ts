/** Characters of Word's picture fonts, as far as reports use them, as characters of Unicode. */

const pictures: Record<string, string> = {
  ...{ "4A": "☺", "6C": "●", "6E": "■", "6F": "□", "71": "❑", "72": "❒", "74": "◆", "75": "◆" },
  ...{ "76": "❖", "9F": "•", A1: "○", A3: "□", A7: "▪", A8: "◻", AB: "★", D8: "➢", DC: "➲" },
  ...{ E0: "→", E8: "➔", F0: "⇨", FB: "✗", FC: "✓", FD: "☒", FE: "☑", "52": "☑", "54": "☒" },
};

/** The font Symbol from 20 to 7E and from A0 to FE: Greek and mathematics, a character a code. */
const LETTERS =
  " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
const SIGNS =
  "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪□〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/** `w:sym` (ISO/IEC 29500-1 §17.3.3.30): a font and a code, often moved up to F000; `□` for a shape not known here. */
export function symbolOf(attributes: Record<string, string>): string {
  const code = Number.parseInt(attributes["w:char"] ?? "", 16);
  if (!Number.isInteger(code) || code <= 0x20 || code > 0x10ffff) return "□";
  const font = attributes["w:font"] ?? "";
  const isPicture = /wingdings|webdings|symbol/i.test(font);
  if (!isPicture && (code < 0xe000 || code > 0xf8ff)) return String.fromCodePoint(code);
  const low = code & 0xff;
  if (/^symbol$/i.test(font.trim()))
    return (low < 0x80 ? LETTERS[low - 0x20] : SIGNS[low - 0xa0]) ?? "□";
  return pictures[low.toString(16).toUpperCase()] ?? "□";
}

/** Text of a run whose font is `font`: what was typed in a picture font stands in the private area. */
export const withSymbols = (text: string, font: string): string =>
  /wingdings|webdings|symbol/i.test(font)
    ? text.replace(/[\uF021-\uF0FF]/gu, (character) =>
        symbolOf({ "w:font": font, "w:char": character.charCodeAt(0).toString(16) }),
      )
    : text;
