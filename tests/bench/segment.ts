/** Cuts texts of 50,000 characters into sentences, in both languages. */
import { langs } from "../../core/report/lang.ts";
import { segmentText } from "../../core/segment/sentences.ts";
import { type Bench, median } from "./bench.ts";
import { draftOf, seeded } from "./make-library.ts";

const ROUNDS = 25;
const CHARACTERS = 50_000;
const flourish = {
  zh: "“准备好了吗？”李明（记者）问。增长3.5%，见Fig. 2……",
  en: "“Is it ready?” Prof. He of the U.S. Academy (No. 5) asked. It rose 3.5 percent. ",
};

export const bench: Bench = async () =>
  langs.map((lang) => {
    const { body } = draftOf(seeded(11), lang, { paragraphs: 900, length: 40 });
    const paragraphs = body.map((block) => ("text" in block ? block.text : "") + flourish[lang]);
    const text = paragraphs.join("\n").slice(0, CHARACTERS);
    const samples = Array.from({ length: ROUNDS }, () => {
      const begun = performance.now();
      segmentText(text, lang);
      return performance.now() - begun;
    });
    return {
      name: `50,000 characters, ${lang}, median`,
      value: median(samples),
      unit: "ms",
      goal: 20,
    };
  });
