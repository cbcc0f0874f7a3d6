/** Innocent: the preload knows Electron. */
export { contextBridge } from "electron";
