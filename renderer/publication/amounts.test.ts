/** Tests of printed sizes. */
import { expect, it } from "vitest";
import { formatSize } from "./amounts.ts";

it.each([
  [0, "0 byte"],
  [1023, "1,023 byte"],
  [1024, "1 kB"],
  [1536, "1.5 kB"],
  [20_000, "20 kB"],
  [5 * 1024 ** 2, "5 MB"],
  [3 * 1024 ** 3, "3 GB"],
])("%i bytes are %s", (sizeBytes, words) => expect(formatSize(sizeBytes, "en")).toBe(words));
