/** Planted: core-without-node. */
import { readFileSync } from "node:fs";

export const read = readFileSync;
