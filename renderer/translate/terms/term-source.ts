/** Offers what the wordbook has for the names and terms in the row's source. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { offersFor, type TermOffer } from "../../../core/term/wordbook.ts";
import type { Suggestion, SuggestionSource } from "../suggestions/suggestion-source.ts";
import { useBook, useTermState } from "./term-desk.tsx";

/** Behind what renders the whole text, or nearly, as it stands; before what only resembles it. */
const RANK = 84.5;

export const termSource: SuggestionSource = {
  name: "terms",
  use({ lane, text }) {
    const { t } = useTranslation("term");
    const book = useBook();
    const state = useTermState();
    const found = useMemo(
      () => (book && text !== "" ? book.inSource.find(text) : []),
      [book, text],
    );
    const introduced = lane ? state.introducedBefore(lane.key) : new Set<string>();
    const toSuggestion = (offer: TermOffer, index: number): Suggestion => ({
      key: `term-${offer.entry.id}-${offer.text}`,
      score: null,
      badge: t(offer.status === "approved" ? `kind.${offer.entry.kind}` : "status.allowed"),
      isSure: offer.status === "approved",
      ...{ source: offer.source, text: offer.text, compares: "part", notes: [] },
      ...{ place: "caret", origin: null },
      rank: (offer.status === "approved" ? RANK : RANK / 2) - index / 1000,
    });
    if (!book || text === "") return { suggestions: book ? [] : null };
    return { suggestions: offersFor(book, { text, found, introduced }).map(toSuggestion) };
  },
};
