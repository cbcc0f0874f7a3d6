/**
 * The line breaks, the disk is full, permissions are gone, wrong bytes are stored: at every target, while a site is
 * published for the first time and while it is changed. What readers see stays whole, the ledger tells the truth, the
 * next run completes.
 */
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RemoteTarget } from "../../core/library/target.ts";
import type { LedgerEntry } from "../../core/publication/plan.ts";
import { openStore } from "../../main/publication/stores/open-store.ts";
import { openTarget } from "../../main/publication/target.ts";
import { type FaultyLine, faultyLine, type Trouble } from "../servers/faulty-line.ts";
import { own } from "../servers/run-server.ts";
import { placesHere, type TestServer } from "../servers/servers.ts";
import { crawl } from "../support/crawl.ts";
import { mountSmallDisk, otherUser } from "../support/places.ts";
import { contentOf, type Desk, fill, openDesk } from "../support/publishing.ts";

const hasty = { waitsMs: [5, 20], idleMs: 700 };

/** The same target, reached through the line. */
function through(target: RemoteTarget, port: number): RemoteTarget {
  if (target.kind === "sftp" || target.kind === "ftp") return { ...target, port };
  const moved = (address: string): string => {
    const url = new URL(address);
    url.port = String(port);
    return url.href;
  };
  return target.kind === "webdav"
    ? { ...target, url: moved(target.url) }
    : { ...target, endpoint: moved(target.endpoint) };
}

