/** Each room's tsconfig keeps the other rooms' globals out of it, whatever its dependencies bring in. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/root.ts";

/** The names that the compiler could not find in the planted file of a room. */
function unknownNames(room: string): string[] {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const project = join("tests/walls/planted-globals", room);
  const args = [tsc, "-p", project, "--pretty", "false"];
  const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return stdout
    .split("\n")
    .filter((line) => line.includes("names.ts("))
    .map((line) => /Cannot find name '(\w+)'/.exec(line)?.[1] ?? line);
}

test("core can name neither the DOM nor Node", () => {
  expect(unknownNames("core")).toEqual([
    "document",
    "window",
    "process",
    "Buffer",
    "require",
    "__dirname",
    "localStorage",
    "fetch",
  ]);
});

test("main can name Node but not the DOM", () => {
  expect(unknownNames("main")).toEqual(["document", "window"]);
});

test("renderer can name the DOM but not Node", () => {
  expect(unknownNames("renderer")).toEqual(["process", "Buffer", "require"]);
});
