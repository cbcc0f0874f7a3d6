/** Photographs in pairs: who stands for whom, what is missing, which is the cover. */
import { describe, expect, it } from "vitest";
import { makeReport } from "../../tests/support/made-report.ts";
import { coverOf } from "../publication/pictures.ts";
import { type Asset, assetSchema } from "./asset.ts";
import { lacksOf, photosIn, photosOf } from "./photos.ts";

const asset = (digit: string): Asset =>
  assetSchema.parse({ hash: digit.repeat(64), ext: "jpg", width: 1600, height: 900 });
const assets = { one: asset("1"), two: asset("2"), three: asset("3") };
const figure = (
  name: string | null,
  caption: string,
  more: { alt?: string; credit?: string } = {},
) => ({ kind: "figure", asset: name, caption, alt: "alt", credit: "credit", ...more }) as const;

const made = () =>
  makeReport({
    assets,
    zh: { body: [figure("one", "图一"), figure("two", "图二"), figure(null, "")] },
    en: { body: [figure("one", "First"), figure("two", "", { credit: "" })] },
  });

describe("photosOf", () => {
  it("lists the source's photographs in its order, each with its counterpart", () => {
    const photos = photosOf(made());
    const captions = photos.map(({ sides }) => [
      sides.zh?.texts.caption?.text,
      sides.en?.texts.caption?.text,
    ]);
    expect(captions).toEqual([
      ["图一", "First"],
      ["图二", ""],
      ["", undefined],
    ]);
  });

  it("says what each lacks: the picture, a text, its translation", () => {
    const [first, second, third] = photosOf(made()).map(({ lacks }) =>
      lacks.map(({ lang, lack }) => `${lang} ${lack}`),
    );
    expect(first).toEqual([]);
    expect(second).toEqual(["en caption", "en credit"]);
    expect(third).toEqual(["zh picture", "en translation"]);
  });

  it("keeps a photograph that only the translation has, behind the others", () => {
    const report = made();
    const [zhFirst] = report.editions.zh.root.children!.splice(2, 1);
    expect(zhFirst?.type).toBe("figure");
    const photos = photosOf(report);
    expect(photos).toHaveLength(3);
    expect(photos[2]?.sides.zh).toBeNull();
    expect(photos[2]?.sides.en?.texts.caption?.text).toBe("First");
  });

  it("says when a text was confirmed for another source text", () => {
    const report = made();
    const caption = report.editions.zh.root.children![2]!.children![0]!.children![0]!;
    caption["text"] = "换了说法";
    expect(photosOf(report)[0]?.lacks).toEqual([{ lang: "en", lack: "outdated" }]);
  });

  it("works the other way round for a report that was written in English", () => {
    const { editions } = makeReport({
      sourceLang: "en",
      assets,
      en: { body: [figure("one", "First")] },
      zh: { body: [figure("one", "")] },
    });
    expect(photosOf({ editions, sourceLang: "en" })).toMatchObject([
      { lacks: [{ lang: "zh", lack: "caption" }] },
    ]);
  });
});

describe("lacksOf", () => {
  it("takes a picture whose bytes are gone for missing", () => {
    const [photo] = photosIn(made().editions.zh);
    expect(lacksOf(photo!)).toEqual([]);
    expect(lacksOf(photo!, () => true)).toEqual(["picture"]);
  });
});

describe("coverOf", () => {
  const report = made();
  const [, second] = photosIn(report.editions.zh);
  const of = (lang: "zh" | "en", isLost: (asset: Asset) => boolean = () => false) =>
    coverOf(report.editions[lang], second!.id!, isLost)?.asset;

  it("is the chosen figure in the source, and its counterpart in the translation", () => {
    expect(of("zh")).toEqual(assets.two);
    expect(of("en")).toEqual(assets.two);
  });

  it("is the first that can be shown when none was chosen, or the chosen one is lost", () => {
    expect(coverOf(report.editions.zh, undefined, () => false)?.asset).toEqual(assets.one);
    expect(of("zh", ({ hash }) => hash === assets.two.hash)).toEqual(assets.one);
    expect(of("zh", () => true)).toBeUndefined();
  });
});
