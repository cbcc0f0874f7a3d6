/** Shows an address in a Chromium-family browser as a window of its own, without tabs or address bar. */
import { spawn } from "node:child_process";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where to keep the window's browser profile, so that it is apart from the user's own browsing. */
export function windowProfileDir(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  const home = homedir();
  if (platform === "win32")
    return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "Diglot", "window");
  if (platform === "darwin")
    return join(home, "Library", "Application Support", "Diglot", "window");
  return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "diglot", "window");
}

/** Opens `url` with the browser; resolves when its window closes, to whether it had opened at all. */
export function showInAppWindow(browser: string, url: string): Promise<boolean> {
  const asRoot = process.getuid?.() === 0;
  const args = [
    `--app=${url}`,
    `--user-data-dir=${windowProfileDir(process.platform, process.env)}`,
    "--no-first-run",
    "--no-default-browser-check",
    ...(asRoot ? ["--no-sandbox"] : []),
  ];
  const child = spawn(browser, args, { stdio: "ignore" });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
