/** The room's shortcuts, as in app/keys.ts. None is taken by Chromium, Edge, an input method or the window's frame. */
export const keysOf = {
  confirm: "mod+Enter",
  next: "alt+ArrowDown",
  previous: "alt+ArrowUp",
  nextUnfinished: "alt+shift+ArrowDown",
  previousUnfinished: "alt+shift+ArrowUp",
  nextOutdated: "F8",
  previousOutdated: "shift+F8",
  nextUntouched: "F9",
  previousUntouched: "shift+F9",
  copySource: "alt+c",
  clear: "alt+Delete",
  toggleLock: "alt+l",
  followRepetitions: "alt+r",
  unconfirm: "alt+u",
  bringIn: "alt+b",
  placeMark: "alt+p",
  insertNote: "mod+alt+f",
  crossToNote: "alt+Enter",
  keepOrphan: "alt+k",
  deleteOrphan: "alt+x",
} as const;

export type RoomCommand = keyof typeof keysOf;
