/** Serves the bare editor, or two side by side, on a free port of 127.0.0.1. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "vite";
import type { BareColumn } from "./column.ts";

const page = `<!doctype html><meta charset="utf-8"><title>bare</title>
<style>
  body { margin: 0; }
  main { height: 100vh; overflow-y: auto; }
  #columns { display: flex; justify-content: center; gap: 44px; }
  #columns > * { flex: 0 1 656px; min-width: 0; padding: 58px 0; white-space: pre-wrap; overflow-wrap: anywhere; outline: none; }
</style>
<main><div id="columns"></div></main><script src="/page.js"></script>`;

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      write: false,
      target: "chrome120",
      lib: { entry: join(import.meta.dirname, "page.ts"), formats: ["iife"], name: "bare" },
    },
  });
  const [result] = [built].flat();
  const chunk = result && "output" in result ? result.output[0] : undefined;
  if (!chunk) throw new Error("The bare editor could not be built.");
  return chunk.code;
}

export interface BarePage {
  url: string;
  close(): void;
}

export async function serveBare(columns: BareColumn[]): Promise<BarePage> {
  const files: Record<string, [type: string, body: string]> = {
    "/": ["text/html", page],
    "/page.js": ["text/javascript", await bundle()],
    "/columns.json": ["application/json", JSON.stringify(columns)],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[request.url ?? ""] ?? ["text/plain", ""];
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
