/** A report out to a translator and back, as XLIFF and as a table for Word. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HandOutFormat } from "../../../core/api/translator.ts";
import { blocksOf } from "../../../core/edition/blocks.ts";
import { findNode } from "../../../core/edition/find-node.ts";
import { richMarksOf } from "../../../core/edition/rich/rich-marks.ts";
import { $findBlock } from "../../../core/edition/translate-block.ts";
import { rowsOf } from "../../../core/edition/translation.ts";
import { confirmFirst, pairEditions, toEdition } from "../../../core/exchange/to-edition.ts";
import { type IncomingPlan, planIncoming } from "../../../core/exchange/translator/incoming.ts";
import { defaultSettings } from "../../../core/library/settings.ts";
import { $replaceInBlock } from "../../../core/find/replace-in-block.ts";
import type { ReportId } from "../../../core/report/ids.ts";
import { emptyHead, type Report } from "../../../core/report/report.ts";
import { changeEdition } from "../../edition/lexical-yjs.ts";
import { createLibrary, type OpenLibrary, openLibrary } from "../../open-library.ts";
import { makeHandOut } from "./make-hand-out.ts";
import { IncomingRefused, readIncoming } from "./read-incoming.ts";
import { readXliff } from "./read-xliff.ts";
import { takeIn } from "./take-in.ts";

let dir: string;
let library: OpenLibrary;
let id: ReportId;
const themeDir = fileURLToPath(new URL("../../../resources/theme", import.meta.url));

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), "diglot-translator-")), "library");
  await createLibrary(dir, defaultSettings());
  library = await openLibrary({ dir, themeDir, me: () => "wang" });
  const draft = (headline: string, body: string[]) =>
    toEdition(
      {
        headline,
        lead: "",
        body: body.map((text) => ({ kind: "paragraph" as const, text })),
      },
      () => null,
    );
  const zh = draft("论坛开幕", [
    "**第三届**论坛在[北京](https://example.org/a,b)举行。来自12国。",
    "与会者讨论了 A<B & C。",
    "论坛闭幕。",
  ]);
  const en = draft("Forum opens", ["The **third** forum <mark>was</mark> held.", "", ""]);
  pairEditions(zh, en);
  confirmFirst(zh, en, 1, { by: "", at: "2026-01-01T00:00:00.000Z" });
  const stages = { zh: "draft", en: "draft" } as const;
  const made = await library.reports.add({
    sourceLang: "zh",
    head: emptyHead("news"),
    stages,
    editions: { zh, en },
  });
  id = made.id;
});
afterEach(async () => {
  await library.close();
  await rm(join(dir, ".."), { recursive: true, force: true });
});

const report = async (): Promise<Report> => (await library.reports.projection(id))!;
const out = async (format: HandOutFormat, lockDone = false) =>
  (await makeHandOut({ id, format, lockDone }, library)).bytes;
const texts = async (): Promise<string[]> =>
  blocksOf((await report()).editions.en)
    .filter(({ kind }) => kind !== "lead")
    .map(({ text }) => text);
async function planOf(bytes: Uint8Array): Promise<IncomingPlan> {
  const { file, report: now } = await readIncoming(bytes, library, id);
  return planIncoming(file, now);
}
const take = async (bytes: Uint8Array, confirm = false) => {
  const plan = await planOf(bytes);
  return takeIn({ plan, report: await report(), confirm, by: "li", from: "agency.xlf" }, library);
};
const statuses = ({ rows }: IncomingPlan): string[] => rows.map(({ status }) => status);
const edited = (bytes: Uint8Array, edit: (text: string) => string): Uint8Array =>
  strToU8(edit(strFromU8(bytes)));
async function typeInSource(from: string, to: string): Promise<void> {
  const block = blocksOf((await report()).editions.zh).find(({ text }) => text.includes(from))!;
  const start = block.text.indexOf(from);
  await library.documents.change(id, "zh", (doc) =>
    changeEdition(doc, () => {
      $replaceInBlock($findBlock(block.id!)!, [{ start, end: start + from.length, after: to }]);
    }),
  );
}

/** Gives a target to the units without one, as a tool does. */
const translated = (text: string): string =>
  text
    .replace(
      /<segment id="s" state="initial"><source>与会者.*?<\/source>/,
      (all) =>
        `${all.replace("initial", "reviewed")}<target>They discussed A&lt;B &amp; C.</target>`,
    )
    .replace(
      /<segment id="s" state="initial"><source>论坛闭幕。<\/source>/,
      (all) => `${all.replace("initial", "translated")}<target>The forum closed.</target>`,
    );

