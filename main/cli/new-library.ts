/** `diglot new-library`: makes a library in a new or empty folder, empty or with the sample's reports. */
import { readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultSettings } from "../../core/library/settings.ts";
import { defaultDeviceDir } from "../library/device.ts";
import { LibraryProblemError } from "../library/disk-error.ts";
import { fillWithSample, readSampleSettings } from "../library/sample.ts";
import { openWorkstation } from "../workstation.ts";
import type { Terminal } from "./terminal.ts";

export interface NewLibraryOptions {
  dir: string;
  nameZh?: string;
  nameEn?: string;
  sample?: boolean;
}

const sampleDir = fileURLToPath(new URL("../../resources/sample", import.meta.url));

export async function newLibrary(
  { dir: asked, nameZh, nameEn, sample }: NewLibraryOptions,
  terminal: Terminal,
): Promise<number> {
  const dir = resolve(asked);
  const settings = sample ? await readSampleSettings(sampleDir) : defaultSettings();
  settings.siteName = {
    zh: nameZh?.trim() || settings.siteName.zh,
    en: nameEn?.trim() || settings.siteName.en,
  };
  const stood = await readdir(dir).catch(() => null);
  const workstation = await openWorkstation();
  try {
    const library = await workstation.create(dir, settings);
    if (sample)
      await fillWithSample(library, {
        sampleDir,
        photoCacheDir: join(defaultDeviceDir(), "sample-photos"),
        onDrawing: (done, total) =>
          terminal.progress(terminal.words("progress.drawing", { done, total })),
      });
  } catch (error) {
    await workstation.close();
    if (!isNotEmpty(error)) await clear(dir, stood !== null);
    throw error;
  }
  await workstation.close();
  terminal.result({ library: dir }, terminal.words("said.libraryMade", { dir }));
  return 0;
}

const isNotEmpty = (error: unknown): boolean =>
  error instanceof LibraryProblemError && error.problem.code === "not-empty";

/** Takes away what was begun in a folder that was empty, and the folder where it was not there before. */
async function clear(dir: string, stood: boolean): Promise<void> {
  const begun = stood ? (await readdir(dir)).map((name) => join(dir, name)) : [dir];
  for (const path of begun) await rm(path, { recursive: true, force: true });
}
