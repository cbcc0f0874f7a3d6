/** Innocent: the shell may import a feature. */
export { list } from "../report/list.ts";
export type Shell = { name: string };