describe.each(placesHere.filter(({ name }) => name !== "s3 (bucket in the host)"))(
  "at $name",
  ({ start }) => {
    let server: TestServer;
    let line: FaultyLine;
    let desk: Desk;
    /** Bytes that a whole first publication sends. */
    let allBytes = 0;
    /** How it was before the last attempt. */
    let before = { entries: 0, site: new Map<string, string>() };

    const siteNow = async (): Promise<Map<string, string>> => {
      const files = await contentOf(server.site).catch(() => new Map<string, string>());
      return new Map([...files].filter(([path]) => !path.startsWith(".diglot/")));
    };
    const built = async (): Promise<Map<string, string>> => {
      const out = join(desk.root, `out-${Math.random()}`);
      await desk.service.buildTo(out, { drafts: false });
      const files = await contentOf(out);
      files.delete(".diglot/manifest.json");
      return files;
    };
    const expectWhole = async (): Promise<void> => {
      const site = await siteNow();
      if (site.has("index.html")) expect(crawl(site, "https://s.example/").broken).toEqual([]);
    };
    /** The outcome, or how it was refused before anything was written. */
    const attempt = async (): Promise<LedgerEntry | { refused: unknown }> => {
      before = { entries: (await desk.service.ledger()).length, site: await siteNow() };
      return desk
        .publish()
        .catch((error: { refusal?: unknown }) => ({ refused: error.refusal ?? error }));
    };
    const expectTruth = async (): Promise<void> => {
      const ledger = await desk.service.ledger();
      const [last] = ledger;
      expect(ledger.filter(({ outcome }) => outcome === "running")).toEqual([]);
      // What was refused before anything was written has no entry, and left the site as it was.
      if (ledger.length === before.entries) expect(await siteNow()).toEqual(before.site);
      else if (last?.outcome === "done") expect(await siteNow()).toEqual(await built());
      else expect(last?.failure?.code).toMatch(/^[a-z-]+$/);
    };
    const expectCompletes = async (): Promise<void> => {
      line.mend();
      expect(await attempt()).toMatchObject({ outcome: "done", failure: null });
      expect(await siteNow()).toEqual(await built());
      await expectWhole();
    };

    beforeAll(async () => {
      const probe = await start(true);
      const counting = await faultyLine(probe.port);
      const target = through(probe.target, counting.port);
      const first = await openDesk({ remote: { target, secret: probe.secret }, patience: hasty });
      await fill(first, 2);
      await first.publish();
      allBytes = counting.sent();
      await first.close();
      await counting.close();
      await probe.stop();
    });
    beforeEach(async () => {
      server = await start(true);
      line = await faultyLine(server.port);
      const target = through(server.target, line.port);
      desk = await openDesk({ remote: { target, secret: server.secret }, patience: hasty });
      await fill(desk, 2);
    });
    afterEach(async () => {
      await desk?.close();
      await line?.close();
      await server?.stop();
    });

    it.each<[Trouble, number]>([
      ["cut", 0.4],
      ["dead", 0.8],
      ["silent", 0.6],
      ["refuse", 0],
    ])("%s at %d of a first publication", async (trouble, share) => {
      line.trouble(trouble, Math.round(allBytes * share));
      const outcome = await attempt();
      if (trouble !== "cut") expect(outcome).not.toMatchObject({ outcome: "done" });
      expect(line.struck()).toBeGreaterThan(0);
      await expectTruth();
      await expectWhole();
      await expectCompletes();
    });

    it("dead while a site that is there is changed: old pages or new ones, none broken", async () => {
      expect(await attempt()).toMatchObject({ outcome: "done" });
      for (const [id, report] of desk.reports)
        desk.reports.set(id, JSON.parse(JSON.stringify(report).replaceAll("Report ", "Item ")));
      line.trouble("dead", Math.round(allBytes * 0.2));
      expect(await attempt()).not.toMatchObject({ outcome: "done" });
      await expectTruth();
      expect((await siteNow()).has("index.html")).toBe(true);
      await expectWhole();
      await expectCompletes();
    });

    it("a full disk on the server is told; with room again the next run completes", async (context) => {
      await mkdir(server.site, { recursive: true });
      const disk = await mountSmallDisk(server.site, 2000);
      if ("reason" in disk) return context.skip(disk.reason);
      try {
        await own([server.site], otherUser());
        const ballast = join(server.site, "ballast");
        await writeFile(ballast, Buffer.alloc(1900 * 1024));
        const outcome = await attempt();
        expect(outcome).not.toMatchObject({ outcome: "done" });
        expect(JSON.stringify(outcome)).toMatch(/disk-full|"io"|connection/);
        await expectTruth();
        await expectWhole();
        await writeFile(ballast, "");
        line.mend();
        expect(await attempt()).toMatchObject({ outcome: "done" });
        const site = await siteNow();
        site.delete("ballast");
        expect(site).toEqual(await built());
      } finally {
        disk.unmount();
      }
      return undefined;
    });

    it("a folder that may not be written is told by name; allowed again the next run completes", async (context) => {
      if (server.target.kind === "s3") return context.skip("objects have no folders");
      expect(await attempt()).toMatchObject({ outcome: "done" });
      const [first] = [...desk.reports.values()];
      if (first)
        desk.reports.set(first.id, JSON.parse(JSON.stringify(first).replaceAll("图注", "新图注")));
      const folder = join(server.site, "art/2026/1/2");
      await chmod(folder, 0o555);
      expect(await attempt()).toMatchObject({
        outcome: "failed",
        failure: { path: "art/2026/1/2/art_news_1.html" },
      });
      await expectWhole();
      await chmod(folder, 0o755);
      await expectCompletes();
      return undefined;
    });

    it("bytes that were stored wrong are found out and never take a page's place", async () => {
      const secretFor = () => ({ key: server.secret });
      const store = await openStore(server.target, {
        ...{ libraryDir: "/nowhere", patience: hasty, secretFor },
      });
      const spoiling = {
        ...store,
        put: (path: string, bytes: Uint8Array) =>
          store.put(
            path,
            path.startsWith(".diglot/p") || path === "a.html"
              ? bytes.map((byte) => byte ^ 1)
              : bytes,
          ),
      };
      const target = await openTarget({
        seen: new Map(),
        ...{ store: spoiling, libraryId: "L", patience: hasty, runs: new Set<string>() },
      });
      try {
        await store.makeParts();
        await expect(target.write("a.html", Buffer.from("text"), "whatever")).rejects.toMatchObject(
          {
            code: "read-back",
            path: "a.html",
          },
        );
        if (store.moves) expect(await store.stamp("a.html")).toBeNull();
      } finally {
        await target.close();
      }
    });
  },
);
