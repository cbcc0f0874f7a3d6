/** Offers what the translation memory knows of the row's text. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { normalizeText } from "../../../core/edition/text-hash.ts";
import { client } from "../../app/client.ts";
import { keys } from "../../app/query.ts";
import { type Found, matchesFrom } from "./match-list.ts";
import type { Suggestion, SuggestionSource } from "./suggestion-source.ts";
import { useWhoAndWhen } from "./who-and-when.ts";

export const memorySource: SuggestionSource = {
  name: "memory",
  use({ report, direction, block, text, previous, next }) {
    const { t } = useTranslation("translate");
    const whoAndWhen = useWhoAndWhen();
    const lang = direction.source;
    const isAsked = normalizeText(text) !== "";
    const { data, isError } = useQuery({
      queryKey: [...keys.memory, "matches", report.id, block, text, previous, next],
      queryFn: () =>
        client.memory.matches({
          ...{ lang, text, previous, next, column: report.column },
          ...(block && { except: { report: report.id, block } }),
        }),
      enabled: isAsked,
      // While the next answer is on its way, the list of this row stays; that of another row would mislead.
      placeholderData: (last, query) =>
        query?.queryKey[3] === block ? keepPreviousData(last) : undefined,
    });
    const toSuggestion = ({
      key,
      kind,
      score,
      source,
      text,
      isAdapted,
      unit,
    }: Found): Suggestion => ({
      ...{ key, score, source, text, rank: score },
      badge: t(`memory.kind.${kind}`),
      isSure: kind === "context" || kind === "exact",
      compares: "whole",
      notes: [
        ...(isAdapted ? [t("memory.adapted")] : []),
        ...(unit ? [whoAndWhen(unit.by, unit.at)] : []),
      ],
      place: "block",
      origin: { kind: "memory", score },
    });
    if (!isAsked || isError) return { suggestions: [] };
    return { suggestions: data ? matchesFrom(data, lang).map(toSuggestion) : null };
  },
};
