/** Planted: main-noun-store-private. */
export { open } from "../report/report-store.ts";
