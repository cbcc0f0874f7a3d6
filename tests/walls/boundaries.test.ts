/** The walls between the rooms stand: every rule catches its planted violation, and the house has none. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/root.ts";
import { cruise, sourceFiles } from "./cruise.ts";

interface Rules {
  forbidden: { name: string }[];
}

const rules = createRequire(import.meta.url)("../../.dependency-cruiser.cjs") as Rules;
const planted = join(root, "tests", "walls", "planted");

test("every rule reports the violation planted for it, and innocent files are left alone", async () => {
  const { summary } = await cruise(planted);
  const reported = summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
  expect(reported.sort()).toEqual([
    "core-stays-in-core core/report/knows-main.ts",
    "core-without-node core/report/knows-node.ts",
    "core-without-platform core/report/knows-react.ts",
    "main-not-renderer main/media/knows-renderer.ts",
    "main-noun-api-private main/media/takes-api.ts",
    "main-noun-store-private main/media/takes-store.ts",
    "no-circular core/report/circle-a.ts",
    "no-unresolvable core/report/leads-nowhere.ts",
    "only-desktop-knows-electron main/media/knows-electron.ts",
    "only-doors-compose main/media/composes.ts",
    "preload-imports-electron-only preload/knows-core.ts",
    "renderer-feature-alone renderer/media/knows-report.tsx",
    "renderer-not-main renderer/media/knows-main.ts",
    "renderer-without-node renderer/media/knows-node.ts",
    "shipped-code-without-dev-dependency main/media/ships-a-tool.ts",
    "shipped-code-without-tests core/report/ships-a-test.ts",
  ]);
  const caught = new Set(summary.violations.map(({ rule }) => rule.name));
  expect([...caught].sort()).toEqual(rules.forbidden.map(({ name }) => name).sort());
});

test("the house has no violation, and every one of its files was read", async () => {
  const { modules, summary } = await cruise(root, ["tests"]);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual(
    [],
  );
  const read = new Map(modules.map(({ source, dependencies }) => [source, dependencies.length]));
  const files = await sourceFiles(root);
  expect(files.filter((file) => !read.has(file))).toEqual([]);
  // A parser that understands nothing still lists files, but none of their imports.
  const withImports = files.filter((file) => (read.get(file) ?? 0) > 0);
  expect(withImports.length).toBeGreaterThan(files.length / 2);
}, 120_000);
