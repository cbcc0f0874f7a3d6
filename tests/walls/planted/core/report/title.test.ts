/** An innocent test: it may use Node and development dependencies. */
import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { title } from "./title.ts";

expect(readFileSync(title)).toBeDefined();
