/** Keys that take what is offered: in the whole window while the room is shown, and before the editor sees them. */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCommands } from "../../app/commands.tsx";
import { isMac, matchesStroke, parseKeys } from "../../app/keys.ts";
import { useWork } from "../work.ts";
import type { Suggestion } from "./suggestion-source.ts";

/** What stands for the first suggestion stands with another digit for another one. */
export const suggestionKeys = {
  take: "alt+1",
  insert: "mod+alt+1",
  numbers: "alt+n",
  lookUp: "alt+s",
} as const;

export const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

interface Doing {
  /** Looks up what is selected, "" where nothing is. */
  lookUp(selected: string): void;
  /** Shows and takes texts with their own numbers, or with those of the row. */
  switchNumbers(): void;
}

export function useSuggestionKeys(suggestions: readonly Suggestion[], doing: Doing): void {
  const { t } = useTranslation("translate");
  const { actions } = useWork();
  const take = (index: number, toCaret: boolean): boolean => {
    const suggestion = suggestions[index];
    if (suggestion && !suggestion.isUnfinished)
      actions.takeSuggestion({ ...suggestion, ...(toCaret && { place: "caret" }) });
    return suggestion !== undefined;
  };
  const lookUp = (): void => doing.lookUp(window.getSelection()?.toString().trim() ?? "");
  const runs: Record<keyof typeof suggestionKeys, () => unknown> = {
    take: () => take(0, false),
    insert: () => take(0, true),
    numbers: doing.switchNumbers,
    lookUp,
  };
  const names = Object.keys(suggestionKeys) as (keyof typeof suggestionKeys)[];
  useCommands(
    names.map((name) => ({
      id: `suggestion-${name}`,
      group: "translate" as const,
      label: t(`memory.command.${name}`),
      keys: suggestionKeys[name],
      ownKeys: true,
      run: () => void runs[name](),
    })),
  );
  const latest = useRef({ take, runs });
  useEffect(() => {
    latest.current = { take, runs };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing) return;
      const isPressed = (stroke: string): boolean =>
        parseKeys(stroke).every((one) => matchesStroke(one, event, isMac()));
      const withDigit = (keys: string) =>
        digits.findIndex((digit) => isPressed(keys.replace("1", String(digit))));
      const [taken, inserted] = [withDigit(suggestionKeys.take), withDigit(suggestionKeys.insert)];
      const { take: takeNow, runs: now } = latest.current;
      if (isPressed(suggestionKeys.lookUp)) now.lookUp();
      else if (isPressed(suggestionKeys.numbers)) now.numbers();
      else if (taken >= 0 ? !takeNow(taken, false) : !takeNow(inserted, true)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, []);
}
