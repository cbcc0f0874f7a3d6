/** Where the Electron runtime and an installed browser are looked for. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { findBrowser, findElectron, type Machine } from "./find-runtime.ts";

const machineWith = (files: string[], machine: Partial<Machine>): Machine => ({
  platform: "linux",
  env: {},
  runnable: (path) => Promise.resolve(files.includes(path)),
  ...machine,
});

test("takes the browser that the user names first", async () => {
  const env = { DIGLOT_BROWSER: "/my/chrome", PATH: "/usr/bin" };
  const machine = machineWith(["/usr/bin/chromium", "/my/chrome"], { env });
  expect(await findBrowser(machine)).toBe("/my/chrome");
});

test("looks on when the named browser is not there", async () => {
  const env = { DIGLOT_BROWSER: "/gone", PATH: "/bin:/usr/bin" };
  expect(await findBrowser(machineWith(["/usr/bin/microsoft-edge"], { env }))).toBe(
    "/usr/bin/microsoft-edge",
  );
});

test("finds an application on macOS and Edge on Windows", async () => {
  const chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  expect(await findBrowser(machineWith([chrome], { platform: "darwin" }))).toBe(chrome);
  const edge = join("P", "Microsoft", "Edge", "Application", "msedge.exe");
  const windows = machineWith([edge], { platform: "win32", env: { "PROGRAMFILES(X86)": "P" } });
  expect(await findBrowser(windows)).toBe(edge);
});

test("finds no browser on a bare machine", async () => {
  expect(await findBrowser(machineWith([], { env: { PATH: "/usr/bin" } }))).toBeUndefined();
});

test("finds the Electron runtime in the project or where the environment says", async () => {
  const own = join("/app", "node_modules", "electron", "dist", "electron");
  expect(await findElectron("/app", machineWith([own], {}))).toBe(own);
  expect(await findElectron("/app", machineWith([], {}))).toBeUndefined();
  const env = { ELECTRON_OVERRIDE_DIST_PATH: "/runtime" };
  const elsewhere = join("/runtime", "electron");
  expect(await findElectron("/app", machineWith([elsewhere, own], { env }))).toBe(elsewhere);
});
