/** Terms out and in again as tables and TBX; whatever a file holds is read, refused or told of. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyEntry, type Entry, type EntryDraft, entrySchema } from "../entry.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { planImport, type ReadTerms } from "./incoming.ts";
import { readTbx, TbxError } from "./read-tbx.ts";
import { fromTable, toTable } from "./table.ts";
import { writeTbx } from "./write-tbx.ts";

const entry = (zh: string, more: Partial<EntryDraft> = {}): Entry => ({
  ...{ ...emptyEntry(), zh, at: "2026-01-01T00:00:00.000Z", by: "wang" },
  ...more,
});
const who = entry("世界卫生组织", {
  kind: "organisation",
  aliases: ["世卫组织", "世卫"],
  en: [
    { text: "World Health Organization", status: "approved" },
    { text: "World Health Body", status: "forbidden" },
    { text: "the UN’s health agency", status: "allowed" },
  ],
  ...{ acronym: "WHO", definition: 'a <b> & "c"', context: "例：世卫组织，", column: "news" },
  ...{ source: "联合国", note: "line one\nline two" },
});
const plain = entry("=1+1", { en: [{ text: '-x, "y"', status: "approved" }] });

const viaCsv = (entries: Entry[]): ReadTerms => {
  const { rows, problems } = readCsv(writeCsv(toTable(entries)));
  return { ...fromTable(rows), problems };
};
const drafts = (read: ReadTerms): EntryDraft[] =>
  planImport([], read).added.map(({ after }) => after);
/** Order of wordings of different status is no matter. */
const tidy = (draft: EntryDraft): unknown => {
  const { at: _at, by: _by, ...rest } = entrySchema.parse({ at: "", by: "", ...draft });
  return { ...rest, en: rest.en.toSorted((a, b) => (a.text < b.text ? -1 : 1)) };
};

test("a table goes out and comes back as it was", () => {
  expect(drafts(viaCsv([who, plain])).map(tidy)).toEqual([who, plain].map(tidy));
  expect(writeCsv(toTable([plain]))).toContain(",'=1+1,");
});

test.each(["dca", "dct"] as const)("TBX in the style %s goes out and comes back", (style) => {
  const back = drafts(readTbx(writeTbx([who, plain], style)));
  // TBX has no line breaks in a note, and an id that begins with a letter.
  const expected = [{ ...who, note: "line one line two" }, plain];
  expect(back.map((one) => tidy({ ...one, id: who.id }))).toEqual(
    expected.map((one) => tidy({ ...one, id: who.id })),
  );
});

