/** What the check of a site finds, one fault at a time. */
import { describe, expect, it } from "vitest";
import { checkSite } from "./site-check.ts";

const BASE = "https://s.example/sub";
const page = (body: string, { lang = "zh-CN", head = "", title = "页" } = {}): string =>
  `<!doctype html>\n<html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>${head}</head>\n<body><h1>标题</h1>\n${body}</body></html>\n`;
const home = page('<a href="a.html">甲</a>', {
  title: "首页",
  head: `<link rel="canonical" href="${BASE}/">`,
});

async function found(site: Record<string, string>): Promise<string[]> {
  const files = Object.entries({ "index.html": home, "a.html": page(""), ...site });
  const { findings } = await checkSite({
    files: files.map(([path, text]) => ({ path, sizeBytes: text.length })),
    read: async (path) => files.find(([known]) => known === path)?.[1] ?? null,
  });
  return findings.map(({ path, code, line, detail }) =>
    [path, line ?? "", code, detail].filter((part) => part !== "").join(" "),
  );
}

describe("the check of a site", () => {
  it("has nothing to say of a sound one, under any base address", async () => {
    const links = `<a href="${BASE}/">首页</a><a href="/sub/index.html">x</a><a href="https://other.example/">外</a><a href="mailto:a@b.c">信</a>`;
    expect(await found({ "a.html": page(`<p id="y"></p><a href="#y">y</a>${links}`) })).toEqual([]);
  });

  it.each([
    ["a link to nowhere", '<a href="b.html">x</a>', "a.html 4 link-broken b.html"],
    [
      "an anchor to nowhere",
      '<a href="index.html#no">x</a>',
      "a.html 4 anchor-missing index.html#no",
    ],
    ["a picture that is gone", '<img src="p.webp" alt="">', "a.html 4 asset-missing p.webp"],
    [
      "one size of a picture",
      '<img src="data:," srcset="p-1.webp 1w" alt="">',
      "a.html 4 asset-missing p-1.webp",
    ],
    [
      "a picture of another site",
      '<img src="//x.example/p.png" alt="">',
      "a.html 4 third-party //x.example/p.png",
    ],
    ["a picture without words", '<img src="data:,">', "a.html 4 alt-missing data:,"],
    ["an id twice", '<p id="a"></p><p id="a"></p>', "a.html 4 id-twice a"],
  ])("finds %s", async (_, body, expected) => {
    expect(await found({ "a.html": page(body) })).toContain(expected);
  });

  it("finds HTML that is not as the standard has it, with its line", async () => {
    const [first] = await found({ "a.html": page('<p title="a"title="b">x</p>') });
    expect(first).toMatch(/^a\.html 4 html-error /);
    expect(await found({ "a.html": home.slice(0, 120) })).toContain("a.html cut-off");
  });

  it("wants language pairs to name each other", async () => {
    const pair = (other: string) => `<link rel="alternate" hreflang="en" href="${BASE}/${other}">`;
    const faults = await found({
      "a.html": page('<a href="en/a.html">English</a>', { head: pair("en/a.html") }),
      "en/a.html": page("", { lang: "en" }),
    });
    expect(faults).toEqual([`a.html hreflang-one-way en ${BASE}/en/a.html`]);
  });

  it("notes titles that are given twice, pages that nobody is led to, and what is too large", async () => {
    expect(
      await found({
        "b.html": page("x".repeat(60_000)),
        "404.html": page("", { title: "没有" }),
        "en/b.html": page("", { lang: "zh-CN", title: "B" }),
      }),
    ).toEqual([
      "b.html page-large 59 KB",
      "b.html title-twice 页",
      "b.html not-reached",
      "en/b.html lang-wrong zh-CN",
      "en/b.html not-reached",
    ]);
  });

  it("follows what a style fetches", async () => {
    expect(
      await found({
        "assets/s.css": "a{background:url(x.svg)}b{background:url('https://x.example/y')}",
      }),
    ).toEqual(["assets/s.css asset-missing x.svg", "assets/s.css third-party https://x.example/y"]);
  });
});
