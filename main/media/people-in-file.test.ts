/** Who documents say has written them. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { archive, pdf } from "../../tests/support/media-files.ts";
import { peopleInFile } from "./people-in-file.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "diglot-people-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function peopleIn(ext: "docx" | "odt" | "pdf" | "zip", bytes: Uint8Array): Promise<string[]> {
  const path = join(dir, `file.${ext}`);
  await writeFile(path, bytes);
  return peopleInFile(path, ext);
}

const core = `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>王 &amp; 李</dc:creator><cp:lastModifiedBy> 何砚 </cp:lastModifiedBy></cp:coreProperties>`;
const office = archive("a.docx", {
  "docProps/core.xml": core,
  "docProps/app.xml": `<Properties><Company>市科协</Company><Manager/></Properties>`,
  "word/document.xml": "<w/>",
}).buffer;

test("reads authors, who changed it last and the company out of documents made of XML", async () => {
  expect(await peopleIn("docx", office)).toEqual(["王 & 李", "何砚", "市科协"]);
  const meta = `<office:document-meta xmlns:office="o" xmlns:meta="m" xmlns:dc="d"><meta:initial-creator>He Yan</meta:initial-creator><dc:creator>He Yan</dc:creator></office:document-meta>`;
  expect(await peopleIn("odt", archive("a.odt", { "meta.xml": meta }).buffer)).toEqual(["He Yan"]);
});

test("reads a PDF's author however it is written", async () => {
  const made = (author: string) => Buffer.from(`%PDF-1.7\n<</Author ${author}>>\n%%EOF`, "latin1");
  expect(await peopleIn("pdf", made("(He \\(Yan\\) \\345)"))).toEqual(["He (Yan) å"]);
  expect(await peopleIn("pdf", made("<FEFF 738B 4E94>"))).toEqual(["王五"]);
  expect(await peopleIn("pdf", made("(\\376\\377\\163\\213)"))).toEqual(["王"]);
  expect(await peopleIn("pdf", pdf("a.pdf").buffer)).toEqual([]);
  const long = Buffer.concat([Buffer.alloc(3_000_000, 32), made("(Tail)")]);
  expect(await peopleIn("pdf", long)).toEqual(["Tail"]);
});

test("says nothing of what cannot be read", async () => {
  expect(await peopleIn("docx", Buffer.from("PK no zip"))).toEqual([]);
  const hostile = archive("a.docx", { "docProps/core.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>' });
  expect(await peopleIn("docx", hostile.buffer)).toEqual([]);
  expect(await peopleIn("zip", office)).toEqual([]);
  expect(await peopleInFile(join(dir, "gone.pdf"), "pdf")).toEqual([]);
});
