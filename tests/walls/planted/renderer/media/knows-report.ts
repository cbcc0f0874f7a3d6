/** Planted: renderer-feature-alone. */
export { list } from "../report/list.ts";
