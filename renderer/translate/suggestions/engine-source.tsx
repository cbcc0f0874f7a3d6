/** Offers what a translation engine says to the row's text, once it was asked: by key, by button, or by itself where that is set up. */
import { useTranslation } from "react-i18next";
import { costWords } from "../../app/engine/cost-words.ts";
import { EngineTools } from "./engine-tools.tsx";
import type { Suggestion, SuggestionSource } from "./suggestion-source.ts";
import { type Answer, useAskEngine } from "./use-ask-engine.ts";

/** Below what is surely known of the text, above what is only like it. */
const RANK = 99.5;

export const engineSource: SuggestionSource = {
  name: "engine",
  use(asked) {
    const { t, i18n } = useTranslation("engine");
    const asking = useAskEngine(asked);
    const notesOf = ({ done }: Answer): string[] => {
      if (!done) return [t("room.speaking")];
      const { cost, characters } = done.usage;
      return [
        t("room.characters", { characters }) + (cost ? ` · ${costWords(cost, i18n.language)}` : ""),
        ...(done.marks === null ? [t("room.lostCodes")] : []),
      ];
    };
    const toSuggestion = (answer: Answer): Suggestion => ({
      ...{ key: `engine-${answer.engine.id}`, score: null, badge: answer.engine.name },
      ...{ isSure: false, source: "", compares: "whole", text: answer.text || "…" },
      ...{ notes: notesOf(answer), place: "block", rank: RANK },
      origin: { kind: "engine", name: answer.engine.name },
      ...(answer.done?.marks && { marks: answer.done.marks }),
      ...(!answer.done && { isUnfinished: true }),
    });
    return {
      suggestions: asking.answer ? [toSuggestion(asking.answer)] : [],
      tools: <EngineTools asking={asking} canAsk={asked.text !== "" && asked.block !== null} />,
    };
  },
};
