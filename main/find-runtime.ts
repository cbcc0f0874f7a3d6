/** Finds the Electron runtime and an installed Chromium, Chrome or Edge on this machine. */
import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/** Where to look: replaceable, so that tests can describe a machine. */
export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** True when the path is a file that can be run. */
  runnable: (path: string) => Promise<boolean>;
}

const commandNames = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];

const macApps = ["Google Chrome", "Microsoft Edge", "Chromium"];

const windowsApps = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
  ["Chromium", "Application", "chrome.exe"],
];

/** This machine as it is. */
const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  runnable: (path) =>
    access(path, constants.X_OK).then(
      () => true,
      () => false,
    ),
};

/** The path of a Chromium-family browser: `DIGLOT_BROWSER`, then the usual places; undefined if none. */
export async function findBrowser(machine: Machine = thisMachine): Promise<string | undefined> {
  const asked = machine.env.DIGLOT_BROWSER;
  return firstRunnable(machine, asked ? [asked, ...usualPlaces(machine)] : usualPlaces(machine));
}

/**
 * The Electron executable under `node_modules/electron/dist` of `root`, or under
 * `ELECTRON_OVERRIDE_DIST_PATH`; undefined when the runtime was never downloaded.
 */
export async function findElectron(
  root: string,
  machine: Machine = thisMachine,
): Promise<string | undefined> {
  const dist =
    machine.env.ELECTRON_OVERRIDE_DIST_PATH || join(root, "node_modules", "electron", "dist");
  return firstRunnable(machine, [join(dist, electronFile(machine.platform))]);
}

function electronFile(platform: NodeJS.Platform): string {
  if (platform === "win32") return "electron.exe";
  if (platform === "darwin") return join("Electron.app", "Contents", "MacOS", "Electron");
  return "electron";
}

function usualPlaces({ platform, env }: Machine): string[] {
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
    return windowsApps.flatMap((app) =>
      roots.flatMap((root) => (root === undefined ? [] : [join(root, ...app)])),
    );
  }
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = commandNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (platform === "darwin") {
    const apps = macApps.map((app) => join("/Applications", `${app}.app`, "Contents/MacOS", app));
    return [...apps, ...onPath];
  }
  const elsewhere = [
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
  ];
  return [...onPath, ...elsewhere];
}

async function firstRunnable(machine: Machine, paths: string[]): Promise<string | undefined> {
  for (const path of paths) if (await machine.runnable(path)) return path;
  return undefined;
}
