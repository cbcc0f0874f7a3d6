/** Two signs that stand for a person: the last two Han characters, or a Latin name’s initials. */
import { type Bilingual, inLang, type Lang } from "../../core/report/lang.ts";

export function initialsOf(name: Bilingual, lang: Lang): string {
  const text = inLang(name, lang).trim();
  const han = text.match(/\p{Script=Han}/gu);
  if (han) return han.slice(-2).join("");
  return text
    .split(/\s+/u)
    .map((word) => [...word][0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
}
