/** English abbreviations and sentence openings that the rules for English go by. */

const words = (list: string): string[] => list.trim().split(/\s+/);

/** Titles and the like that always stand before a name, whatever follows: "Dr. He", "Mt. Fuji". */
export const beforeNames = words(`
  Mr Mrs Ms Mx Messrs Mmes Mme Mlle Dr Drs Prof Profs Rev Revd Hon Gen Maj Col Lt Sgt Capt Cpl Cmdr Cdr Adm Brig
  Gov Sen Sens Rep Reps Pres Amb Supt Insp Det Acad Assoc Asst Mt Mts Ft Msgr Eng Engr Arch Atty Ald Treas
  vs cf viz ie eg
`);

/** Latin phrases after which the sentence always goes on. */
export const goingOn = ["i.e", "e.g", "i. e", "e. g", "n.b", "N.B", "q.v", "c.f"];

/** Abbreviations that a number follows: "No. 5", "Fig. 3", "pp. 4–6", "Art. 12". */
export const beforeNumbers = words(`
  No Nos no nos Nr N° Nº Fig Figs fig figs Vol Vols vol vols p pp P PP Ch Chap Chaps ch chap Sec Secs sec Sect sect Art
  Arts art Para Paras para Eq Eqs eq Tab tab Ex ex App app Pt pt Bk bk Ref Refs ref Rev rev Ver ver v Op op Ed ed Sch Cl cl
  approx Approx ca Ca c est Est Rm rm Apt apt Ext ext Tel tel Fl fl Bldg Blk Item l ll n nn f ff s Ser ser Iss iss Exp Prob
`);

/** Months and days as headlines and datelines shorten them: "Jan. 5". */
export const beforeDays = words(`
  Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
`);

/** Abbreviations that may also end a sentence: the next word tells. */
export const ambiguous = words(`
  Co co Corp corp Inc inc Ltd ltd Bros bros LLC Plc plc Pty Pte GmbH Jr jr Sr sr Esq etc al St st Ave ave Blvd blvd Rd rd Hwy Ln
  Sq Dept dept Univ univ Inst inst Assn assn Natl Intl Int Govt govt Acad Lab avg hr hrs mins secs lb lbs oz ft yd
  cm mm km kg mg ml cu mph Ph PhD Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga
  Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Eds eds ed trans Trans repr
  incl Incl resp cont misc orig vol pp approx est ext tel Tel addr ibid Ibid ca Sec Fr Pt
`);

/** Words that open a sentence, and are no names. */
export const openings = words(`
  The This That These Those There Here It Its It's They Their We Our My Your His Her I A An He She You What When Where Who Whom
  Whose Which Why How Did Do Does Is Are Was Were Has Have Had Can Could Will Would Should May Might Must Shall Let Let's Please
  But And Or So Yet Nor If In On At As For From By With Without About After Before Since Until While During Under Over Through
  Among Between Because Although Though Unless However Moreover Furthermore Meanwhile Therefore Thus Hence Then Now Today
  Yesterday Tomorrow Later Earlier Once Also Even Still Just Only Not No Yes One Two Three Some Many Most Several All Both Each
  Every Any Another Other Such According To Next First Second Third Finally Recently Currently Nevertheless Instead Indeed
  Perhaps Maybe Despite Besides Overall Additionally Consequently Similarly Nobody Everyone Everything Nothing Something
  Anyone Somebody Someone Where's There's What's Who's How's
`);

/** The same without those that are also Chinese surnames in pinyin: after an initial, "X. He" is a person. */
export const openingsAfterInitial = openings.filter(
  (word) =>
    ![
      "He",
      "She",
      "You",
      "An",
      "A",
      "Do",
      "So",
      "I",
      "May",
      "Let",
      "Yet",
      "Will",
      "Over",
      "Second",
    ].includes(word),
);

/** Names that are written with an exclamation or question mark. */
export const namesWithMark = [
  "Yahoo!",
  "Yum!",
  "Jeopardy!",
  "Guess?",
  "E!",
  "Oklahoma!",
  "Mamma Mia!",
];

/** Verbs of speech behind a quotation: “Ready?” Smith asked. */
export const speech = words(`
  said says asked asks told replied replies added adds shouted cried wrote writes answered exclaimed wondered joked recalled
  quipped continued explained noted whispered laughed inquired demanded
`);
