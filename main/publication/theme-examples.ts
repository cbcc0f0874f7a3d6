/** The sample's reports as a site to try a theme on: kinds of pages and blocks that a library may not have yet. */
import { readSampleSettings, sampleReports } from "../library/sample.ts";
import type { CheckedSite } from "./theme-check.ts";

/** Its pictures are named and counted as there, but cannot be opened. */
export async function exampleSite(sampleDir: string): Promise<CheckedSite> {
  const { reports, pictures } = await sampleReports(sampleDir);
  return {
    settings: await readSampleSettings(sampleDir),
    media: {
      path: ({ hash }) => hash,
      rendition: () => Promise.resolve(null),
      names: () => Promise.resolve(pictures),
    },
    reports: {
      projection: (id) => Promise.resolve(reports.find((report) => report.id === id) ?? null),
      revisions: () => reports.map(({ id }) => [id, 0]),
    },
  };
}
