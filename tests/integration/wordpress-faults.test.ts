/** What a real WordPress says when it does not take something, beside what the fault matrix lets go wrong at every step. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../main/publication/stores/open-store.ts";
import { type Watch, watchedStore } from "../faults/watched-store.ts";
import { whyNot } from "../servers/ensure.ts";
import { startWordPress, type WordPressServer } from "../servers/wordpress.ts";
import { type Desk, fill, openDesk } from "../support/publishing.ts";

const patience = { waitsMs: [5, 20], idleMs: 20_000 };

/** PHP and a database beside everything else that is being tested. */
const timeout = 240_000;

describe.skipIf(whyNot("wordpress") !== undefined)(
  "a WordPress that does not take what it is sent",
  { timeout },
  () => {
    let server: WordPressServer;
    let desk: Desk;
    let watch: Watch;

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
    const expectComplete = async (): Promise<void> => {
      watch = (_step, take) => take();
      const last = await desk.publish();
      expect(last).toMatchObject({ outcome: "done", failure: null });
      expect(await desk.service.plan({ target: "web" })).toMatchObject({
        ...{ added: [], changed: [], removed: [], foreign: [] },
      });
      const outcomes = (await desk.service.ledger()).map(({ outcome }) => outcome);
      expect(outcomes).not.toContain("running");
    };
    beforeAll(async () => {
      server = await startWordPress();
    });
    afterAll(() => server?.stop());

    beforeEach(async () => {
      await server.clear();
      watch = (_step, take) => take();
      desk = await openDesk({
        remote: { target: server.targetOf("editor"), secret: server.passwords.editor },
        patience,
        openStore: async (settings, opening) =>
          watchedStore(await openStore(settings, opening), (step, take) => watch(step, take)),
      });
      await fill(desk, 2);
    });
    afterEach(() => desk.close());

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
      await expectComplete();
    });

    const noPasswords =
      'add_filter("wp_is_application_passwords_available_for_user", "__return_false");';
    it.each([
      ["a password that is taken back", "login-refused", () => server.plugin("fault", noPasswords)],
      ["a role that is taken away", "role", () => server.setRole("editor", "subscriber")],
    ])("%s in the middle ends the run, and the ledger says so", async (_what, code, strike) => {
      let writes = 0;
      watch = async (step, take) => {
        if (step.operation === "write" && ++writes === 3) await strike();
        return take();
      };
      try {
        expect(await attempt()).toMatchObject({ outcome: "failed", failure: { code } });
      } finally {
        await server.plugin("fault", "");
        await server.setRole("editor", "editor");
      }
      await expectComplete();
    });

    const refuses = (event: string) =>
      `CREATE OR REPLACE TRIGGER full_${event} BEFORE ${event} ON wp_posts FOR EACH ROW SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1114, MESSAGE_TEXT = 'The table is full'`;
    it.each([
      [
        "a table that is full",
        `${refuses("INSERT")}; ${refuses("UPDATE")}`,
        "DROP TRIGGER IF EXISTS full_INSERT; DROP TRIGGER IF EXISTS full_UPDATE",
      ],
      [
        "a database that the host closed for what would add to it",
        "REVOKE INSERT, UPDATE, CREATE ON wordpress.* FROM wordpress@localhost; FLUSH PRIVILEGES",
        "GRANT ALL ON wordpress.* TO wordpress@localhost; FLUSH PRIVILEGES",
      ],
    ])("%s is told as having no room", async (_what, fill, free) => {
      watch = async (step, take) => {
        if (step.file?.path.startsWith("posts/")) await server.sql(fill);
        return take();
      };
      try {
        expect(await attempt()).toMatchObject({
          outcome: "failed",
          failure: { code: "disk-full", path: expect.stringMatching(/posts\//) as string },
        });
      } finally {
        await server.sql(free);
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
