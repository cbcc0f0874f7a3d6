/** The whole typed API: main implements it, the window derives its client from it. */
import { deviceContract } from "./device.ts";
import { engineContract } from "./engine.ts";
import { findContract } from "./find.ts";
import { libraryContract } from "./library.ts";
import { memoryContract } from "./memory.ts";
import { oldSiteContract } from "./old-site.ts";
import { pretranslateContract } from "./pretranslate.ts";
import { publicationContract } from "./publication.ts";
import { reportContract } from "./report.ts";
import { termContract } from "./term.ts";

export const contract = {
  device: deviceContract,
  library: libraryContract,
  report: reportContract,
  find: findContract,
  memory: memoryContract,
  term: termContract,
  engine: engineContract,
  pretranslate: pretranslateContract,
  publication: publicationContract,
  oldSite: oldSiteContract,
};

/** Path prefix of the API on every door. */
export const API_PREFIX = "/api";
