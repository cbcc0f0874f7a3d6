/** Gives the tests a Chromium that starts: an installed one, else one that is installed here and now. */
import { access } from "node:fs/promises";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";
import { findBrowser } from "../../main/find-runtime.ts";
import { aptInstall, canUseApt } from "./apt.ts";
import { runTool } from "./run-command.ts";

const isRoot = process.getuid?.() === 0;

/** Arguments that Chromium needs here: as root it refuses its sandbox; in tests it should call nobody. */
export const browserArgs = [...(isRoot ? ["--no-sandbox"] : []), "--disable-background-networking"];

/**
 * The path of a Chromium that was seen to start, with Han fonts for its pages where they can be had.
 * Installs what is missing: Playwright's own download first, then Debian's package when we are root.
 * Throws with what to do when nothing works.
 */
export async function ensureBrowser(): Promise<string> {
  const found = (await findStartingBrowser()) ?? (await installBrowser());
  await ensureHanFonts();
  return found;
}

async function installBrowser(): Promise<string> {
  console.log("No Chromium, Chrome or Edge starts here: installing one.");
  await runTool("@playwright/test/cli.js", ["install", "chromium"], {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000",
  });
  const downloaded = await findStartingBrowser();
  if (downloaded !== undefined) return downloaded;
  if (await canUseApt()) await aptInstall(["chromium", "fonts-noto-cjk", "fontconfig"]);
  const packaged = await findStartingBrowser();
  if (packaged !== undefined) return packaged;
  throw new Error(
    "The end-to-end tests need Chromium, Chrome or Edge and could not install one. " +
      "Install one, or name it in the environment variable DIGLOT_BROWSER.",
  );
}

async function findStartingBrowser(): Promise<string | undefined> {
  const installed = await findBrowser();
  for (const path of [installed, chromium.executablePath()]) {
    if (path !== undefined && (await exists(path)) && (await starts(path))) return path;
  }
  return undefined;
}

function starts(path: string): Promise<boolean> {
  return chromium.launch({ executablePath: path, args: browserArgs, timeout: 60_000 }).then(
    (browser) => browser.close().then(() => true),
    (error: unknown) => {
      console.log(`${path} does not start: ${String(error).split("\n", 1)[0]}`);
      return false;
    },
  );
}

async function ensureHanFonts(): Promise<void> {
  if (process.platform !== "linux" || (await hasHanFont())) return;
  if (await canUseApt()) await aptInstall(["fonts-noto-cjk", "fontconfig"]);
  if (await hasHanFont()) return;
  console.log("No Chinese font is installed: pages work, but their Chinese shows as boxes.");
}

const hasHanFont = (): Promise<boolean> =>
  promisify(execFile)("fc-list", [":lang=zh", "family"]).then(
    ({ stdout }) => stdout.trim() !== "",
    () => false,
  );

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
