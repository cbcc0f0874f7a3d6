/** What API handlers work with, and the one place where a failing disk becomes a coded error. */
import { implement, ORPCError } from "@orpc/server";
import { contract } from "../core/api/contract.ts";
import type { LibraryProblem } from "../core/library/library-problem.ts";
import type { Settings } from "../core/library/settings.ts";
import type { EngineDesk } from "./engine/engine-desk.ts";
import type { EngineWork } from "./engine/engine-work.ts";
import type { DeviceStore } from "./library/device.ts";
import { diskFailure, LibraryProblemError } from "./library/disk-error.ts";
import type { OpenLibrary } from "./open-library.ts";

export interface ApiContext {
  device: DeviceStore;
  engines: { desk: EngineDesk; work: EngineWork };
  /** The open library, null on the welcome screen. */
  current(): OpenLibrary | null;
  /** Why the library named at start could not be opened. */
  problem(): LibraryProblem | null;
  suggestedDir: string;
  open(dir: string): Promise<OpenLibrary>;
  create(dir: string, settings: Settings): Promise<OpenLibrary>;
  openSample(): Promise<OpenLibrary>;
}

const implementer = implement(contract).$context<ApiContext>();

/** Disk failures and library problems become the contract's coded errors; anything else is a fault of ours. */
export const api = implementer.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError) throw error;
    if (error instanceof LibraryProblemError)
      throw new ORPCError("LIBRARY_PROBLEM", { defined: true, status: 409, data: error.problem });
    const failure = diskFailure(error);
    if (failure === "disk-full") throw new ORPCError("DISK_FULL", { defined: true, status: 507 });
    if (failure === "read-only") throw new ORPCError("READ_ONLY", { defined: true, status: 507 });
    console.error(error);
    throw error;
  }
});

/** The same, with the open library at hand; `NO_LIBRARY` when there is none. */
export const libraryApi = api.use(async ({ context, next }) => {
  const library = context.current();
  if (!library) throw new ORPCError("NO_LIBRARY", { defined: true, status: 409 });
  return next({ context: { library } });
});
