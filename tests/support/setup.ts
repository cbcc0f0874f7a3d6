/** Before the end-to-end specs: a browser that starts, the window's files, and libraries to copy. */
import { join } from "node:path";
import { findElectron } from "../../main/find-runtime.ts";
import { type Bundle, buildBundle, isBundleStale } from "../../main/window-bundle.ts";
import { ensureBrowser } from "./browser.ts";
import { makeLibrary, temporaryLibrary } from "./door.ts";
import { root } from "./root.ts";

/** Gives what takes the libraries away again after the last spec. */
export default async function setup(): Promise<() => Promise<void>> {
  process.env.DIGLOT_BROWSER = await ensureBrowser();
  await ensureBundle("window");
  if ((await findElectron(root)) !== undefined) await ensureBundle("desktop");
  const [empty, sample] = [await temporaryLibrary(), await temporaryLibrary()];
  const remove = async (): Promise<void> =>
    void (await Promise.all([empty.remove(), sample.remove()]));
  // The sample's photographs take long to draw; the device keeps them for the next run.
  const device = { DIGLOT_DEVICE_DIR: join(root, "out", "test-device") };
  try {
    await makeLibrary(empty.dir, "empty", device);
    await makeLibrary(sample.dir, "sample", device);
  } catch (error) {
    await remove();
    throw error;
  }
  process.env.DIGLOT_EMPTY_LIBRARY = empty.dir;
  process.env.DIGLOT_SAMPLE_LIBRARY = sample.dir;
  return remove;
}

async function ensureBundle(bundle: Bundle): Promise<void> {
  if (!(await isBundleStale(root, bundle))) return;
  if (!(await buildBundle(root, bundle))) throw new Error(`The ${bundle} could not be built.`);
}
