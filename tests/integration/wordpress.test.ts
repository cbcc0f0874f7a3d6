/** A site published to a real WordPress: posts, pictures, lists, trash, what others change there, and what its roles may. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../core/report/report.ts";
import { whyNot } from "../servers/ensure.ts";
import { startWordPress, type WordPressServer } from "../servers/wordpress.ts";
import { type Desk, fill, openDesk } from "../support/publishing.ts";

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

describe.skipIf(whyNot("wordpress") !== undefined)("a WordPress site", () => {
  let server: WordPressServer;
  beforeAll(async () => {
    server = await startWordPress();
  });
  afterAll(() => server?.stop());

  const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
    const basic = Buffer.from(`admin:${server.passwords.admin}`).toString("base64");
    const headers = { authorization: `Basic ${basic}`, "content-type": "application/json" };
    const answer = await fetch(`${server.address}/wp-json/wp/v2${path}`, { ...init, headers });
    return (await answer.json()) as T;
  };
  const post = async (slug: string): Promise<Post | undefined> =>
    (await ask<Post[]>(`/posts?slug=${slug}&context=edit&status=publish,future,draft,trash`))[0];
  const deskOf = (user: "admin" | "editor" | "author" | "contributor" = "editor") =>
    openDesk({ remote: { target: server.targetOf(user), secret: server.passwords[user] } });
  const first = (desk: Desk): Report => {
    const [report] = desk.reports.values();
    if (!report) throw new Error("no report");
    return report;
  };
  /** Takes away everything, as on the first day. */
  const clear = () =>
    server.php(
      `foreach (get_posts(["post_type" => ["post", "page", "attachment"], "post_status" => "any,trash,auto-draft", "numberposts" => -1]) as $one) wp_delete_post($one->ID, true);
       foreach (get_posts(["post_type" => ["post", "page"], "post_status" => "trash", "numberposts" => -1]) as $one) wp_delete_post($one->ID, true);`,
    );

  describe("published to", () => {
    let desk: Desk;
    beforeAll(async () => {
      await clear();
      desk = await deskOf();
      await fill(desk, 3);
    });
    afterAll(() => desk?.close());

    it("holds every edition as a post with its day, lists, picture and excerpt", async () => {
      const plan = await desk.service.plan({ target: "web" });
      expect(plan.added.map(({ path }) => path)).toEqual([
        ...[1, 2, 3].map(() => expect.stringMatching(/^assets\/[0-9a-f]{24}-900\.png$/)),
        ...[1, 2, 3].map((number) => `en/posts/report-${number}.html`),
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
      const href = /<a href="([^"]*)"[^>]*hreflang="en"/.exec(made?.content.rendered ?? "")?.[1];
      const page = await fetch(href ?? "");
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("<h1>Report 1</h1>");
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
        ...["en/posts/report-1.html", "posts/report-1.html"],
        expect.stringMatching(/^assets\//),
      ]);
      expect(await ask("/media")).toHaveLength(2);
      expect(await post("report-1")).toBeUndefined();
      const trashed = await ask<Post[]>("/posts?status=trash&context=edit");
      expect(trashed.map(({ slug }) => slug).sort()).toEqual([
        "report-1-en__trashed",
        "report-1__trashed",
      ]);
    });
  });
});
