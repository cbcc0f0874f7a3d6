/** Libraries that others had their hands in: nothing written is lost, and one bad report does not shut the others in. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { blocksOf } from "../../core/edition/blocks.ts";
import { pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import type { ReportId } from "../../core/report/ids.ts";
import { emptyHead } from "../../core/report/report.ts";
import type { OpenLibrary } from "../../main/open-library.ts";
import { openWorkstation, type Workstation } from "../../main/workstation.ts";

let parent: string;
let dir: string;
let ids: ReportId[];
let workstation: Workstation;

const openAgain = async (): Promise<OpenLibrary> => {
  workstation = await openWorkstation({ library: dir, deviceDir: join(parent, "device") });
  const library = workstation.current();
  if (!library) throw new Error(JSON.stringify(workstation.problem()));
  return library;
};

/** A library of three reports, closed. */
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "diglot-strange-"));
  dir = join(parent, "library");
  workstation = await openWorkstation({ deviceDir: join(parent, "device") });
  const library = await workstation.create(dir, defaultSettings());
  const edition = (text: string) =>
    toEdition({ headline: text, lead: "", body: [{ kind: "paragraph", text }] }, () => null);
  ids = [];
  for (const text of ["一", "二", "三"]) {
    const editions = { zh: edition(text), en: edition(text) };
    pairEditions(editions.zh, editions.en);
    const stages = { zh: "draft", en: "draft" } as const;
    const report = { sourceLang: "zh", head: emptyHead("news"), stages, editions } as const;
    ids.push((await library.reports.add(report)).id);
  }
  await workstation.close();
});

afterEach(async () => {
  await workstation.close();
  await rm(parent, { recursive: true, force: true });
  vi.restoreAllMocks();
});

const second = (): ReportId => ids[1] as ReportId;
const fileOf = (id: ReportId) => join(dir, "reports", `${id}.json`);
const codes = (library: OpenLibrary) => library.notices.map(({ code }) => code);
const textOf = async (library: OpenLibrary, id: ReportId) => {
  const report = await library.reports.projection(id);
  return report && blocksOf(report.editions.zh).map(({ text }) => text);
};
function inDatabase(work: (db: DatabaseSync) => void): void {
  const db = new DatabaseSync(join(dir, "library.db"));
  work(db);
  db.close();
}
/** Text of a file that was moved aside. */
async function asideOf(id: ReportId): Promise<string> {
  const name = (await readdir(join(dir, "reports"))).find((one) =>
    one.startsWith(`${id}.json.damaged`),
  );
  return name ? readFile(join(dir, "reports", name), "utf8") : "";
}
const edit = async (id: ReportId, from: string, to: string) =>
  writeFile(fileOf(id), (await readFile(fileOf(id), "utf8")).replaceAll(from, to));

test("a report file that was edited by hand is not published as if somebody had signed it off", async () => {
  await edit(second(), '"二"', '"手改"');
  await edit(second(), '"zh": "draft"', '"zh": "approved"');
  const library = await openAgain();
  expect(await textOf(library, second())).toEqual(["二", "", "二"]);
  expect((await library.reports.projection(second()))?.stages.zh).toBe("draft");
  expect(codes(library)).toEqual(["report-changed"]);
  expect(await asideOf(second())).toContain("手改");
});

test("a report file that was edited by hand is kept when the report changes next", async () => {
  const library = await openAgain();
  await edit(second(), '"二"', '"手改"');
  await library.reports.setBinned(second(), true);
  expect(await asideOf(second())).toContain("手改");
  expect(await readFile(fileOf(second()), "utf8")).toContain('"二"');
});

test("text that only the report file has, as the database is an older copy, is kept", async () => {
  const older = join(parent, "older.db");
  await cp(join(dir, "library.db"), older);
  await (await openAgain()).reports.advance(second(), "zh", "review");
  await workstation.close();
  await cp(older, join(dir, "library.db"));
  const library = await openAgain();
  await library.reports.setBinned(second(), true);
  expect(codes(library)).toEqual(["report-changed"]);
  expect(await asideOf(second())).toContain('"zh": "review"');
});

test("library.json that was deleted is restored from its copy", async () => {
  const before = JSON.parse(await readFile(join(dir, "library.json"), "utf8")) as { id: string };
  await rm(join(dir, "library.json"));
  const library = await openAgain();
  expect(library.store.record.id).toBe(before.id);
  expect(library.notices).toMatchObject([{ code: "settings-missing", movedTo: "" }]);
  expect(library.reports.find(second())?.number).toBe(2);
});

test("a report whose documents make no report does not keep the library shut", async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const head = (library: OpenLibrary) =>
    library.documents.change(second(), "head", (doc) => {
      doc.getMap("birth").set("sourceLang", "none");
    });
  await head(await openAgain()).catch(() => undefined);
  await workstation.close();
  const library = await openAgain();
  expect(codes(library)).toEqual(["report-stuck"]);
  expect(await textOf(library, ids[0] as ReportId)).toEqual(["一", "", "一"]);
  expect(await readFile(fileOf(second()), "utf8")).toContain('"二"');
});

test.each([
  ["of a kind that nobody knows", '{"type":"chart","version":1,"children":[]},'],
  [
    "nested too deep",
    `${'{"type":"list","version":1,"children":['.repeat(3000)}${"]}".repeat(3000)},`,
  ],
])("a report file with a block %s does not keep the library shut", async (_what, block) => {
  await rm(join(dir, "library.db"));
  const text = await readFile(fileOf(second()), "utf8");
  await writeFile(fileOf(second()), text.replace('"children": [', `"children": [${block}`));
  const library = await openAgain();
  expect(codes(library)).toEqual(["report-unreadable"]);
  expect(await asideOf(second())).toContain("二");
  expect(library.reports.find(ids[2] as ReportId)?.number).toBe(3);
});

test("of two reports with one number, the one that the desk does not show yet gets another", async () => {
  inDatabase((db) => {
    db.prepare("DELETE FROM reports WHERE id = ?").run(second());
    db.prepare("UPDATE reports SET number = 2 WHERE id = ?").run(ids[2] ?? "");
    db.prepare("INSERT INTO unprojected (report) VALUES (?)").run(second());
  });
  const library = await openAgain();
  expect(library.reports.find(ids[2] as ReportId)?.number).toBe(2);
  expect(library.reports.find(second())?.number).toBe(3);
  expect(await textOf(library, second())).toEqual(["二", "", "二"]);
});

test("reports that the catalog lost come back once, not twice in one", async () => {
  inDatabase((db) => db.exec("DELETE FROM reports"));
  const library = await openAgain();
  expect(await textOf(library, second())).toEqual(["二", "", "二"]);
  expect(library.reports.read(second())?.editions.zh.root.children).toHaveLength(3);
});

test("an update that makes no sense is found, and at the next opening the file takes its place", async () => {
  inDatabase((db) => {
    const damage = db.prepare("UPDATE updates SET data = x'ff00ff00ff' WHERE doc = ?");
    damage.run(`${second()}/zh`);
  });
  const first = await openAgain();
  expect(() => first.reports.read(second())).toThrow("unreadable updates");
  await workstation.close();
  const library = await openAgain();
  expect(codes(library)).toEqual(["database-rebuilt"]);
  expect(await textOf(library, second())).toEqual(["二", "", "二"]);
});
