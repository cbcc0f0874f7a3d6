/** A plain web server over a folder, as a publisher's own would be: files by their address, nothing else. */
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".svg": "image/svg+xml",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mp4": "video/mp4",
  ".vtt": "text/vtt",
};

export async function serveFolder(
  folder: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const answer = async (address: string, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(address, "http://folder");
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    const bytes = await readFile(join(folder, decodeURIComponent(path))).catch(() => null);
    response.writeHead(bytes ? 200 : 404, {
      "Content-Type": types[extname(path)] ?? "application/octet-stream",
    });
    response.end(bytes ?? "404");
  };
  const server = createServer((request, response) => void answer(request.url ?? "/", response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
