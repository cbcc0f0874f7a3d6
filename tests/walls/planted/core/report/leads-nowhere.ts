/** Planted: no-unresolvable. */
export { nothing } from "./is-not-there.ts";
