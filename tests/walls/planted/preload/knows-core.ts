/** Planted: preload-imports-electron-only. */
export { title } from "../core/report/title.ts";
