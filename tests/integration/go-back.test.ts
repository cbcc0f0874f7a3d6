/** Going back to an earlier publication: the site becomes byte for byte what it was, on a folder and over SFTP. */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publishedPath } from "../../core/media/stored-file.ts";
import type { Withdrawal } from "../../core/report/site-log.ts";
import { PublicationError } from "../../main/publication/publication-error.ts";
import { placesHere } from "../servers/servers.ts";
import { contentOf, type Desk, fill, openDesk } from "../support/publishing.ts";

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const goBack = async (one: Desk, backTo: number, overwriteForeign = false) => {
  const plan = await one.service.plan({ target: "web", backTo });
  const request = { target: "web", planId: plan.id, backTo, overwriteForeign };
  return { plan, entry: await one.service.publish(request) };
};

/** What readers can reach. */
const site = async (dir: string) =>
  new Map([...(await contentOf(dir))].filter(([path]) => !path.startsWith(".diglot")));

const rewrite = (find: string, put: string) => {
  for (const [id, report] of desk.reports)
    desk.reports.set(id, JSON.parse(JSON.stringify(report).replaceAll(find, put)));
};

const refusalOf = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof PublicationError) return error.refusal;
    throw error;
  }
  throw new Error("it was not refused");
};

describe("going back to a publication", () => {
  it("brings back every byte, pages and pictures, and is entered as a publication of its own", async () => {
    const [, second] = await fill(desk, 6);
    const first = await desk.publish();
    const before = await site(desk.target);
    rewrite("第一段", "改过的一段");
    if (second) desk.reports.delete(second.id);
    await desk.publish();
    expect(await site(desk.target)).not.toEqual(before);

    const { plan, entry } = await goBack(desk, 1);
    expect(await site(desk.target)).toEqual(before);
    expect(plan.backTo).toBe(1);
    expect(plan.added.filter(({ path }) => path.endsWith(".webp")).length).toBeGreaterThan(0);
    expect(entry).toMatchObject({ number: 3, backTo: 1, outcome: "done", site: first.site });
    expect(entry.editions).toEqual(first.editions);
    expect((await desk.service.ledger())[0]).toMatchObject({ number: 3, backTo: 1 });
    // Going back says nothing of what is signed off: the next plan shows it again.
    const next = await desk.service.plan({ target: "web" });
    expect([next.changed.length > 0, next.removed.length > 0]).toEqual([true, true]);
    await desk.publish();
    expect((await goBack(desk, 2)).plan).toMatchObject({ added: [], changed: [], removed: [] });
  });

  it("names what readers would get again although it was withdrawn, or is not to be there", async () => {
    const [first, second, third] = await fill(desk, 3);
    if (!first || !second || !third) throw new Error("not made");
    await desk.publish();
    const unchanged = await desk.service.plan({ target: "web", backTo: 1 });
    expect(unchanged.issues).toEqual([]);
    const withdrawn: Withdrawal = {
      ...{ kind: "withdrawn", langs: ["zh", "en"], how: "notice", reason: { zh: "", en: "" } },
      ...{ at: "2026-03-10T00:00:00.000Z", by: "" },
    };
    desk.reports.set(first.id, { ...first, siteLog: [withdrawn] });
    desk.reports.set(third.id, { ...third, binnedAt: "2026-03-10T00:00:00.000Z" });
    await desk.publish();

    const { plan, entry } = await goBack(desk, 1);
    expect(plan.issues.map(({ number, lang, code }) => [number, lang, code])).toEqual([
      [third.number, "zh", "returns"],
      [third.number, "en", "returns"],
      [first.number, "zh", "withdrawn-returns"],
      [first.number, "en", "withdrawn-returns"],
    ]);
    expect(plan.issues[2]?.headline).not.toBe("");
    expect(entry.outcome).toBe("done");
  });

  it("works from a program started anew, and brings back a target that was emptied", async () => {
    await fill(desk, 3);
    await desk.publish();
    const before = await site(desk.target);
    desk.service = desk.restart();
    for (const path of before.keys()) await rm(join(desk.target, path));
    await goBack(desk, 1);
    expect(await site(desk.target)).toEqual(before);
  });

  it("takes attachments from the library, which keeps them anyway", async () => {
    const [report] = await fill(desk, 2);
    const pdf = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
    const bytes = Readable.from([pdf]);
    const taken = await desk.media.addFile(bytes, { name: "a.pdf", use: "attachment" });
    if (taken.kind !== "file" || !report) throw new Error("refused");
    report.editions.zh.root.children?.push({
      type: "attachment",
      version: 1,
      file: taken.file,
      children: [],
    });
    await desk.publish();
    const path = join(desk.target, publishedPath(taken.file));
    expect((await readFile(path)).equals(pdf)).toBe(true);
    desk.reports.delete(report.id);
    await desk.publish();
    await goBack(desk, 1);
    expect((await readFile(path)).equals(pdf)).toBe(true);
  });

  it("asks before it goes over what somebody else changed", async () => {
    await fill(desk, 1);
    await desk.publish();
    await writeFile(join(desk.target, "index.html"), "theirs");
    const plan = await desk.service.plan({ target: "web", backTo: 1 });
    expect(plan.foreign).toEqual(["index.html"]);
    expect(await refusalOf(goBack(desk, 1))).toMatchObject({ code: "FOREIGN_CHANGES" });
    await goBack(desk, 1, true);
    expect(await readFile(join(desk.target, "index.html"), "utf8")).not.toBe("theirs");
  });

  it("is refused for another plan than the one that was shown", async () => {
    await fill(desk, 1);
    await desk.publish();
    rewrite("第一段", "改过的一段");
    await desk.publish();
    const { id } = await desk.service.plan({ target: "web" });
    const request = { target: "web", planId: id, backTo: 1, overwriteForeign: false };
    expect(await refusalOf(desk.service.publish(request))).toEqual({ code: "PLAN_STALE" });
  });

  it("is not lost by publications that change nothing", async () => {
    await fill(desk, 2);
    await desk.publish();
    const before = await site(desk.target);
    rewrite("第一段", "改过的一段");
    for (let turn = 0; turn < 4; turn += 1) await desk.publish();
    expect(await desk.service.prune(2)).toEqual({ kept: [5, 4, 3, 2, 1], gone: [], files: 0 });
    expect((await goBack(desk, 3)).plan).toMatchObject({ added: [], changed: [], removed: [] });
    await goBack(desk, 1);
    expect(await site(desk.target)).toEqual(before);
    // It is the newest site now, the one of 2 to 6 the one before.
    expect(await desk.service.prune(1)).toMatchObject({ kept: [7], gone: [6, 5, 4, 3, 2, 1] });
  });

  it("says which files are gone, and that nothing was kept", async () => {
    await fill(desk, 2);
    await desk.publish();
    rewrite("第一段", "改过的一段");
    await desk.publish();
    expect(await desk.service.prune(1)).toMatchObject({ kept: [2], gone: [1] });
    const nothing = { code: "CANNOT_GO_BACK", number: 1, paths: [] };
    expect(await refusalOf(goBack(desk, 1))).toEqual(nothing);
    expect(await desk.service.entry(1)).toMatchObject({ kept: false, entry: { number: 1 } });
    expect(await refusalOf(goBack(desk, 99))).toMatchObject({ code: "CANNOT_GO_BACK", number: 99 });
    // Pages that the second publication still has were not let go of.
    await goBack(desk, 2);
    await rm(join(desk.libraryDir, "publications/kept.db"));
    desk.service = desk.restart();
    expect(await refusalOf(goBack(desk, 2))).toMatchObject({ code: "CANNOT_GO_BACK", number: 2 });
  });
});

it("does not begin when the earlier pages cannot be kept", async () => {
  await fill(desk, 1);
  await desk.publish();
  const before = await site(desk.target);
  rewrite("第一段", "改过的一段");
  await desk.service.close();
  const db = new DatabaseSync(join(desk.libraryDir, "publications/kept.db"));
  db.exec("CREATE TRIGGER full BEFORE INSERT ON files BEGIN SELECT RAISE(ABORT, 'full'); END");
  db.close();
  desk.service = desk.restart();
  expect(await desk.publish()).toMatchObject({ outcome: "failed", failure: { code: "keep" } });
  expect(await site(desk.target)).toEqual(before);
});

const [sftp] = placesHere.filter(({ name }) => name.startsWith("sftp"));
it.skipIf(!sftp)("goes back over SFTP as well", async () => {
  const server = await sftp!.start();
  const far = await openDesk({ remote: { target: server.target, secret: server.secret } });
  try {
    const [, second] = await fill(far, 3);
    await far.publish();
    const before = await site(server.site);
    far.reports.delete(second?.id ?? "");
    await far.publish();
    await goBack(far, 1);
    expect(await site(server.site)).toEqual(before);
  } finally {
    await far.close();
    await server.stop();
  }
});
