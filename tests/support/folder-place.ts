/** A folder on this machine as a place to publish to, beside the servers. */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "../servers/servers.ts";

export const folderPlace: Place = {
  name: "folder",
  async start() {
    const dir = await mkdtemp(join(tmpdir(), "diglot-folder-"));
    const site = join(dir, "disk", "网站 100% pages");
    await mkdir(site, { recursive: true });
    return {
      ...{ target: { name: "web", kind: "folder", path: site }, secret: "", site, port: 0 },
      stop: () => rm(dir, { recursive: true, force: true }),
    };
  },
};
