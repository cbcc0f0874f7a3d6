/** Numbers as a document's automatic numbering writes them (ISO/IEC 29500-1 §17.18.59, ST_NumberFormat). */

const SPOKEN = { digits: "零一二三四五六七八九", units: ["", "十", "百", "千"] };
const LEGAL = { digits: "零壹贰叁肆伍陆柒捌玖", units: ["", "拾", "佰", "仟"] };

/** What is not known here is written in Arabic figures. */
export function formatNumber(number: number, format: string): string {
  if (number < 0 || number > 9999 || !Number.isInteger(number)) return String(number);
  switch (format) {
    case "none":
      return "";
    case "decimalZero":
      return String(number).padStart(2, "0");
    case "decimalFullWidth":
      return String(number).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return number >= 1 && number <= 20
        ? String.fromCodePoint(0x2460 + number - 1)
        : String(number);
    case "chineseCounting":
    case "chineseCountingThousand":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
    case "japaneseCounting":
      return inHan(number, SPOKEN);
    case "chineseLegalSimplified":
      return inHan(number, LEGAL);
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
    case "taiwaneseDigital":
      return String(number).replace(/\d/g, (digit) => "〇一二三四五六七八九"[Number(digit)] ?? "");
    case "upperLetter":
      return inLetters(number);
    case "lowerLetter":
      return inLetters(number).toLowerCase();
    case "upperRoman":
      return inRoman(number);
    case "lowerRoman":
      return inRoman(number).toLowerCase();
    default:
      return String(number);
  }
}

function inHan(number: number, { digits, units }: typeof SPOKEN): string {
  if (number === 0) return digits[0] ?? "";
  const figures = [...String(number)].map(Number);
  let text = "";
  for (const [index, figure] of figures.entries()) {
    if (figure > 0) text += `${digits[figure]}${units[figures.length - 1 - index]}`;
    else if (figures.slice(index).some((rest) => rest > 0) && !text.endsWith(digits[0] ?? ""))
      text += digits[0];
  }
  return text.replace(/^一十/, "十");
}

/** A to Z, then AA, BB, as Word goes on. */
const inLetters = (number: number): string =>
  number === 0
    ? "0"
    : String.fromCodePoint(65 + ((number - 1) % 26)).repeat(Math.ceil(number / 26));

const ROMAN: [number, string][] = [
  ...([
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
  ] as [number, string][]),
  ...([
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
  ] as [number, string][]),
  ...([
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ] as [number, string][]),
];

function inRoman(number: number): string {
  let rest = number;
  let text = "";
  for (const [value, letters] of ROMAN) for (; rest >= value; rest -= value) text += letters;
  return text;
}
