/** What the site gets of a report that went on after it was signed off. */
import { expect, test } from "vitest";
import { makeReport, type MadeReport, signedCopies } from "../../tests/support/made-report.ts";
import { headlineOf, readyToPublish } from "../publication/readiness.ts";
import type { Report } from "./report.ts";
import { asSigned, changedSinceSigned, isSigned, sentBack } from "./signed.ts";

/** Signed off with these headlines; the text is that of `now`. */
function signedAs(headline: string, now: MadeReport = {}): Report {
  return { ...makeReport(now), signed: signedCopies(makeReport({ zh: { headline } })) };
}

test("a signed-off edition is published as it was signed off, and said to have changed", () => {
  const report = signedAs("签发时", { zh: { headline: "改过" } });
  expect(headlineOf(report, "zh")).toBe("改过");
  expect(headlineOf(asSigned(report), "zh")).toBe("签发时");
  expect(changedSinceSigned(report)).toEqual(["zh"]);
  const ready = readyToPublish(report, {
    columns: new Set(["news"]),
    series: [],
    filmHosts: [],
    isLost: () => false,
  });
  expect(ready.published).toEqual(["zh", "en"]);
  expect(ready.issues).toMatchObject([
    { lang: "zh", code: "changed-since-signed", blocking: false },
  ]);
});

test("the look that the next word would have is no change", () => {
  const report = signedAs("标题", { zh: { headline: "标题" } });
  const [first, ...rest] = report.editions.zh.root.children ?? [];
  report.editions.zh.root.children = [{ ...first!, textFormat: 1, textStyle: "" }, ...rest];
  expect(changedSinceSigned(report)).toEqual([]);
});

test("ids and confirmations are no change", () => {
  const report = signedAs("同一标题", { zh: { headline: "同一标题" } });
  expect(changedSinceSigned(report)).toEqual([]);
});

test("a text that was sent back stays on the site as it was signed off", () => {
  const report = signedAs("签发时", { zh: { headline: "改过" }, stages: { zh: "draft" } });
  expect(headlineOf(asSigned(report), "zh")).toBe("签发时");
  expect(changedSinceSigned(report)).toEqual([]);
  expect(sentBack(report)).toEqual(["zh"]);
  expect(isSigned(report, "zh")).toBe(true);
  expect(isSigned({ ...report, signed: { zh: null, en: null } }, "zh")).toBe(false);
});

test("one that was signed off before copies were kept is published as it is", () => {
  const report = makeReport({ zh: { headline: "旧稿" } });
  expect(asSigned(report)).toEqual(report);
  expect(changedSinceSigned(report)).toEqual([]);
});
