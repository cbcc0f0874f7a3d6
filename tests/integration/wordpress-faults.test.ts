/**
 * What can go wrong between Diglot and a real WordPress, and in it: afterwards the ledger tells the truth, nothing is
 * there twice, and the next run completes.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Report } from "../../core/report/report.ts";
import { openStore } from "../../main/publication/stores/open-store.ts";
import { StoreFault } from "../../main/publication/stores/store.ts";
import type { Operation } from "../faults/cells.ts";
import { type Watch, watchedStore } from "../faults/watched-store.ts";
import { whyNot } from "../servers/ensure.ts";
import { type FaultyLine, faultyLine, type Trouble } from "../servers/faulty-line.ts";
import { startWordPress, type WordPressServer } from "../servers/wordpress.ts";
import { type Desk, fill, openDesk } from "../support/publishing.ts";

/** Soon out of patience where a line falls silent, which is all that time tells. */
const patience = { waitsMs: [5, 20], idleMs: 20_000 };

/** PHP and a database beside everything else that is being tested. */
const timeout = 240_000;

describe.skipIf(whyNot("wordpress") !== undefined)(
  "between Diglot and WordPress",
  { timeout },
  () => {
    let server: WordPressServer;
    let line: FaultyLine;
    let desk: Desk;
    let watch: Watch;
    /** Bytes that a whole first publication sends. */
    let allBytes = 0;

    const open = async (): Promise<void> => {
      await server.clear();
      watch = (_step, take) => take();
      line = await faultyLine(server.port);
      const target = { ...server.targetOf("editor"), url: `http://127.0.0.1:${line.port}` };
      desk = await openDesk({
        remote: { target, secret: server.passwords.editor },
        patience,
        openStore: async (settings, opening) =>
          watchedStore(await openStore(settings, opening), (step, take) => watch(step, take)),
      });
      await fill(desk, 2);
    };
    const close = async (): Promise<void> => {
      await desk.close();
      await line.close();
    };
    /** The outcome, or how it was refused before anything was written. */
    const attempt = () =>
      desk.publish().catch((error: { refusal?: { code: string } }) => ({
        outcome: "refused",
        failure: error.refusal ?? error,
      }));
    const count = async (type: string): Promise<number> =>
      Number(
        await server.php(
          `echo count(get_posts(["post_type" => "${type}", "post_status" => "any", "numberposts" => -1]));`,
        ),
      );
    const expectComplete = async (overwriteForeign = false): Promise<void> => {
      line.mend();
      watch = (_step, take) => take();
      const last = await desk.publish(overwriteForeign);
      expect(last).toMatchObject({ outcome: "done", failure: null });
      expect(await desk.service.plan({ target: "web" })).toMatchObject({
        ...{ added: [], changed: [], removed: [], foreign: [] },
      });
      const outcomes = (await desk.service.ledger()).map(({ outcome }) => outcome);
      expect(outcomes).not.toContain("running");
    };
    const edit = (): void => {
      for (const [id, report] of desk.reports)
        desk.reports.set(
          id,
          JSON.parse(JSON.stringify(report).replaceAll("图注", "新图注")) as Report,
        );
    };

    beforeAll(async () => {
      server = await startWordPress();
      await open();
      await desk.publish();
      allBytes = line.sent();
      await close();
    });
    afterAll(() => server?.stop());
    beforeEach(open);
    afterEach(close);

    it.each<[Trouble, number]>([
      ["cut", 0.3],
      ["cut", 0.6],
      ["cut", 0.9],
      ["dead", 0.5],
      ["silent", 0.7],
      ["refuse", 0],
    ])(
      "%s at %d of a first publication: nothing is there twice, the next run completes",
      async (trouble, share) => {
        line.trouble(trouble, Math.round(allBytes * share));
        if (trouble === "silent") patience.idleMs = 2000;
        const { outcome } = await attempt();
        if (trouble !== "cut") expect(outcome).not.toBe("done");
        expect(line.struck()).toBeGreaterThan(0);
        await expectComplete();
        // Four posts and the record of what is there.
        expect([await count("post"), await count("attachment")]).toEqual([5, 2]);
      },
    );

    it.each<Operation>(["look", "read", "lock", "begin", "write", "remove", "manifest", "unlock"])(
      "an answer that is lost at “%s” is asked for again, and what was done is not done twice",
      async (operation) => {
        expect(await attempt()).toMatchObject({ outcome: "done" });
        edit();
        const [first] = desk.reports.keys();
        desk.reports.delete(first ?? "");
        let strikes = 0;
        watch = async (step, take) => {
          const taken = await take();
          if (step.operation !== operation || strikes++ > 0) return taken;
          throw new StoreFault("connection");
        };
        expect(await attempt()).toMatchObject({ outcome: "done", failure: null });
        expect(strikes).toBeGreaterThan(0);
        await expectComplete();
      },
    );

    const uploads = (php: string) =>
      `add_filter("wp_handle_upload_prefilter", function ($file) { ${php} return $file; });`;
    it.each([
      ["refused", "upload-refused", uploads('$file["error"] = "No room on the disk.";')],
      ["answered with an error 500", "io", uploads("http_response_code(500); exit;")],
      [
        "refused as too large by the server before it",
        "too-large",
        uploads("http_response_code(413); exit;"),
      ],
      [
        "made smaller by a plugin",
        "read-back",
        uploads('file_put_contents($file["tmp_name"], "x", FILE_APPEND);'),
      ],
    ])("a picture that is %s is told by name", async (_what, code, plugin) => {
      await server.plugin("fault", plugin);
      try {
        expect(await attempt()).toMatchObject({
          outcome: "failed",
          failure: { code, path: expect.stringMatching(/^assets\//) as string },
        });
        expect(await count("post")).toBeLessThan(3);
      } finally {
        await server.plugin("fault", "");
      }
      // What the site made of a picture is not ours: gone over only when it is said to.
      await expectComplete(code === "read-back");
    });

    it("a text that WordPress keeps otherwise than it was sent is found out", async () => {
      await server.plugin(
        "fault",
        'add_filter("content_save_pre", fn($text) => str_replace("图注", "?", $text));',
      );
      try {
        expect(await attempt()).toMatchObject({
          outcome: "failed",
          failure: { code: "read-back", path: expect.stringMatching(/^posts\/report/) as string },
        });
      } finally {
        await server.plugin("fault", "");
      }
      await expectComplete(true);
    });

    it("a password that is taken back in the middle ends the run, and the ledger says so", async () => {
      let writes = 0;
      watch = async (step, take) => {
        if (step.operation === "write" && ++writes === 3)
          await server.plugin(
            "fault",
            'add_filter("wp_is_application_passwords_available_for_user", "__return_false");',
          );
        return take();
      };
      try {
        expect(await attempt()).toMatchObject({
          outcome: "failed",
          failure: { code: "login-refused" },
        });
      } finally {
        await server.plugin("fault", "");
      }
      await expectComplete();
    });

    it("a file larger than the server takes, or of a kind that it does not take, is told apart", async () => {
      const store = await openStore(server.targetOf("editor"), {
        ...{ libraryDir: "/nowhere", patience },
        secretFor: () => ({ key: server.passwords.editor }),
      });
      await store.open();
      for (const size of [3, 5])
        await expect(store.put("assets/large.pdf", Buffer.alloc(size << 20))).rejects.toMatchObject(
          {
            code: "too-large",
          },
        );
      await expect(store.put("assets/drawing.svg", Buffer.from("<svg/>"))).rejects.toMatchObject({
        code: "upload-refused",
      });
      await store.close();
    });

    it("paused and cancelled, it stops between two posts and goes on later", async () => {
      const abort = new AbortController();
      let writes = 0;
      watch = (step, take) => {
        if (step.operation === "write" && ++writes === 3) abort.abort();
        return take();
      };
      const { id: planId } = await desk.service.plan({ target: "web" });
      const entry = await desk.service.publish({
        ...{ target: "web", planId, overwriteForeign: false, signal: abort.signal },
      });
      expect(entry).toMatchObject({ outcome: "cancelled", failure: null });
      await expectComplete();
      expect([await count("post"), await count("attachment")]).toEqual([5, 2]);
    });
  },
);
