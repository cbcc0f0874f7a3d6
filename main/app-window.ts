/** Shows an address in a Chromium-family browser as a window of its own, without tabs or address bar. */
import { spawn } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where to keep the window's browser profile, so that it is apart from the user's own browsing. */
function windowProfileDir(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  const home = homedir();
  if (platform === "win32")
    return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "Diglot", "window");
  if (platform === "darwin")
    return join(home, "Library", "Application Support", "Diglot", "window");
  return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "diglot", "window");
}

export interface AppWindow {
  /** Resolves when the window is gone, to whether it had opened at all. */
  closed: Promise<boolean>;
  /** Closes the window if it is still there. */
  close(): void;
}

/** Opens `url` with the browser. */
export function openAppWindow(browser: string, url: string): AppWindow {
  const asRoot = process.getuid?.() === 0;
  const args = [
    `--app=${url}`,
    `--user-data-dir=${windowProfileDir(process.platform, process.env)}`,
    ...windowFlags,
    ...(asRoot ? ["--no-sandbox"] : []),
  ];
  const child = spawn(browser, args, { stdio: "ignore" });
  const closed = new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
  return { closed, close: () => void child.kill() };
}

const windowFlags = [
  "--no-first-run",
  "--no-default-browser-check",
  "--window-size=1440,900",
  // Nothing leaves the machine unasked.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Closing the window is the end of it.
  "--disable-background-mode",
];
