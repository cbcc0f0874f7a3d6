/** A newsletter of chosen reports keeps their order, passes over what is gone, and says what is not in it. */
import { expect, test } from "vitest";
import { defaultSettings } from "../../core/library/settings.ts";
import { assetSchema } from "../../core/media/asset.ts";
import type { Report } from "../../core/report/report.ts";
import { makeReport } from "../../tests/support/made-report.ts";
import type { OpenLibrary } from "../open-library.ts";
import { newsletterOf } from "./newsletter-of.ts";

const photo = assetSchema.parse({ hash: "a".repeat(64), ext: "jpg", width: 1200, height: 800 });

const library = (reports: readonly Report[]) =>
  ({
    media: { names: () => Promise.resolve([`${photo.hash}.jpg`]) },
    store: { record: { settings: defaultSettings() } },
    reports: {
      projection: (id: string) => Promise.resolve(reports.find((one) => one.id === id) ?? null),
    },
  }) as unknown as OpenLibrary;

const first = makeReport({ number: 1, zh: { headline: "第一篇" }, en: { headline: "One" } });
const second = makeReport({
  number: 2,
  zh: {
    headline: "第二篇",
    body: [{ kind: "figure", asset: "photo", caption: "图", alt: "照片", credit: "" }],
  },
  en: { headline: "" },
  assets: { photo },
});

test("in the order given, without what is in the bin or gone", async () => {
  const binned = { ...makeReport({ number: 3 }), binnedAt: "2026-01-01T00:00:00Z" };
  const gone = makeReport({ number: 4 });
  const ids = [second, binned, gone, first].map(({ id }) => id);
  const made = await newsletterOf(ids, "zh", library([first, second, binned]));
  const at = (text: string): number => made?.html.indexOf(text) ?? -1;
  expect(at("第二篇")).toBeGreaterThan(0);
  expect(at("第一篇")).toBeGreaterThan(at("第二篇"));
  expect(made?.without).toEqual([]);
  const [picture] = made?.pictures ?? [];
  expect(picture?.here).toBe(`/media/${photo.hash}.jpg?w=640`);
  expect(made?.html).toContain(`src="${picture?.url}"`);
});

test("tells which have no headline in the language, and is nothing where none has one", async () => {
  const all = library([first, second]);
  expect(await newsletterOf([first.id, second.id], "en", all)).toMatchObject({ without: [2] });
  expect(await newsletterOf([second.id], "en", all)).toBeNull();
});