describe("XLIFF", () => {
  it("goes out valid, with codes, states and what is done to be read only", async () => {
    const bytes = await out("xliff", true);
    expect(readXliff(bytes).findings).toEqual([]);
    const text = strFromU8(bytes);
    expect(text).toContain('srcLang="zh-CN" trgLang="en"');
    expect(text).toContain('subType="xlf:b"');
    expect(text).toContain('fs:subFs="href,https://example.org/a\\,b"');
    expect(text.match(/translate="no"/g)).toHaveLength(1);
    expect(text).toContain('state="initial" subState="diglot:draft"');
  });

  it("comes back as it was without changing anything", async () => {
    expect(new Set(statuses(await planOf(await out("xliff"))))).toEqual(new Set(["same"]));
  });

  it("brings in what was translated, confirms only what is reviewed and only when asked", async () => {
    const bytes = edited(await out("xliff"), translated);
    const plan = await planOf(bytes);
    expect(statuses(plan)).toEqual(["same", "same", "new", "new"]);
    expect(plan.rows.map(({ canConfirm }) => canConfirm)).toEqual([false, false, true, false]);
    expect(await take(bytes, true)).toMatchObject({ written: 2, confirmed: 1, changed: 0 });
    expect((await texts()).slice(2)).toEqual(["They discussed A<B & C.", "The forum closed."]);
    const { editions } = await report();
    const rows = rowsOf(blocksOf(editions.zh), blocksOf(editions.en));
    expect(rows.slice(-2).map(({ status }) => status)).toEqual(["confirmed", "draft"]);
    expect(rows.at(-1)?.target?.origin).toEqual({ kind: "imported" });
  });

  it("keeps formats and links, whatever codes a tool leaves bare, and tells what is lacking", async () => {
    const bytes = edited(await out("xliff"), (text) =>
      text.replace(
        /<target>The .*?<\/target>/,
        '<target>Held in <pc id="2">Beijing</pc>: the <pc id="1">third</pc>.</target>',
      ),
    );
    const [row] = (await planOf(bytes)).rows.filter(({ status }) => status === "changed");
    expect(row?.lacking).toEqual([]);
    await take(bytes);
    const { editions } = await report();
    const block = blocksOf(editions.en).find(({ text }) => text.startsWith("Held"))!;
    expect(richMarksOf(findNode(editions.en.root, block.id!)!)).toMatchObject([
      { kind: "link", url: "https://example.org/a,b", start: 8, end: 15 },
      { kind: "format", format: "bold", start: 21, end: 26 },
    ]);
    const bare = edited(bytes, (text) =>
      text.replace(/<target>Held.*?<\/target>/, "<target>Held.</target>"),
    );
    const [poor] = (await planOf(bare)).rows.filter(({ status }) => status === "changed");
    expect(poor?.lacking).toMatchObject([{ kind: "link" }]);
  });

  it("leaves out what is against a rule, row by row, and says which", async () => {
    const bytes = edited(await out("xliff"), (text) =>
      translated(text).replace("They discussed", 'They <ec startRef="9"/>discussed'),
    );
    const plan = await planOf(bytes);
    expect(statuses(plan)).toEqual(["same", "same", "broken", "new"]);
    expect(plan.rows[2]?.incoming.problems).toMatchObject([
      { kind: "rule", rule: "code-pair" },
      { kind: "unknownCode" },
    ]);
    expect(await take(bytes)).toMatchObject({ written: 1, changed: 0 });
  });

  it("knows another revision of the source, and takes only what still stands for it", async () => {
    const bytes = edited(await out("xliff"), translated);
    await typeInSource("闭幕", "落幕");
    const plan = await planOf(bytes);
    expect(plan.isOtherRevision).toBe(true);
    expect(statuses(plan)).toEqual(["same", "same", "new", "source-changed"]);
    expect(await take(bytes)).toMatchObject({ written: 1 });
    expect((await texts()).at(-1)).toBe("");
  });

  it("keeps what was typed here since the plan was shown", async () => {
    const plan = await planOf(edited(await out("xliff"), translated));
    await take(
      edited(await out("xliff"), (text) =>
        translated(text).replace("The forum closed.", "It closed."),
      ),
    );
    const applied = await takeIn(
      { plan, report: await report(), confirm: false, by: "", from: "" },
      library,
    );
    expect(applied).toMatchObject({ written: 0, changed: 2 });
    expect((await texts()).at(-1)).toBe("It closed.");
  });

  it("brings remarks as comments, once", async () => {
    const bytes = edited(await out("xliff"), (text) =>
      text.replace(
        /(<unit [^>]*>\n<mda:metadata>.*<\/mda:metadata>\n)(<segment id="s" [^>]*><source>论坛闭幕)/,
        "$1<notes><note>Is this right?</note></notes>\n$2",
      ),
    );
    expect(await take(bytes)).toMatchObject({ remarks: 1, written: 0 });
    const { threads } = await report();
    expect(threads[0]?.comments[0]).toMatchObject({ text: "Is this right?", name: "agency.xlf" });
    const again = strFromU8(await out("xliff"));
    expect(again).toContain("agency.xlf: Is this right?</note>");
    expect(await take(strToU8(again))).toMatchObject({ remarks: 0 });
  });

  it("is refused where it is no XLIFF of this report", async () => {
    const refused = async (bytes: Uint8Array) => {
      const error: unknown = await readIncoming(bytes, library, id).catch((one: unknown) => one);
      return error instanceof IncomingRefused ? error.code : error;
    };
    const bytes = await out("xliff");
    expect(await refused(bytes.subarray(0, bytes.length - 20))).toBe("invalid");
    expect(await refused(strToU8("hello"))).toBe("invalid");
    expect(await refused(edited(bytes, (text) => text.replaceAll(id, "f1")))).toBe("not-ours");
    expect(
      await refused(edited(bytes, (text) => text.replaceAll(id, "01ARZ3NDEKTSV4RRFFQ69G5FAV"))),
    ).toBe("other-report");
    expect(
      await refused(edited(bytes, (text) => text.replace('trgLang="en"', 'trgLang="fr"'))),
    ).toBe("other-languages");
    expect(await refused(strToU8("PK\u0003\u0004"))).toBe("DAMAGED_FILE");
  });
});

