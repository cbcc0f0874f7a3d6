/** Planted: renderer-without-node. */
export { join } from "node:path";
