/** The commands a user types: `npx diglot` and `npm start`. */
import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { root } from "../support/root.ts";

const shell = process.platform === "win32";

function run(file: string, args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd: root,
    encoding: "utf8",
    shell,
    env: { ...process.env, LC_ALL: "en_US.UTF-8" },
  });
  return { code: status, output: stdout + stderr };
}

test("npx finds the project's own command", () => {
  const { code, output } = run("npx", ["diglot", "--version"]);
  expect(output).toContain(packageJson.version);
  expect(code).toBe(0);
});

test("npm start explains itself, and refuses a flag it does not know", () => {
  expect(run("npm", ["start", "--", "--help"])).toMatchObject({ code: 0 });
  const refused = run("npm", ["start", "--", "--libary", "x"]);
  expect(refused.code).toBe(2);
  expect(refused.output).toContain("There is no option “--libary”.");
});
