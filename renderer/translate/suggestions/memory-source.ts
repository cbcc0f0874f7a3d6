/** Offers what the translation memory knows of the row's text. */
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Matches } from "../../../core/api/memory.ts";
import { normalizeText } from "../../../core/edition/text-hash.ts";
import type { Unit } from "../../../core/memory/unit.ts";
import { client } from "../../app/client.ts";
import { keys } from "../../app/query.ts";
import { useReportNames } from "../../app/report-names.ts";
import { type Found, matchesFrom } from "./match-list.ts";
import type { AskedRow, Suggestion, SuggestionSource } from "./suggestion-source.ts";
import { useWhoAndWhen } from "./who-and-when.ts";

export const memorySource: SuggestionSource = {
  name: "memory",
  use(asked) {
    const { t } = useTranslation("translate");
    const whoAndWhen = useWhoAndWhen();
    const { data, isError } = useMatches(asked);
    const nameOf = useReportNames(data?.matches.map(({ unit }) => unit.report) ?? []);
    const whence = (unit: Unit): string => {
      const report = nameOf(unit.report);
      const told = report && t("memory.report", { ...report });
      return [whoAndWhen(unit.by, unit.at), ...(told ? [told] : [])].join(" · ");
    };
    const toSuggestion = ({
      key,
      kind,
      score,
      source,
      text,
      unadapted,
      wordings,
      unit,
    }: Found): Suggestion => ({
      ...{ key, score, source, text, wordings, rank: score },
      badge: t(`memory.kind.${kind}`),
      isSure: isSure(kind),
      compares: "whole",
      notes: [
        ...(unadapted === null ? [] : [t("memory.adapted")]),
        ...(unit ? [whence(unit)] : []),
      ],
      ...(unadapted !== null && {
        unadapted: {
          text: unadapted,
          notes: [t("memory.unadapted"), ...(unit ? [whence(unit)] : [])],
        },
      }),
      place: "block",
      origin: { kind: "memory", score },
    });
    if (!isText(asked.text) || isError) return { suggestions: [] };
    const lang = asked.direction.source;
    return { suggestions: data ? matchesFrom(data, lang).map(toSuggestion) : null };
  },
};

const isText = (text: string): boolean => normalizeText(text) !== "";
const isSure = (kind: Found["kind"]): boolean => kind === "context" || kind === "exact";

function useMatches({
  report,
  direction,
  block,
  text,
  previous,
  next,
}: AskedRow): UseQueryResult<Matches> {
  return useQuery({
    queryKey: [...keys.memory, "matches", report.id, block, text, previous, next],
    queryFn: () =>
      client.memory.matches({
        ...{ lang: direction.source, text, previous, next, column: report.column },
        ...(block && { except: { report: report.id, block } }),
      }),
    enabled: isText(text),
    // While the next answer is on its way, the list of this row stays; that of another row would mislead.
    placeholderData: (last, query) =>
      query?.queryKey[3] === block ? keepPreviousData(last) : undefined,
  });
}

/** Whether the memory renders the row's text as it stands; null while that is not known. */
export function useIsKnown(asked: AskedRow): boolean | null {
  const { data, isError, isPlaceholderData } = useMatches(asked);
  if (isError) return false;
  return data && !isPlaceholderData ? data.matches.some(({ kind }) => isSure(kind)) : null;
}