test("any wording survives every format", () => {
  const wording = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
    .filter(
      (one) => !/[|｜；\n\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/u.test(one),
    )
    .map((one) => one.normalize("NFC").replace(/\s+/gu, " ").trim())
    .filter((one) => one !== "" && !one.startsWith("'"));
  fc.assert(
    fc.property(wording, wording, (zh, en) => {
      const one = entry(zh, { en: [{ text: en, status: "approved" }] });
      for (const read of [
        viaCsv([one]),
        readTbx(writeTbx([one], "dca")),
        readTbx(writeTbx([one], "dct")),
      ])
        expect(read.incoming[0]?.fields).toMatchObject({ zh, en: one.en });
    }),
    { numRuns: 200 },
  );
});

describe("tables of others", () => {
  const read = (text: string) => fromTable(readCsv(text).rows);

  test("Chinese heads, tabs, several wordings in a cell", () => {
    const { incoming } = read("类别\t中文\t英文\t禁用译法\n机构\t科协\tAST｜A.S.T.\tSA\n");
    expect(incoming[0]?.fields).toEqual({
      ...{ zh: "科协", kind: "organisation" },
      en: [
        { text: "AST", status: "approved" },
        { text: "A.S.T.", status: "approved" },
        { text: "SA", status: "forbidden" },
      ],
    });
  });

  test("two columns without a head", () => {
    expect(read("会长,President\n大会,Congress").incoming.map(({ fields }) => fields.zh)).toEqual([
      "会长",
      "大会",
    ]);
  });

  test("a text that is no table of terms is told, not taken", () => {
    expect(read("Dear all,\nplease find attached").problems).toEqual([
      { line: 1, code: "no-head", about: "Dear all," },
    ]);
  });

  test("every line that cannot be taken is told with its number", () => {
    const csv = "zh,en,kind\n会长,President,title\n,Chair,\n\n大会,Congress,party\n";
    expect(read(csv).problems).toEqual([
      { line: 3, code: "zh-missing", about: "Chair" },
      { line: 5, code: "kind-unknown", about: "party" },
    ]);
    expect(readCsv('zh,en\n会长,"President\n').problems).toMatchObject([{ code: "row-broken" }]);
    const long = planImport([], read(`zh,en\n会长,${"x".repeat(300)}\n大\u0007会,y`));
    expect(long.problems).toEqual([
      { line: 2, code: "too-long", about: "会长" },
      { line: 3, code: "bad-characters", about: "大\u0007会" },
    ]);
  });
});

describe("what a file does to the wordbook", () => {
  const read = (csv: string): ReadTerms => fromTable(readCsv(csv).rows);

  test("adds, changes, and leaves alone what is the same", () => {
    const there = [entry("会长", { en: [{ text: "Chair", status: "approved" }] }), entry("大会")];
    const plan = planImport(there, read("zh,en,note\n会长,President,\n大会,,\n新词,new,n"));
    expect(plan.added.map(({ after }) => after.zh)).toEqual(["新词"]);
    expect(plan.changed.map(({ after }) => after.en.map(({ text }) => text))).toEqual([
      ["Chair", "President"],
    ]);
    expect(plan.same).toBe(1);
  });

  test("an id finds its entry whatever its Chinese; two rows of one entry are one", () => {
    const there = [entry("会长")];
    const renamed = planImport(there, read(`id,zh\n${there[0]?.id},主席`));
    expect(renamed.changed[0]?.after.zh).toBe("主席");
    const twice = planImport([], read("zh,en\n会长,President\n会长,Chair"));
    expect(twice.added.map(({ after }) => after.en.length)).toEqual([2]);
  });
});

describe("TBX of others", () => {
  const martif = `<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX-Basic" xml:lang="en"><text><body>
    <termEntry id="c1"><descripGrp><descrip type="definition">A <hi>body</hi></descrip><admin type="source">UN</admin></descripGrp>
    <langSet xml:lang="zh-Hans"><ntig><termGrp><term>世卫组织</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp></ntig>
      <tig><term>世界卫生组织</term></tig></langSet>
    <langSet xml:lang="EN-us"><tig><term>World Health Organization</term></tig><tig><term>WHO</term><termNote type="termType">acronym</termNote></tig></langSet>
    </termEntry><termEntry><langSet xml:lang="fr"><tig><term>OMS</term></tig></langSet></termEntry></body></text></martif>`;

  test("version 2, with groups, statuses and other languages", () => {
    const read = readTbx(martif);
    expect(read.others).toBe(1);
    expect(read.incoming[0]).toMatchObject({
      id: "c1",
      fields: {
        ...{ zh: "世界卫生组织", aliases: ["世卫组织"], acronym: "WHO" },
        ...{ definition: "A body", source: "UN" },
        en: [{ text: "World Health Organization", status: "approved" }],
      },
    });
  });

  test.each([
    ["broken XML", "<tbx><text>", "NOT_XML"],
    ["something else", "<html/>", "NOT_TBX"],
    ["nesting without end", `<tbx>${"<a>".repeat(100)}`, "TOO_MUCH"],
    [
      "entities that blow up",
      '<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx><text><body><conceptEntry><langSec xml:lang="zh"><termSec><term>&b;</term></termSec></langSec></conceptEntry></body></text></tbx>',
      "NOT_XML",
    ],
    [
      "an entity from outside",
      '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx><text>&x;</text></tbx>',
      "NOT_XML",
    ],
  ])("%s is refused", (_what, text, code) => {
    expect(() => readTbx(text)).toThrow(expect.objectContaining({ code }));
  });

  test("cut or changed at any byte it is read or refused, never anything else", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: martif.length }),
        fc.constantFrom("", "<", "&", '"', "\u0000", "x"),
        (at, by) => {
          try {
            readTbx(martif.slice(0, at) + by + martif.slice(at + 1));
          } catch (error) {
            expect(error).toBeInstanceOf(TbxError);
          }
        },
      ),
      { numRuns: 600 },
    );
  });
});
