/** Keys of the search. On a Mac ⌘H hides the window and F3 belongs to the system. */
import { isMac } from "../keys.ts";

export const findKeys = (mac: boolean = isMac()) =>
  mac
    ? { find: "mod+f", replace: "mod+alt+r", next: "mod+g", previous: "mod+shift+g" }
    : { find: "mod+f", replace: "mod+h", next: "F3", previous: "shift+F3" };
