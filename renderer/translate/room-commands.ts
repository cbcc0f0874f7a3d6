/** The room's commands: keys, palette and buttons all run these. */
import { type RefObject, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type Command, useCommands } from "../app/commands.tsx";
import { isMac, matchesStroke, parseKeys } from "../app/keys.ts";
import type { Actions } from "./actions.ts";
import { keysOf, type RoomCommand } from "./room-keys.ts";

export const runsOf = (actions: Actions): Record<RoomCommand, () => void> => ({
  confirm: () => actions.confirm(),
  next: () => actions.step(1),
  previous: () => actions.step(-1),
  nextUnfinished: () => actions.goToNext("unfinished"),
  previousUnfinished: () => actions.goToNext("unfinished", -1),
  nextOutdated: () => actions.goToNext("outdated"),
  previousOutdated: () => actions.goToNext("outdated", -1),
  nextUntouched: () => actions.goToNext("empty"),
  previousUntouched: () => actions.goToNext("empty", -1),
  copySource: () => actions.copySource(),
  clear: () => actions.clear(),
  toggleLock: () => actions.toggleLock(),
  followRepetitions: () => actions.followRepetitions(),
  unconfirm: () => actions.unconfirm(),
  bringIn: () => actions.bringIn(),
  placeMark: () => actions.placeMark(),
  insertNote: () => actions.insertNote(),
  crossToNote: () => actions.crossToNote(),
  keepOrphan: () => actions.keepOrphan(),
  deleteOrphan: () => actions.deleteOrphan(),
});

const names = Object.keys(keysOf) as RoomCommand[];

/**
 * Offers the commands in the palette and runs them by key. Inside `room` the keys are taken before the editor sees
 * them, which would otherwise make a new paragraph of Ctrl+Enter; elsewhere the window's own listener runs them.
 */
export function useRoomCommands(room: RefObject<HTMLElement | null>, actions: Actions): void {
  const { t } = useTranslation("translate");
  const runs = runsOf(actions);
  useCommands(
    names.map(
      (name): Command => ({
        id: `translate-${name}`,
        group: "translate",
        label: t(`command.${name}`),
        keys: keysOf[name],
        run: runs[name],
      }),
    ),
  );
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.isComposing || event.keyCode === 229) return;
      // A comment is sent by the keys that confirm a row elsewhere.
      if (event.target instanceof HTMLTextAreaElement) return;
      const name = names.find((one) =>
        parseKeys(keysOf[one]).every((stroke) => matchesStroke(stroke, event, isMac())),
      );
      if (!name) return;
      event.preventDefault();
      event.stopPropagation();
      runsOf(actions)[name]();
    };
    element.addEventListener("keydown", listen, { capture: true });
    return () => element.removeEventListener("keydown", listen, { capture: true });
  }, [room, actions]);
}
