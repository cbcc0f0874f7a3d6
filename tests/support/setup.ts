/** Before the end-to-end specs: a browser that starts and the window's files, freshly built. */
import { findElectron } from "../../main/find-runtime.ts";
import { type Bundle, buildBundle, isBundleStale } from "../../main/window-bundle.ts";
import { ensureBrowser } from "./browser.ts";
import { root } from "./root.ts";

export default async function setup(): Promise<void> {
  process.env.DIGLOT_BROWSER = await ensureBrowser();
  await ensureBundle("window");
  if ((await findElectron(root)) !== undefined) await ensureBundle("desktop");
}

async function ensureBundle(bundle: Bundle): Promise<void> {
  if (!(await isBundleStale(root, bundle))) return;
  if (!(await buildBundle(root, bundle))) throw new Error(`The ${bundle} could not be built.`);
}
