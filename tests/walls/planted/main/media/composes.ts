/** Planted: only-doors-compose. */
export { workstation } from "../workstation.ts";
