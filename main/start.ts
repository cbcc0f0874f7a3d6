/** `npm start`: builds the window if need be, then opens the best door this machine has. */
import "./production.ts";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openAppWindow } from "./app-window.ts";
import { toRefusal } from "./cli/refusal.ts";
import { findBrowser, findElectron } from "./find-runtime.ts";
import { type Door, hasDisplay, pickDoor } from "./pick-door.ts";
import { parseStartArgs, type StartAsked, type StartProblem } from "./start-args.ts";
import { type TerminalWords, terminalLanguage, terminalWords } from "./terminal-words.ts";
import { type Bundle, buildBundle, isBundleStale } from "./window-bundle.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

async function main(args: string[], words: TerminalWords): Promise<number> {
  const parsed = parseStartArgs(args);
  if (parsed.kind === "help") {
    console.log(words("start.usage"));
    return 0;
  }
  if (parsed.kind === "wrong") {
    console.error(`${problemText(parsed.problem, words)}\n\n${words("start.usage")}`);
    return 2;
  }
  const asked = fromWhereTyped(parsed.asked);
  const door = pickDoor({
    electron: await findElectron(root),
    browser: await findBrowser(),
    display: hasDisplay(process.platform, process.env),
    portAsked: asked.port !== undefined,
  });
  if (!(await bundleReady(door.kind === "desktop" ? "desktop" : "window", words))) return 1;
  return door.kind === "desktop"
    ? openDesktop(door.electron, asked, words)
    : serve(door, asked, words);
}

/** npm runs this in the project's folder; a library is named from the folder the user was in. */
function fromWhereTyped(asked: StartAsked): StartAsked {
  if (asked.library === undefined) return asked;
  return { ...asked, library: resolve(process.env.INIT_CWD ?? process.cwd(), asked.library) };
}

function problemText(problem: StartProblem, words: TerminalWords): string {
  switch (problem.kind) {
    case "unknown":
      return words("start.wrong.unknown", { option: problem.option });
    case "noValue":
      return words("start.wrong.noValue", { option: problem.option });
    case "badPort":
      return words("start.wrong.badPort", { option: problem.option });
    case "sampleAndLibrary":
      return words("start.wrong.sampleAndLibrary");
  }
}

async function bundleReady(bundle: Bundle, words: TerminalWords): Promise<boolean> {
  if (!(await isBundleStale(root, bundle))) return true;
  console.log(words("start.building"));
  const built = await buildBundle(root, bundle);
  if (!built) console.error(words("start.buildFailed"));
  return built;
}

async function openDesktop(
  electron: string,
  asked: StartAsked,
  words: TerminalWords,
): Promise<number> {
  console.log(words("start.desktop"));
  // Chromium refuses to start its sandbox as root.
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const library = asked.library === undefined ? [] : ["--library", asked.library];
  const sample = asked.sample ? ["--sample"] : [];
  const child = spawn(electron, [...sandbox, root, ...library, ...sample], { stdio: "inherit" });
  const [code] = await once(child, "exit");
  return typeof code === "number" ? code : 1;
}

async function serve(
  door: Exclude<Door, { kind: "desktop" }>,
  asked: StartAsked,
  words: TerminalWords,
): Promise<number> {
  const stopped = nextStopSignal();
  const { openWebDoor } = await import("./web.ts");
  let told = false;
  const onDrawing = (): void => {
    if (!told) console.log(words("start.drawing"));
    told = true;
  };
  const web = await openWebDoor({ ...asked, onDrawing });
  try {
    if (door.kind === "window") {
      console.log(windowLine(door.reason, words));
      const window = openAppWindow(door.browser, web.url);
      const ended = await Promise.race([window.closed, stopped]);
      window.close();
      if (ended) return 0;
      console.log(words("start.address.windowFailed", { url: web.url }));
    } else {
      console.log(addressLine(door.reason, web.url, words));
    }
    await stopped;
    return 0;
  } finally {
    await web.close();
  }
}

const windowLine = (reason: "noRuntime" | "portAsked", words: TerminalWords): string =>
  reason === "noRuntime" ? words("start.window.noRuntime") : words("start.window.portAsked");

const addressLine = (
  reason: "noDisplay" | "noBrowser",
  url: string,
  words: TerminalWords,
): string =>
  reason === "noDisplay"
    ? words("start.address.noDisplay", { url })
    : words("start.address.noBrowser", { url });

function nextStopSignal(): Promise<true> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve(true));
  });
}

function reasonFor(error: unknown, words: TerminalWords): string {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (!isTaken) return toRefusal(error, words).message;
  return words("start.portTaken", { port: "port" in error ? String(error.port) : "" });
}

const words = terminalWords(terminalLanguage(process.env));
try {
  process.exitCode = await main(process.argv.slice(2), words);
} catch (error) {
  console.error(reasonFor(error, words));
  process.exitCode = 1;
}
