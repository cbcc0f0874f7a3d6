/** What every end-to-end spec starts from: a library of its own, a door onto it and a window in that door. */
import { _electron, type Page, test as base } from "@playwright/test";
import { findBrowser, findElectron } from "../../main/find-runtime.ts";
import { browserArgs } from "./browser.ts";
import { deviceDir, openDoor, temporaryLibrary, type WebDoor } from "./door.ts";
import { root } from "./root.ts";

export { expect } from "@playwright/test";

interface TestFixtures {
  /** What the test's library holds; set with `test.use({ startWith: "sample" })`. */
  startWith: "empty" | "sample";
  /** The folder of this test's own library. */
  library: string;
  /** The web door onto `library`. Specs that use it are about the web door: tag them `@web`. */
  door: WebDoor;
  /** The application's window on `library`, in whichever door the project tests. */
  app: Page;
}

interface WorkerFixtures {
  doorKind: "web" | "desktop";
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  doorKind: ["web", { option: true, scope: "worker" }],
  startWith: ["empty", { option: true }],

  launchOptions: [
    async ({}, use) => {
      const executablePath = process.env.DIGLOT_BROWSER ?? (await findBrowser());
      // Without a locale Chromium takes file names to be ASCII and saves everything else as "download".
      const env = { LANG: "C.UTF-8", ...process.env } as Record<string, string>;
      await use({
        env,
        args: browserArgs,
        ...(executablePath === undefined ? {} : { executablePath }),
      });
    },
    { scope: "worker" },
  ],

  library: async ({ startWith }, use) => {
    const { dir, remove } = await temporaryLibrary(prepared(startWith));
    try {
      await use(dir);
    } finally {
      await remove();
    }
  },

  door: async ({ library }, use) => {
    const door = await openDoor(library);
    await use(door);
    await door.close();
  },

  app: async ({ doorKind, library, page }, use) => {
    if (doorKind === "web") {
      const door = await openDoor(library);
      await page.goto(door.url);
      await use(page);
      await page.close();
      await door.close();
      return;
    }
    const desktop = await openDesktop(library);
    await use(await desktop.firstWindow());
    await desktop.close();
  },
});

function prepared(content: "empty" | "sample"): string {
  const dir = process.env[content === "empty" ? "DIGLOT_EMPTY_LIBRARY" : "DIGLOT_SAMPLE_LIBRARY"];
  if (dir === undefined) throw new Error("tests/support/setup.ts has not made the libraries.");
  return dir;
}

async function openDesktop(library: string): ReturnType<typeof _electron.launch> {
  const executablePath = await findElectron(root);
  if (executablePath === undefined) throw new Error("The Electron runtime is not installed.");
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const profile = `--user-data-dir=${library}-profile`;
  return _electron.launch({
    executablePath,
    args: [...asRoot, profile, root, "--library", library],
    env: { ...process.env, DIGLOT_DEVICE_DIR: deviceDir(library) } as Record<string, string>,
  });
}
