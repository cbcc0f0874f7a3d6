/** Planted: only-desktop-knows-electron. */
export { app } from "electron";
