/** What Node compiled once for one of the many processes that the tests start serves all of them. */
import { join } from "node:path";
import { root } from "./root.ts";

/** Holds for every process started from here on. */
export function shareCompiledCode(): void {
  process.env.NODE_COMPILE_CACHE ??= join(root, "out", "compiled");
}
