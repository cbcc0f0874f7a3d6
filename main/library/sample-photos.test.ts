/** Tests of the sample's content: its report files parse and pair up, its photos can be drawn and are real pictures. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import {
  findStructureDifference,
  parseReportDraft,
  type ReportDraft,
  toTextBlocks,
} from "../../core/exchange/report-draft.ts";
import { otherLang } from "../../core/report/lang.ts";
import { drawPhoto, findPhotoSize, photoKinds, photoMoods } from "./sample-photos.ts";

const sampleUrl = new URL("../../resources/sample/", import.meta.url);
const reportFiles = readdirSync(new URL("reports/", sampleUrl)).sort();

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, sampleUrl), "utf8"));

function readReport(file: string): ReportDraft {
  const result = parseReportDraft(readJson(`reports/${file}`));
  if (!result.ok) throw new Error(`${file}: ${JSON.stringify(result.problems)}`);
  return result.draft;
}

const reports = reportFiles.map((file) => ({ file, draft: readReport(file) }));

const assets = new Set(
  reports.flatMap(({ draft }) =>
    [draft.editions.zh, draft.editions.en].flatMap((edition) =>
      (edition?.body ?? [])
        .flatMap((block) => (block.kind === "gallery" ? block.figures : block))
        .flatMap((block) => (block.kind === "figure" && block.asset !== null ? [block.asset] : [])),
    ),
  ),
);

describe("the sample's reports", () => {
  it("are at least fourteen, numbered in order", () => {
    expect(reports.length).toBeGreaterThanOrEqual(14);
    expect(reportFiles.map((file) => Number(file.slice(0, 2)))).toEqual(
      reportFiles.map((_, index) => index + 1),
    );
  });

  it.each(reports)("$file pairs its translation with its source block for block", ({ draft }) => {
    const source = draft.editions[draft.sourceLang];
    const translation = draft.editions[otherLang(draft.sourceLang)];
    expect(source && toTextBlocks(source).every((text) => text.trim() !== "")).toBe(true);
    if (!source || !translation) return;
    expect(findStructureDifference(source.body, translation.body)).toBeUndefined();
    const texts = toTextBlocks(translation);
    const confirmed = translation.confirmed === "all" ? texts.length : (translation.confirmed ?? 0);
    expect(texts.slice(0, confirmed).filter((text) => text === "")).toEqual([]);
  });

  it("have no Han character or full-width mark in their English", () => {
    const english = reports.flatMap(({ draft }) =>
      draft.editions.en === null ? [] : toTextBlocks(draft.editions.en),
    );
    expect(
      english.filter((text) => /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/u.test(text)),
    ).toEqual([]);
  });

  it("stand in every stage and in either direction", () => {
    const approved = reports.filter(
      ({ draft }) => draft.stages.zh === "approved" && draft.stages.en === "approved",
    );
    expect(approved.length).toBeGreaterThanOrEqual(6);
    expect(new Set(reports.map(({ draft }) => draft.stages.zh))).toEqual(
      new Set(["draft", "review", "approved"]),
    );
    expect(reports.some(({ draft }) => draft.sourceLang === "en")).toBe(true);
    expect(reports.some(({ draft }) => draft.editions.en === null)).toBe(true);
  });

  it("stand in columns that the settings name", () => {
    const settings = readJson("settings.json") as { columns: { id: string }[] };
    const columns = settings.columns.map((column) => column.id);
    expect(reports.filter(({ draft }) => !columns.includes(draft.head.column))).toEqual([]);
  });

  it("use only photos that can be drawn", () => {
    expect([...assets].filter((asset) => findPhotoSize(asset) === undefined)).toEqual([]);
  });
});

describe("drawPhoto", () => {
  it("draws every kind as a picture of its own, at the size it claims", async () => {
    const hashes = await Promise.all(
      photoKinds.map(async (kind, index) => {
        const name = `${kind}-${photoMoods[index % photoMoods.length]}`;
        const jpeg = await drawPhoto(name);
        const { width, height } = await sharp(jpeg).metadata();
        expect({ name, width, height }).toEqual({ name, ...findPhotoSize(name) });
        const { entropy } = await sharp(jpeg).stats();
        expect(entropy, name).toBeGreaterThan(5);
        return createHash("sha256").update(jpeg).digest("hex");
      }),
    );
    expect(photoKinds.length).toBeGreaterThanOrEqual(12);
    expect(new Set(hashes).size).toBe(photoKinds.length);
  }, 120_000);

  it("draws the same picture for the same name and another for another mood", async () => {
    const [first, again, other] = await Promise.all(
      ["lecture-mint", "lecture-mint", "lecture-ochre"].map(drawPhoto),
    );
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
  }, 60_000);

  it("refuses a name that is no kind and mood", async () => {
    for (const name of [
      "auditorium",
      "auditorium-",
      "volcano-blue",
      "constructor-blue",
      "auditorium-constructor",
      "auditorium-blue-2",
    ]) {
      expect(findPhotoSize(name)).toBeUndefined();
      await expect(drawPhoto(name)).rejects.toThrow(name);
    }
  });
});