describe("a table for Word", () => {
  const editedDocx = (bytes: Uint8Array, edit: (xml: string) => string): Uint8Array => {
    const files = unzipSync(bytes);
    const name = "word/document.xml";
    return zipSync({ ...files, [name]: strToU8(edit(strFromU8(files[name]!))) });
  };
  /** Writes over the cell in the middle of the row that says `source`. */
  const withText = (xml: string, source: string, text: string): string => {
    const start = xml.lastIndexOf("<w:tr>", xml.indexOf(source));
    const end = xml.indexOf("</w:tr>", start);
    const cells = xml.slice(start, end).split("<w:tc>");
    cells[2] = `${cells[2]?.replace(/<w:p>.*<\/w:p>|<w:p\/>/s, "")}`.replace(
      "</w:tc>",
      `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p></w:tc>`,
    );
    return xml.slice(0, start) + cells.join("<w:tc>") + xml.slice(end);
  };

  it("comes back as it was without changing anything", async () => {
    expect(new Set(statuses(await planOf(await out("docx"))))).toEqual(new Set(["same"]));
  });

  it("brings in what was written in its middle column", async () => {
    const bytes = editedDocx(await out("docx"), (xml) =>
      withText(xml, "论坛闭幕。", "The forum closed."),
    );
    expect(statuses(await planOf(bytes))).toEqual(["same", "same", "same", "new"]);
    await take(bytes);
    expect((await texts()).at(-1)).toBe("The forum closed.");
  });

  it("knows that the source was changed, and whose it is", async () => {
    const bytes = editedDocx(await out("docx"), (xml) =>
      withText(xml, "论坛闭幕。", "The forum closed."),
    );
    await typeInSource("闭幕", "落幕");
    const plan = await planOf(bytes);
    expect(plan.isOtherRevision).toBe(true);
    expect(statuses(plan).at(-1)).toBe("source-changed");
    const foreign = editedDocx(bytes, (xml) => xml.replaceAll("dgr_", "xx_"));
    await expect(readIncoming(foreign, library, id)).rejects.toMatchObject({ code: "not-ours" });
  });
});
