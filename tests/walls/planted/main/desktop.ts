/** Innocent: the desktop door knows Electron. */
export { app } from "electron";
export { workstation } from "./workstation.ts";
