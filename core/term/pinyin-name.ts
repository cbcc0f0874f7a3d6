/** English spelling of Chinese names: GB/T 28039—2011, surname first, given name joined, without tones. */
import { pinyin } from "pinyin-pro";
import { compoundSurnames } from "./compound-surnames.ts";

/** As bearers of the name spell it, where the dictionary has another or no reading of it as a surname. */
const surnameSpellings: Record<string, string> = {
  洗: "xian",
  区: "ou",
  盖: "ge",
  尉迟: "yuchi",
  万俟: "moqi",
  长孙: "zhangsun",
  单于: "chanyu",
  澹台: "tantai",
  令狐: "linghu",
  乐正: "yuezheng",
  亓官: "qiguan",
  子车: "ziju",
  能: "nai",
  繁: "po",
  种: "chong",
  祭: "zhai",
};

/** Surnames that families read in more than one way. */
const otherSpellings: Record<string, string[]> = {
  乐: ["le"],
  盖: ["gai"],
  朴: ["pu"],
  宁: ["nin"],
  覃: ["tan"],
  单: ["dan"],
  车: ["ju"],
  隗: ["kui"],
  曾: ["ceng"],
  洗: ["xi"],
  区: ["qu"],
  黑: ["he"],
  都: ["dou"],
  种: ["zhong"],
  祭: ["ji"],
  召: ["zhao"],
  折: ["zhe"],
};

export interface NameSpelling {
  /** "Ouyang Xiu" */
  text: string;
  /** The same name with its surname read in another way. */
  others: string[];
}

/**
 * A person's name. Ü is written yu, which GB/T 28039—2011 allows where documents cannot have ü: passports have it (Lyu), and it
 * survives copying, filing and searching in English. Null for what is no name of two to four Han characters, as those of
 * foreigners and of most nationalities, which have spellings of their own.
 */
export function spellPerson(name: string): NameSpelling | null {
  const han = name.trim();
  if (!/^\p{Script=Han}{2,4}$/u.test(han)) return null;
  const characters = [...han];
  const first = characters.slice(0, 2).join("");
  const length = characters.length > 2 && compoundSurnames.has(first) ? 2 : 1;
  const surname = characters.slice(0, length).join("");
  if (characters.length - length > 2) return null;
  const syllables = syllablesOf(han);
  if (!syllables) return null;
  const given = capital(joined(syllables.slice(length)));
  const read = surnameSpellings[surname] ?? joined(syllables.slice(0, length));
  const spell = (spelling: string): string => `${capital(spelling)} ${given}`;
  return { text: spell(read), others: (otherSpellings[surname] ?? []).map(spell) };
}

/** A place's name in one word: 西安 Xi'an. Null for what is not all Han. */
export function spellPlace(name: string): string | null {
  const han = name.trim();
  if (!/^\p{Script=Han}{1,8}$/u.test(han)) return null;
  const syllables = syllablesOf(han, false);
  return syllables && capital(joined(syllables));
}

function syllablesOf(han: string, isName = true): string[] | null {
  const syllables = pinyin(han, {
    surname: isName ? "head" : "off",
    toneType: "none",
    type: "array",
    v: true,
  }).map((syllable) => syllable.replace("v", "yu"));
  return syllables.every((syllable) => /^[a-z]+$/.test(syllable)) ? syllables : null;
}

/** An apostrophe where a syllable without a consonant at its front would be read with the one before. */
const joined = (syllables: string[]): string =>
  syllables.reduce((word, syllable) =>
    /^[aoe]/.test(syllable) ? `${word}'${syllable}` : word + syllable,
  );

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
