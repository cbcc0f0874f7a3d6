/** A place that keeps the site as files in a folder, which readers are served from. */
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Target } from "../../core/library/target.ts";
import { faultyLine } from "../servers/faulty-line.ts";
import { own } from "../servers/run-server.ts";
import type { Place } from "../servers/servers.ts";
import { crawl } from "../support/crawl.ts";
import { mountSmallDisk, otherUser } from "../support/places.ts";
import { contentOf } from "../support/publishing.ts";
import type { Ground, Site } from "./ground.ts";

export async function filesGround(place: Place): Promise<Ground> {
  const server = await place.start(true);
  const { site } = server;
  const isFolder = server.target.kind === "folder";
  const small = await mountSmallDisk(isFolder ? dirname(site) : site, 8000, 3000);
  const disk = "reason" in small ? null : small;
  await mkdir(site, { recursive: true });
  await own([site], otherUser());
  const line = isFolder ? null : await faultyLine(server.port);
  return {
    ...{ server, line, disk, inside: null },
    target: line ? through(server.target, line.port) : server.target,
    async look() {
      const files = await siteAt(site);
      const isOpen = files.has("index.html");
      const broken = isOpen ? crawl(files, "https://s.example/").broken : [];
      return { site: files, isOpen, broken };
    },
    leftOver: async () =>
      [...(await contentOf(site)).keys()].filter(
        (path) => path.startsWith(".diglot/") && path !== ".diglot/manifest.json",
      ),
    async empty() {
      for (const name of await readdir(site))
        await rm(join(site, name), { recursive: true, force: true });
    },
    async close() {
      await line?.close();
      disk?.unmount();
      await server.stop();
    },
  };
}

/** The same target, reached through the line. */
function through(target: Target, port: number): Target {
  const moved = (address: string): string => {
    const url = new URL(address);
    url.port = String(port);
    return url.href;
  };
  if (target.kind === "webdav" || target.kind === "wordpress")
    return { ...target, url: moved(target.url) };
  if (target.kind === "s3") return { ...target, endpoint: moved(target.endpoint) };
  return target.kind === "folder" ? target : { ...target, port };
}

/** The files of a site in a folder, without what a publication and a small disk keep beside them. */
export async function siteAt(dir: string): Promise<Site> {
  const files = await contentOf(dir);
  return new Map([...files].filter(([path]) => !/^(?:\.diglot\/|filler)/.test(path)));
}
