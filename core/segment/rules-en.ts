/** Where English sentences end: exceptions first, then breaks (SRX 2.0; the first rule that holds decides). */
import { oneOf, type Rule } from "./srx.ts";
import {
  ambiguous,
  beforeDays,
  beforeNames,
  beforeNumbers,
  goingOn,
  namesWithMark,
  openings,
  openingsAfterInitial,
  speech,
} from "./words-en.ts";

/** No Latin letter or digit stands before; a Han character may: 见Fig. 3. */
const START = "(?<![\\p{Script=Latin}\\p{N}])";
/** Nor a dot of the same abbreviation. */
const ALONE = "(?<![\\p{Script=Latin}\\p{N}][.'’-]?)";
const QUOTES_AFTER = "[\"'”’»)\\]]*";
const OPENERS = "[\"'“‘«(\\[¿¡*_]*";
const END = "(?![\\p{L}\\p{N}])";

const opening = `\\s+${OPENERS}${oneOf(openings)}${END}`;
const openingAfterInitial = `\\s+${OPENERS}${oneOf(openingsAfterInitial)}${END}`;
const abbreviation = `${ALONE}${oneOf(ambiguous)}\\.`;
/** U.S., E.U., a.m., Ph.D., M.Sc.: letters with a dot after each. */
const dotted = `(?<![\\p{Script=Latin}\\p{N}=/.@_])(?:\\p{Script=Latin}\\.|Ph\\.|Sc\\.)(?:\\p{Script=Latin}{1,3}\\.){1,6}`;
const initial = "(?<![\\p{Script=Latin}\\p{N}.'’])\\p{Lu}\\.";

export const exceptionsEn: readonly Rule[] = [
  // An ellipsis of spaced dots is one mark; a sentence before it has a dot of its own.
  { breaks: true, before: "[\\p{L}\\p{N}]\\.", after: ' \\. \\. \\. ?["“‘(]?\\p{Lu}' },
  { breaks: false, before: "\\.", after: "\\s\\." },
  { breaks: true, before: "\\s\\. \\. \\. \\.", after: `\\s+${OPENERS}\\p{Lu}` },
  { breaks: false, before: "(?:^|\\s)\\. \\. \\.", after: "" },
  { breaks: false, before: "(?:^|\\s)(?:\\.{3}|…)", after: "\\s" },
  // […] stands for words left out, inside a sentence.
  { breaks: false, before: `\\[(?:\\.{3}|…)\\]${QUOTES_AFTER}`, after: "" },
  // A reference in brackets belongs to the sentence before it: “…” (Smith 55).
  { breaks: false, before: "", after: "\\s*\\([^()]{1,60}\\d{1,4}[a-z]?\\)\\s*[.,;]" },
  { breaks: false, before: `${START}${oneOf(beforeNames)}\\.`, after: "" },
  { breaks: false, before: `${START}${oneOf(goingOn)}\\.`, after: "" },
  {
    breaks: false,
    before: `${ALONE}${oneOf(beforeNumbers)}\\.`,
    after: "\\s*[(#§]?[\\dIVXLC]+(?![\\p{Ll}])",
  },
  { breaks: false, before: `${ALONE}${oneOf(beforeDays)}\\.`, after: "\\s+\\d" },
  // et al. (2020), et al. 2020
  { breaks: false, before: `${ALONE}al\\.`, after: "\\s+[(\\[]?\\d" },
  // Between the parts of a company's or an author's name: Co., Ltd. / Co. Ltd. / Smith Jr. Inc.
  {
    breaks: false,
    before: `${ALONE}(?:Co|Pty|Pte)\\.`,
    after: "\\s+(?:Ltd|Inc|LLC|Limited|KG|LP)",
  },
  // "etc." is followed by no name.
  { breaks: true, before: `${ALONE}etc\\.${QUOTES_AFTER}`, after: `\\s+${OPENERS}\\p{Lu}` },
  { breaks: true, before: abbreviation, after: opening },
  { breaks: false, before: abbreviation, after: "" },
  { breaks: true, before: dotted, after: opening },
  { breaks: false, before: dotted, after: "" },
  // "You and I. Did …": the pronoun, not an initial.
  { breaks: true, before: "(?<![\\p{Script=Latin}\\p{N}.])I\\.", after: opening },
  { breaks: true, before: initial, after: openingAfterInitial },
  { breaks: false, before: initial, after: "" },
  // One small letter: "c. 1500", "Roe v. Wade".
  { breaks: true, before: "(?:^|[\\s(\\[“\"'‘])\\p{Ll}\\.", after: openingAfterInitial },
  { breaks: false, before: "(?:^|[\\s(\\[“\"'‘])\\p{Ll}\\.", after: "" },
  { breaks: true, before: `${ALONE}${oneOf(namesWithMark)}`, after: opening },
  { breaks: false, before: `${ALONE}${oneOf(namesWithMark)}`, after: "" },
  // “Ready?” Smith asked.
  {
    breaks: false,
    before: "[!?][\"'”’]+",
    after: `\\s+(?:\\p{Lu}[\\p{L}.'’-]*\\s+){1,3}${oneOf(speech)}${END}`,
  },
];

export const breaksEn: readonly Rule[] = [
  {
    breaks: true,
    before: `[.!?…‼⁇⁈⁉]${QUOTES_AFTER}`,
    after: `\\s+${OPENERS}(?:\\p{Lu}|\\p{Lt}|\\p{Lo}|\\p{N}|\\p{Sc}|[#@§]|\\p{Extended_Pictographic})`,
  },
  // iPhone, eBay, mRNA: a capital inside tells a name from a word.
  { breaks: true, before: `[.!?]${QUOTES_AFTER}`, after: `\\s+${OPENERS}[a-z]\\p{Lu}` },
  // The space was forgotten: "Hello world.Today is Tuesday."
  {
    breaks: true,
    before: "(?:(?<![\\p{L}\\p{N}]\\.)(?<![\\p{L}\\p{N}])\\p{L}?[\\p{Ll}’']{1,24}|\\d)[.!?]",
    after: `(?:\\p{Lu}\\p{Ll}+|[AI])(?:[ ,]|['’]\\p{Ll})|${oneOf(beforeNames)}\\. \\p{Lu}`,
  },
];
