/** The composition root: opens a library, constructs every service, answers requests. Doors call it, nothing else. */
import { mkdtemp, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { WebSocketLike } from "@hocuspocus/server";
import { inLang } from "../core/report/lang.ts";
import type { LibraryProblem } from "../core/library/library-problem.ts";
import type { Settings } from "../core/library/settings.ts";
import type { ApiContext } from "./api-context.ts";
import type { SocketHandlers } from "./edition/document-service.ts";
import { createEngineClient } from "./engine/engine-client.ts";
import { type EngineDesk, openEngineDesk } from "./engine/engine-desk.ts";
import { createEngineWork, type EngineWork } from "./engine/engine-work.ts";
import { openKeyStore, type Sealer } from "./engine/key-store.ts";
import { defaultDeviceDir, openDeviceStore } from "./library/device.ts";
import { LibraryProblemError } from "./library/disk-error.ts";
import { createLibrary, openLibrary, type OpenLibrary } from "./open-library.ts";
import type { OnDrawing } from "./library/photo-cache.ts";
import { fillWithSample, readSampleSettings } from "./library/sample.ts";

export interface WorkstationOptions {
  /** Library to open at start. When it cannot be opened the window says why. */
  library?: string;
  /** Open a throw-away copy of the sample library at start. */
  sample?: boolean;
  /** The sample's photographs are drawn the first time on a device, which takes many seconds. */
  onDrawing?: OnDrawing;
  /** Does not add what it opens to the libraries that the welcome screen offers. */
  forgetful?: boolean;
  deviceDir?: string;
  rendererDir?: string;
  resourcesDir?: string;
  /** Seals what must stay secret, where the system has a keychain; without one a file for this user only keeps it. */
  sealer?: Sealer;
}

export interface Workstation {
  fetch(request: Request): Promise<Response>;
  /** Serves living documents to one WebSocket-like client; null while no library is open. */
  accept(socket: WebSocketLike, request: Request): SocketHandlers | null;
  readonly engines: { desk: EngineDesk; work: EngineWork };
  current(): OpenLibrary | null;
  problem(): LibraryProblem | null;
  /** @throws LibraryProblemError; the library that was open stays open then */
  open(dir: string): Promise<OpenLibrary>;
  create(dir: string, settings: Settings): Promise<OpenLibrary>;
  openSample(): Promise<OpenLibrary>;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL("..", import.meta.url));

export async function openWorkstation(options: WorkstationOptions = {}): Promise<Workstation> {
  const deviceDir = options.deviceDir ?? defaultDeviceDir();
  const resourcesDir = options.resourcesDir ?? join(root, "resources");
  const rendererDir = resolve(options.rendererDir ?? join(root, "out", "renderer"));
  const device = await openDeviceStore(deviceDir);
  const desk = await openEngineDesk(deviceDir, options.sealer ?? null);
  const engines = { desk, work: createEngineWork(desk, createEngineClient()) };
  const secrets = await openKeyStore(deviceDir, options.sealer ?? null, "target-keys.json");
  let current: OpenLibrary | null = null;
  let problem: LibraryProblem | null = null;

  const me = (libraryId: string) => device.device.identity[libraryId] ?? "";
  const openAt = (dir: string, sample = false) =>
    openLibrary({
      ...{ dir, sample, themeDir: join(resourcesDir, "theme"), me, secrets },
      // A job that needs the memory brings it up to date itself.
      learns: !options.forgetful,
    });

  const leave = async () => {
    const left = current;
    current = null;
    await left?.close();
    if (left?.sample) await rm(left.dir, { recursive: true, force: true });
  };
  const enter = async (library: OpenLibrary) => {
    await leave();
    current = library;
    problem = null;
    // A command publishes what it is told to, and nothing else.
    if (!options.forgetful) library.scheduler.start();
    if (!library.sample && !options.forgetful)
      await device.remember(library.dir, inLang(library.store.record.settings.siteName, "zh"));
    return library;
  };

  const open = async (path: string) => {
    const dir = resolve(path);
    return current?.dir === dir ? current : enter(await openAt(dir));
  };
  const create = async (path: string, settings: Settings) => {
    const dir = resolve(path);
    await createLibrary(dir, settings);
    return enter(await openAt(dir));
  };
  const openSample = async () => {
    const sampleDir = join(resourcesDir, "sample");
    const dir = await mkdtemp(join(tmpdir(), "diglot-sample-"));
    await createLibrary(dir, await readSampleSettings(sampleDir));
    const library = await openAt(dir, true);
    await fillWithSample(library, {
      sampleDir,
      photoCacheDir: join(deviceDir, "sample-photos"),
      onDrawing: options.onDrawing,
    });
    return enter(library);
  };

  // A command answers no requests: it does without a good part of the program.
  const loadHandler = async () => (await import("./http.ts")).createHandler(context, rendererDir);
  let handler: ReturnType<typeof loadHandler> | null = null;
  const context: ApiContext = {
    device,
    engines,
    current: () => current,
    problem: () => problem,
    suggestedDir: join(homedir(), "Diglot"),
    open,
    create,
    openSample,
  };

  if (!options.forgetful) handler = loadHandler();
  try {
    if (options.sample) await openSample();
    else if (options.library) await open(options.library);
  } catch (error) {
    if (!(error instanceof LibraryProblemError)) throw error;
    problem = error.problem;
  }

  return {
    fetch: async (request) => (await (handler ??= loadHandler()))(request),
    engines,
    accept: (socket, request) => current?.documents.accept(socket, request) ?? null,
    current: () => current,
    problem: () => problem,
    open,
    create,
    openSample,
    close: leave,
  };
}
