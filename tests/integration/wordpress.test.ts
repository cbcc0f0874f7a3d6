/** A site published to a real WordPress: posts, pictures, lists, trash, what others change there, and what its roles may. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { EditionDraft } from "../../core/exchange/report-draft.ts";
import type { Target } from "../../core/library/target.ts";
import { LOCK_HOLDER_PATH, LOCK_PATH } from "../../core/publication/manifest.ts";
import type { Report } from "../../core/report/report.ts";
import { openStore } from "../../main/publication/stores/open-store.ts";
import { whyNot } from "../servers/ensure.ts";
import { startWordPress, type WordPressServer, type WordPressUser } from "../servers/wordpress.ts";
import { makeReport, withCorrectedSource } from "../support/made-report.ts";
import { addPicture, type Desk, fill, openDesk, quick } from "../support/publishing.ts";

interface Post {
  id: number;
  slug: string;
  status: string;
  link: string;
  date: string;
  date_gmt: string;
  title: { raw: string };
  content: { raw: string; rendered: string };
  excerpt: { raw: string };
  categories: number[];
  tags: number[];
  featured_media: number;
}

/** PHP and a database beside everything else that is being tested. */
const timeout = 240_000;

describe.skipIf(whyNot("wordpress") !== undefined)("a WordPress site", { timeout }, () => {
  let server: WordPressServer;
  beforeAll(async () => {
    server = await startWordPress();
  });
  afterAll(() => server?.stop());

  const call = (path: string, init: RequestInit, user: WordPressUser): Promise<Response> => {
    const basic = Buffer.from(`${user}:${server.passwords[user]}`).toString("base64");
    const headers = { authorization: `Basic ${basic}`, "content-type": "application/json" };
    return fetch(`${server.address}/wp-json/wp/v2${path}`, { ...init, headers });
  };
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> =>
    (await (await call(path, init, "admin")).json()) as T;
  const post = async (slug: string): Promise<Post | undefined> =>
    (await ask<Post[]>(`/posts?slug=${slug}&context=edit&status=publish,future,draft,trash`))[0];
  const deskOf = (user: WordPressUser = "editor") =>
    openDesk({ remote: { target: server.targetOf(user), secret: server.passwords[user] } });
  const first = (desk: Desk): Report => {
    const [report] = desk.reports.values();
    if (!report) throw new Error("no report");
    return report;
  };
  describe("published to", () => {
    let desk: Desk;
    beforeAll(async () => {
      await server.clear();
      desk = await deskOf();
      await fill(desk, 3);
    });
    afterAll(() => desk?.close());

    it("holds every edition as a post with its day, lists, picture and excerpt", async () => {
      const plan = await desk.service.plan({ target: "web" });
      expect(plan.added.map(({ path }) => path)).toEqual([
        ...[1, 2, 3].map(() => expect.stringMatching(/^assets\/[0-9a-f]{24}-900\.png$/)),
        ...[1, 2, 3].map((number) => `en/posts/report-${number}.html`),
        ...[1, 2, 3].map((number) => `links/posts/report-${number}.json`),
        ...[1, 2, 3].map((number) => `posts/report-${number}.html`),
      ]);
      expect(await desk.publish()).toMatchObject({ outcome: "done", failure: null });
      const made = await post("report-1-en");
      expect(made).toMatchObject({
        status: "publish",
        date_gmt: "2026-01-01T16:00:00",
        title: { raw: "Report 1" },
      });
      const [category] = await ask<{ slug: string; name: string }[]>(
        `/categories?include=${made?.categories.join()}`,
      );
      expect(category).toMatchObject({ slug: "news-en", name: "News" });
      const media = await ask<{ source_url: string }>(`/media/${made?.featured_media}`);
      expect(made?.content.raw).toContain(`src="${media.source_url}"`);
      expect((await fetch(media.source_url)).status).toBe(200);
    });

    it("links both languages in the text where nothing else ties them", async () => {
      const made = await post("report-1");
      const href = /<a href="([^"]*)"[^>]*lang="en"/.exec(made?.content.rendered ?? "")?.[1];
      const page = await fetch(href ?? "");
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("<h1>Report 1</h1>");
    });

    it("leads to an English text as soon as there is one, and no longer when there is none", async () => {
      const report = first(desk);
      const linked = async () =>
        /class="other-language"><a (?:href="([^"]*)" )?/.exec(
          (await post("report-1"))?.content.raw ?? "",
        )?.[1];
      desk.reports.set(report.id, { ...report, stages: { ...report.stages, en: "draft" } });
      expect(await desk.publish()).toMatchObject({ outcome: "done", failure: null });
      expect(await linked()).toBeUndefined();
      desk.reports.set(report.id, report);
      expect(await desk.publish()).toMatchObject({
        ...{ outcome: "done", failure: null, changed: ["posts/report-1.html"] },
        added: ["en/posts/report-1.html", "links/posts/report-1.json"],
      });
      expect(await (await fetch((await linked()) ?? "")).text()).toContain("<h1>Report 1</h1>");
    });

    it("needs nothing when nothing changed, also by a program that has just been started", async () => {
      const nothing = { added: [], changed: [], removed: [], foreign: [] };
      expect(await desk.service.plan({ target: "web" })).toMatchObject(nothing);
      expect(await desk.restart().plan({ target: "web" })).toMatchObject(nothing);
    });

    it("gets one changed post after a caption was edited", async () => {
      const report = first(desk);
      desk.reports.set(
        report.id,
        JSON.parse(JSON.stringify(report).replaceAll("图注", "新图注")) as Report,
      );
      expect(await desk.publish()).toMatchObject({
        ...{ outcome: "done", failure: null, added: [], removed: [] },
        changed: ["posts/report-1.html"],
      });
      expect((await post("report-1"))?.content.raw).toContain("新图注");
    });

    it("has in its trash what is no longer published, and nothing of it in the media library", async () => {
      desk.reports.delete(first(desk).id);
      const { failure, removed } = await desk.publish();
      expect(failure).toBeNull();
      // Posts go before the picture that they show.
      expect(removed).toEqual([
        ...["links/posts/report-1.json", "en/posts/report-1.html", "posts/report-1.html"],
        expect.stringMatching(/^assets\//),
      ]);
      expect(await ask("/media")).toHaveLength(2);
      expect(await post("report-1")).toBeUndefined();
      const trashed = await ask<Post[]>("/posts?status=trash&context=edit");
      expect(trashed.map(({ slug }) => slug)).toEqual(
        expect.arrayContaining(["report-1-en__trashed", "report-1__trashed"]),
      );
    });
  });

  describe("with what others do there", () => {
    let desk: Desk;
    beforeAll(async () => {
      await server.clear();
      desk = await deskOf();
      await fill(desk, 1);
      await desk.publish();
    });
    afterAll(() => desk?.close());
    const PATH = "posts/report-1.html";
    const change = async (fields: unknown) => {
      const { id } = (await post("report-1")) ?? { id: 0 };
      await ask(`/posts/${id}`, { method: "POST", body: JSON.stringify(fields) });
    };

    it.each([
      ["the title", { title: "Theirs" }],
      ["the text", { content: "Theirs" }],
      ["the lists that it stands in", { categories: [1] }],
      ["whether readers see it", { status: "draft" }],
      ["the day", { date_gmt: "2020-01-01T00:00:00" }],
      ["the picture", { featured_media: 0 }],
    ])(
      "does not go over a post of which somebody changed %s, until it is said to",
      async (_what, fields) => {
        await change(fields);
        await expect(desk.publish()).rejects.toMatchObject({
          refusal: { code: "FOREIGN_CHANGES", paths: [PATH] },
        });
        expect(await desk.publish(true)).toMatchObject({ outcome: "done", changed: [PATH] });
        expect(await post("report-1")).toMatchObject({
          status: "publish",
          title: { raw: "第1篇稿件" },
        });
        // Readers come from each language to the other again.
        expect(await desk.service.plan({ target: "web" })).toMatchObject({
          added: [],
          changed: [],
        });
      },
    );

    it("goes over no post of theirs that has the address of one of ours", async () => {
      const body = JSON.stringify({ title: "Theirs", slug: "report-2", status: "publish" });
      await ask("/posts", { method: "POST", body });
      await fill(desk, 2);
      const plan = await desk.service.plan({ target: "web" });
      expect(plan.foreign).toEqual(["posts/report-2.html"]);
      expect((await post("report-2"))?.title.raw).toBe("Theirs");
    });

    it("is published to by one at a time", async () => {
      await server.clear();
      const stores = await Promise.all(
        (["editor", "admin"] as const).map((user) =>
          openStore(server.targetOf(user), {
            ...{ libraryDir: "/nowhere", patience: quick },
            secretFor: () => ({ key: server.passwords[user] }),
          }),
        ),
      );
      const claims = await Promise.all(stores.map((store) => store.claim(LOCK_PATH)));
      expect(claims.toSorted((a, b) => Number(a) - Number(b))).toEqual([false, true]);
      const since = "2026-11-22T08:00:00.000Z";
      const holder = { version: 1, run: "r", by: "wang", host: "另一台电脑", pid: 1, since };
      await stores[0]?.put(LOCK_HOLDER_PATH, Buffer.from(JSON.stringify(holder)));
      await expect(desk.publish()).rejects.toMatchObject({
        refusal: { code: "TARGET_LOCKED", by: "wang", host: "另一台电脑", since },
      });
      const { id: planId } = await desk.service.plan({ target: "web" });
      const request = { target: "web", planId, overwriteForeign: false, takeOver: true };
      expect(await desk.service.publish(request)).toMatchObject({ outcome: "done", failure: null });
      for (const store of stores) await store.close();
    });

    it("is not taken for the place of another library's site", async () => {
      const records = await ask<Post[]>("/posts?status=draft&context=edit");
      expect(records.map(({ slug }) => slug)).toEqual(["diglot-manifest-json"]);
      const others = await openDesk({
        remote: { target: server.targetOf("editor"), secret: server.passwords.editor },
        libraryId: "ANOTHER",
      });
      await expect(others.service.plan({ target: "web" })).rejects.toMatchObject({
        refusal: { code: "TARGET_UNREACHABLE", reason: "other-site" },
      });
      await others.close();
    });
  });

  describe("for everybody who may publish", () => {
    const hostile = '<script>alert(1)</script> & "it\'s" [gallery] <b>';
    const rich = (lang: string): Partial<EditionDraft> => ({
      headline: `${lang} HOSTILE`,
      lead: `Lead HOSTILE[^a]`,
      body: [
        {
          kind: "paragraph",
          text: `**bold** *italic* [link](https://e.example/?a=1&b=2) HOSTILE`,
        },
        { kind: "paragraph", text: "https://www.youtube.com/watch?v=x" },
        { kind: "heading", level: 2, text: "HOSTILE" },
        { kind: "quote", text: "quote" },
        { kind: "callout", text: "call-out" },
        { kind: "list", ordered: true, items: ["one", `two HOSTILE`] },
        {
          kind: "table",
          rows: [
            ["a", "b"],
            ["c", "HOSTILE"],
          ],
        },
        {
          kind: "gallery",
          figures: ["photo", "photo"].map((asset) => ({
            ...{ kind: "figure" as const, asset, caption: "HOSTILE", alt: "HOSTILE", credit: "c" },
          })),
          caption: "all",
        },
      ],
      notes: { a: `note HOSTILE` },
    });

    it.each(["author", "editor", "admin"] as const)(
      "keeps rich and hostile text as it is, by %s",
      async (user) => {
        await server.clear();
        await ask("/categories", {
          method: "POST",
          body: JSON.stringify({ slug: "news", name: "要闻" }),
        });
        await ask("/categories", {
          method: "POST",
          body: JSON.stringify({ slug: "news-en", name: "News" }),
        });
        const desk = await deskOf(user);
        const photo = await addPicture(desk.media, 5);
        const plain = makeReport({
          ...{ number: 1, zh: rich("zh"), en: rich("en"), assets: { photo } },
          head: {
            tags: { zh: ["人工 智能", "A&B"], en: ["AI", "a&b"] },
            releaseDate: "2026-01-02",
          },
        });
        const text = JSON.stringify(plain).replaceAll(
          "HOSTILE",
          JSON.stringify(hostile).slice(1, -1),
        );
        desk.reports.set(plain.id, JSON.parse(text) as Report);
        expect(await desk.publish()).toMatchObject({ outcome: "done", failure: null });
        const made = await post("report-1");
        expect(made?.title.raw).toBe(
          "zh &lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;it&#039;s&quot; &#091;gallery] &lt;b&gt;",
        );
        const page = await (await fetch(made?.link ?? "")).text();
        const article = page.slice(page.indexOf("<article"), page.indexOf("</article>"));
        expect(article).not.toContain("<script>");
        expect(article).not.toMatch(/<iframe|wp-embed|class="gallery gallery-columns|galleryid/);
        expect(article).toContain("alert(1)");
        // WordPress offers smaller sizes of the picture by itself.
        expect(article).toMatch(/<img[^>]* srcset="/);
        const tags = await ask<{ name: string }[]>(`/tags?include=${made?.tags.join()}`);
        expect(tags.map(({ name }) => name).sort()).toEqual(["A&amp;B", "人工 智能"]);
        expect(await desk.service.plan({ target: "web" })).toMatchObject({
          changed: [],
          added: [],
        });
        await desk.close();
      },
    );

    it("says what the user's role lacks before anything is written", async () => {
      await server.clear();
      const desk = await deskOf("contributor");
      await fill(desk, 1);
      await expect(desk.service.plan({ target: "web" })).rejects.toMatchObject({
        refusal: { reason: "role", detail: expect.stringContaining("publish_posts") as string },
      });
      await desk.close();
    });

    it("says which post needs a category that an author may not make, and goes on when it is there", async () => {
      await server.clear();
      await server.php(
        'foreach (["news", "news-en"] as $slug) { $one = get_term_by("slug", $slug, "category"); if ($one) wp_delete_term($one->term_id, "category"); }',
      );
      const desk = await deskOf("author");
      await fill(desk, 1);
      expect(await desk.publish()).toMatchObject({
        outcome: "failed",
        failure: { code: "role", path: "en/posts/report-1.html" },
      });
      await desk.close();
    });
  });

  describe("with our plugin for Polylang's free edition (a stand-in for Polylang's functions)", () => {
    const plugins = {
      polylang: "../servers/wordpress/polylang-functions.php",
      diglot: "../../resources/wordpress/diglot-polylang.php",
    };
    let desk: Desk;
    beforeAll(async () => {
      await server.clear();
      for (const [name, path] of Object.entries(plugins))
        await server.plugin(name, await readFile(new URL(path, import.meta.url), "utf8"));
      desk = await deskOf();
      await fill(desk, 2);
    });
    afterAll(async () => {
      for (const name of Object.keys(plugins)) await server.plugin(name, "");
      await desk?.close();
    });
    const tied = async (slug: string) =>
      (
        await ask<{ id: number; lang: string; translations: Record<string, number> }[]>(
          `/posts?slug=${slug}`,
        )
      )[0];

    it("ties the two languages of a report, and needs no link in the text", async () => {
      expect(await desk.publish()).toMatchObject({ outcome: "done", failure: null });
      const [zh, en] = [await tied("report-1"), await tied("report-1-en")];
      expect([zh?.lang, en?.lang]).toEqual(["zh", "en"]);
      expect(zh?.translations).toEqual({ zh: zh?.id, en: en?.id });
      expect(en?.translations).toEqual(zh?.translations);
      expect((await post("report-1"))?.content.raw).not.toContain("other-language");
      const nothing = { added: [], changed: [], removed: [], foreign: [] };
      expect(await desk.restart().plan({ target: "web" })).toMatchObject(nothing);
    });

    it("ties them again when somebody untied them", async () => {
      const zh = await tied("report-2");
      const body = JSON.stringify({ translations: { zh: zh?.id } });
      await ask(`/posts/${zh?.id}`, { method: "POST", body });
      const { added, changed, outcome } = await desk.publish();
      expect([outcome, added, changed]).toEqual(["done", ["links/posts/report-2.json"], []]);
    });

    it("takes no tie from somebody who may not write the text, and none that cannot be", async () => {
      const [zh, en] = [await tied("report-2"), await tied("report-2-en")];
      const say = async (fields: object, user: WordPressUser = "editor") => {
        const init = { method: "POST", body: JSON.stringify(fields) };
        return (await call(`/posts/${zh?.id}`, init, user)).status;
      };
      expect(await say({ translations: { zh: zh?.id } }, "contributor")).toBe(403);
      expect(await say({ translations: { en: zh?.id } })).toBe(400);
      expect(await say({ translations: { en: en?.id } })).toBe(400);
      expect(await say({ translations: { zh: 999_999 } })).toBe(403);
      expect(await say({ lang: "fr" })).toBe(400);
      expect((await tied("report-2"))?.translations).toEqual({ zh: zh?.id, en: en?.id });
    });

    it("withdraws both, with what ties them", async () => {
      desk.reports.delete(first(desk).id);
      const { removed, failure } = await desk.publish();
      expect(failure).toBeNull();
      expect(removed.slice(0, 3)).toEqual([
        "links/posts/report-1.json",
        "en/posts/report-1.html",
        "posts/report-1.html",
      ]);
    });
  });

  describe("with a source that is corrected", () => {
    it("keeps the English post, and says in it since when it is behind", async () => {
      await server.clear();
      const desk = await deskOf();
      await fill(desk, 1);
      await desk.publish();
      const report = first(desk);
      const before = await post("report-1-en");
      desk.reports.set(report.id, withCorrectedSource(report, "第一段", "改正了的一段"));
      const { outcome, added, changed, removed } = await desk.publish();
      const both = ["en/posts/report-1.html", "posts/report-1.html"];
      expect([outcome, added, changed, removed]).toEqual(["done", [], both, []]);
      expect((await post("report-1"))?.content.raw).toContain("改正了的一段");
      const kept = await post("report-1-en");
      const behind = '<aside class="correction"><p>The Chinese original was revised on ';
      expect([kept?.id, kept?.status]).toEqual([before?.id, "publish"]);
      expect(kept?.content.raw).toContain("First paragraph.");
      expect(kept?.content.raw).toContain(behind);
      expect(before?.content.raw).not.toContain(behind);
      const nothing = { added: [], changed: [], removed: [], foreign: [] };
      expect(await desk.restart().plan({ target: "web" })).toMatchObject(nothing);
      await desk.close();
    });
  });

  describe("with a page of its own", () => {
    it("makes it a page, not a post, and takes it to the trash again", async () => {
      await server.clear();
      const desk = await deskOf();
      const page = { address: "about", place: "foot", order: 1 } as const;
      const report = makeReport({ number: 1, head: { page } });
      desk.reports.set(report.id, report);
      expect(await desk.publish()).toMatchObject({
        ...{ outcome: "done", failure: null },
        added: ["en/pages/about.html", "pages/about.html", "links/pages/about.json"],
      });
      const pages = await ask<Post[]>("/pages");
      expect(pages.map(({ slug }) => slug).sort()).toEqual(["about", "about-en"]);
      const text = await (await fetch(`${server.address}/about-en/`)).text();
      const href = /<p class="other-language"><a href="([^"]*)"/.exec(text)?.[1] ?? "";
      expect(await (await fetch(href)).text()).toContain("<h1>第1篇稿件</h1>");
      desk.reports.clear();
      expect(await desk.publish()).toMatchObject({ outcome: "done", failure: null });
      expect(await ask<Post[]>("/pages")).toEqual([]);
      await desk.close();
    });

    it("goes back to what it was after an earlier publication", async () => {
      await server.clear();
      const desk = await deskOf();
      await fill(desk, 1);
      const { number } = await desk.publish();
      desk.reports.clear();
      await desk.publish();
      expect(await post("report-1")).toBeUndefined();
      const plan = await desk.service.plan({ target: "web", backTo: number });
      const request = { target: "web", planId: plan.id, overwriteForeign: false, backTo: number };
      expect(await desk.service.publish(request)).toMatchObject({ outcome: "done", failure: null });
      expect(await post("report-1")).toMatchObject({ status: "publish" });
      await desk.close();
    });
  });

  describe("when it is asked whether it can be published to", () => {
    let desk: Desk;
    beforeAll(async () => {
      desk = await deskOf();
    });
    afterAll(() => desk?.close());
    /** Answers everything with a page. */
    const otherSite = async (status: number): Promise<string> => {
      const other = createServer((_request, response) => {
        response.writeHead(status, { location: "https://www.example.org/" }).end("<h1>Home</h1>");
      }).listen(0, "127.0.0.1");
      onTestFinished(() => void other.close());
      await once(other, "listening");
      return `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    };
    const reasonOf = (target: Target, secret: string | null = server.passwords.editor) =>
      desk.service.test(target, secret).then(
        () => "none",
        (error: { refusal?: { reason?: string } }) =>
          error.refusal?.reason ?? JSON.stringify(error),
      );

    it("writes a draft, reads it back and takes it away", async () => {
      await server.clear();
      expect(await reasonOf(server.targetOf("editor"))).toBe("none");
      expect(await ask("/posts?status=draft,trash,publish")).toEqual([]);
    });

    it("says what is wrong with the password, the user, the address or the way there", async () => {
      const target = server.targetOf("editor");
      expect(await reasonOf(target, "wrong")).toBe("login-refused");
      // The password of the log-in page is none.
      expect(await reasonOf(target, "editor")).toBe("login-refused");
      expect(await reasonOf({ ...target, user: "nobody" })).toBe("login-refused");
      expect(await reasonOf({ ...target, url: await otherSite(200) })).toBe("no-rest");
      expect(await reasonOf({ ...target, url: await otherSite(301) })).toBe("no-rest");
      expect(await reasonOf({ ...target, url: await otherSite(404) })).toBe("no-rest");
      expect(await reasonOf({ ...target, url: "http://127.0.0.1:1" })).toBe("connection");
    });

    it("says so when WordPress does not look at application passwords", async () => {
      await server.plugin(
        "off",
        'add_filter("wp_is_application_passwords_available", "__return_false");',
      );
      expect(await reasonOf(server.targetOf("editor"))).toBe("login-ignored");
      await server.plugin("off", "");
    });

    it("says so when the REST API is turned off", async () => {
      await server.plugin(
        "off",
        'add_filter("rest_authentication_errors", fn() => new WP_Error("rest_disabled", "off", ["status" => 401]));',
      );
      expect(await reasonOf(server.targetOf("editor"))).toBe("no-rest");
      await server.plugin("off", "");
    });

    it("works where addresses are plain", async () => {
      await server.php('update_option("permalink_structure", "");');
      await server.plugin(
        "plain",
        'if (str_starts_with($_SERVER["REQUEST_URI"] ?? "", "/wp-json")) { http_response_code(404); exit("<h1>Not Found</h1>"); }',
      );
      try {
        expect(await reasonOf(server.targetOf("editor"))).toBe("none");
        await fill(desk, 1);
        expect(await desk.publish()).toMatchObject({ outcome: "done", failure: null });
        expect(await desk.restart().plan({ target: "web" })).toMatchObject({
          added: [],
          changed: [],
        });
      } finally {
        await server.plugin("plain", "");
        await server.php(
          'update_option("permalink_structure", "/%year%/%monthnum%/%day%/%postname%/");',
        );
      }
    });
  });
});
