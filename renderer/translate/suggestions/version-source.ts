/** Offers what the block at work was confirmed with before, where something else stands there now. */
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { normalizeText } from "../../../core/edition/text-hash.ts";
import { translationText } from "../../../core/edition/translation.ts";
import { createScorer } from "../../../core/memory/similarity.ts";
import { client } from "../../app/client.ts";
import { keys } from "../../app/query.ts";
import type { Suggestion, SuggestionSource } from "./suggestion-source.ts";
import { useWhoAndWhen } from "./who-and-when.ts";

export const versionSource: SuggestionSource = {
  name: "versions",
  use({ report, lane, block, text }) {
    const { t } = useTranslation("translate");
    const whoAndWhen = useWhoAndWhen();
    const { data, isError } = useQuery({
      queryKey: [...keys.memory, "versions", report.id, block],
      queryFn: () => (block ? client.memory.versions({ report: report.id, block }) : []),
      enabled: block !== null && text !== "",
    });
    if (!block || text === "" || isError) return { suggestions: [] };
    if (!data) return { suggestions: null };
    // Of a block `zh` is the source and `en` its translation, whatever their languages.
    const now = normalizeText(translationText(lane?.row?.target ?? null, lane?.row?.more));
    const score = createScorer(text);
    const seen = new Set([now]);
    const suggestions = data.flatMap(({ zh: source, en: rendered, at, by }): Suggestion[] => {
      if (seen.has(normalizeText(rendered))) return [];
      seen.add(normalizeText(rendered));
      const alike = normalizeText(source) === normalizeText(text) ? 100 : score(source);
      return [
        {
          ...{ key: `version-${at}`, score: alike, source, text: rendered, rank: alike },
          ...{ badge: t("memory.version"), isSure: alike === 100, compares: "whole" },
          ...{ notes: [whoAndWhen(by, at)], place: "block", origin: { kind: "typed" } },
        },
      ];
    });
    return { suggestions };
  },
};
