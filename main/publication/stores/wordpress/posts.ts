/** Posts and pages of WordPress as documents: found by the last part of their address, written whole in one call. */
import { z } from "zod";
import { relativeHref } from "../../../../core/publication/address.ts";
import { siteTime } from "../../../../core/publication/days.ts";
import {
  parsePost,
  type PostDocument,
  postText,
  unescapeHtml,
} from "../../../../core/publication/post-document.ts";
import { forPosts } from "../../../../core/publication/post-html.ts";
import { escapeHtml } from "../../../../core/edition/html.ts";
import { tagSlug } from "../../../../core/publication/tags.ts";
import type { Lang } from "../../../../core/report/lang.ts";
import { StoreFault } from "../store.ts";
import type { WordPressApi } from "./api.ts";
import type { Languages } from "./languages.ts";
import type { Media } from "./media.ts";
import type { Terms, Wanted } from "./terms.ts";

export interface Posts {
  stampOf(path: string): Promise<string | null>;
  stampsOf(paths: readonly string[]): Promise<Map<string, string>>;
  read(path: string): Promise<{ stamp: string; text: string } | null>;
  put(path: string, bytes: Uint8Array): Promise<void>;
  /** To the trash. */
  remove(path: string): Promise<void>;
  /** Id of the post, and those that it is tied to by the names of their languages. */
  tiesOf(path: string): Promise<{ id: number; ties: Record<string, number> } | null>;
  tie(path: string, ties: Record<string, number>): Promise<void>;
  /** What changes whenever one of two texts does; null while readers do not get to each by the other. */
  linkedStamp(pair: readonly [string, string]): Promise<string | null>;
  /** Makes the links of each to the other lead there, or nowhere. */
  link(pair: readonly [string, string], leads: boolean): Promise<void>;
}

/** Of two posts, for what links them. */
export const pairStamp = (one: string | null | undefined, other: string | null | undefined) =>
  one && other ? `${one} · ${other}` : null;

export interface PostsOf {
  api: Pick<WordPressApi, "ask">;
  media: Media;
  terms: Terms;
  languages: Languages;
  /** Address of the site. */
  home: string;
}

const rawSchema = z.object({ raw: z.string() });
const briefSchema = z.object({
  id: z.int(),
  slug: z.string(),
  status: z.string(),
  date_gmt: z.string().nullable(),
  modified_gmt: z.string().nullable(),
  categories: z.array(z.int()).optional(),
  tags: z.array(z.int()).optional(),
  featured_media: z.int().optional(),
  translations: z.unknown().optional(),
  _links: z
    .object({ "predecessor-version": z.array(z.object({ id: z.int() })).optional() })
    .optional(),
});
type Brief = z.infer<typeof briefSchema>;
const fullSchema = briefSchema.extend({
  title: rawSchema,
  content: rawSchema,
  excerpt: rawSchema,
});
const tiesSchema = z.record(z.string(), z.int()).catch({});

const BRIEF =
  "id,slug,status,date_gmt,modified_gmt,categories,tags,featured_media,translations,_links";
const FULL = `${BRIEF},title.raw,content.raw,excerpt.raw`;
/** Everything but the trash. */
const STATUSES = "publish,future,draft,pending,private";
/** A day that is to come: WordPress shows the post on it. */
const shown = new Set(["publish", "future"]);

interface Named {
  /** The collection: `posts` or `pages`. */
  kind: "posts" | "pages";
  slug: string;
  lang: Lang;
}

/** `en/posts/report-7.html` is the post `report-7-en`. */
function named(path: string): Named {
  const [, en, kind, name] = /^(en\/)?(posts|pages)\/([^/]+)\.html$/.exec(path) ?? [];
  if (kind === undefined || name === undefined) throw new StoreFault("blocked", { detail: path });
  const lang = en === undefined ? "zh" : "en";
  const slug = lang === "en" ? `${name}-en` : name;
  return { kind: kind as Named["kind"], slug, lang };
}

/** WordPress tells time to the second; the number of the newest revision tells two changes within one apart. */
const stampOf = (post: Brief): string =>
  [
    ...[post.id, post.modified_gmt, post._links?.["predecessor-version"]?.[0]?.id ?? 0],
    ...[
      post.status,
      post.date_gmt,
      post.categories?.join("+"),
      post.tags?.join("+"),
      post.featured_media,
    ],
  ].join(" ");

export function wordpressPosts(options: PostsOf): Posts {
  const { api, media, terms, languages } = options;
  const { ask } = api;

  async function find<T extends Brief>(
    { kind, slug }: Pick<Named, "kind"> & { slug: string | string[] },
    schema: z.ZodType<T>,
    fields: string,
  ): Promise<T[]> {
    const found = await ask(`/wp/v2/${kind}`, z.array(schema), {
      query: {
        ...{ slug: [slug].flat(), status: STATUSES.split(","), context: "edit" },
        ...{ per_page: 100, orderby: "id", order: "asc", _fields: fields },
      },
    });
    // What readers see comes first.
    return found.sort((a, b) => Number(shown.has(b.status)) - Number(shown.has(a.status)));
  }
  const findOne = async (path: string): Promise<Brief | null> =>
    (await find(named(path), briefSchema, BRIEF))[0] ?? null;

  /** Of the two languages; null for one that readers do not have. */
  async function findPair(pair: readonly [string, string]) {
    const both = pair.map(named);
    const slugs = both.map(({ slug }) => slug);
    const kind = both[0]?.kind ?? "posts";
    const found = await find({ kind, slug: slugs }, fullSchema, FULL);
    return slugs.map(
      (slug) => found.find((post) => post.slug === slug && shown.has(post.status)) ?? null,
    );
  }

  async function toDocument(path: string, post: z.infer<typeof fullSchema>): Promise<PostDocument> {
    const [category] = await terms.slugsOf("categories", post.categories?.slice(0, 1) ?? []);
    const featured = post.featured_media ? await media.byId(post.featured_media) : null;
    const more = (post.categories?.length ?? 0) - 1;
    return {
      lang: named(path).lang,
      title: unescapeHtml(post.title.raw),
      excerpt: unescapeHtml(post.excerpt.raw),
      date: post.date_gmt === null ? "" : siteTime(`${post.date_gmt}Z`),
      column: `${category ?? ""}${more > 0 ? ` +${more}` : ""}`,
      tags: await terms.slugsOf("tags", post.tags ?? []),
      featured: featured?.path ?? "",
      status: shown.has(post.status) ? "" : post.status,
      content: await fromStored(path, post.content.raw),
    };
  }

  /**
   * References with addresses of the site in place of those within the publication, and the way back beside them. A link
   * to a text that readers may not have yet has no address, until `link` gives it one; one that has it keeps it.
   */
  async function toStored(path: string, html: string, before: string): Promise<string> {
    const stored = await replaceAsync(html, REFERENCE, async ([whole, img = "", name, href]) => {
      const to = resolve(path, href ?? "");
      const target = to && (await addressOf(to));
      if (!to || !target) return whole;
      if (isText(to) && !leadsTo(to, before)) return `data-diglot="${to}"`;
      const named = img && target.id !== null ? `${img}class="wp-image-${target.id}" ` : img;
      return `${named}${name}="${escapeHtml(target.url)}" data-diglot="${to}"`;
    });
    return `<!-- wp:html -->\n${stored}<!-- /wp:html -->`;
  }

  async function fromStored(path: string, raw: string): Promise<string> {
    const [, html] = /^<!-- wp:html -->\n([\s\S]*)<!-- \/wp:html -->$/.exec(raw.trim()) ?? [];
    if (html === undefined) return raw;
    const led = html.replace(
      LEADS_NOWHERE,
      (_, to: string) => `<a href="${relativeHref(path, to)}"`,
    );
    return replaceAsync(led, STORED, async ([whole, img = "", name, url, to]) => {
      const target = await addressOf(to ?? "");
      if (!target || escapeHtml(target.url) !== url) return whole;
      return `${img.startsWith("<img ") ? "<img " : ""}${name}="${relativeHref(path, to ?? "")}"`;
    });
  }

  async function addressOf(path: string): Promise<{ url: string; id: number | null } | null> {
    if (path.startsWith("assets/")) return media.find(path);
    if (!isText(path)) return null;
    const { kind, slug } = named(path);
    // Known before the other text is there, and the same however addresses are made.
    const url = `${options.home}/?${kind === "pages" ? "pagename" : "name"}=${slug}`;
    return { url, id: null };
  }

  async function fieldsOf(
    path: string,
    post: PostDocument,
    before: string,
  ): Promise<Record<string, unknown>> {
    const { kind, slug, lang } = named(path);
    const featured = post.featured === "" ? null : await media.find(post.featured);
    if (post.featured !== "" && !featured)
      throw new StoreFault("missing", { detail: post.featured });
    const name = languages.names?.[lang] ?? null;
    const lists = kind === "posts" ? listsOf(post) : null;
    return {
      slug,
      status: "publish",
      title: forPosts(escapeHtml(post.title)),
      excerpt: forPosts(escapeHtml(post.excerpt)),
      content: await toStored(path, post.content, before),
      date: post.date,
      featured_media: featured?.id ?? 0,
      ...(lists && {
        categories: await terms.ensure("categories", lists.columns, name),
        tags: await terms.ensure("tags", lists.tags, name),
      }),
      ...(languages.ties && { lang: name }),
    };
  }

  const drop = async (kind: string, id: number, isForever: boolean): Promise<boolean> => {
    const expect = ["rest_trash_not_supported", "rest_post_invalid_id", "rest_already_trashed"];
    const query = isForever ? { force: "true" } : {};
    const answer = await ask(`/wp/v2/${kind}/${id}`, z.object({ code: z.string().optional() }), {
      ...{ method: "DELETE" as const, expect, query },
    });
    return answer.code !== "rest_trash_not_supported";
  };

  return {
    async stampOf(path) {
      const post = await findOne(path);
      return post && stampOf(post);
    },
    async stampsOf(paths) {
      const stamps = new Map<string, string>();
      for (const kind of ["posts", "pages"] as const) {
        const bySlug = new Map(
          paths.flatMap((path) => {
            const one = named(path);
            return one.kind === kind ? [[one.slug, path] as const] : [];
          }),
        );
        if (bySlug.size === 0) continue;
        const found = await find({ kind, slug: [...bySlug.keys()] }, briefSchema, BRIEF);
        for (const post of found.toReversed())
          stamps.set(bySlug.get(post.slug) ?? "", stampOf(post));
      }
      return stamps;
    },
    async read(path) {
      const [post] = await find(named(path), fullSchema, FULL);
      if (!post) return null;
      return { stamp: stampOf(post), text: postText(await toDocument(path, post)) };
    },
    async put(path, bytes) {
      const post = parsePost(Buffer.from(bytes).toString("utf8"));
      if (!post) throw new StoreFault("protocol", { detail: path });
      const { kind, slug, lang } = named(path);
      const [there] = await find(named(path), fullSchema, FULL);
      const before = there && shown.has(there.status) ? there.content.raw : "";
      const json = await fieldsOf(path, post, before);
      const name = languages.names?.[lang];
      const made = await ask(`/wp/v2/${kind}${there ? `/${there.id}` : ""}`, briefSchema, {
        ...{ method: "POST", json },
        query: { ...(!there && name !== undefined && { lang: name }), _fields: BRIEF },
      });
      if (made.slug === slug) return;
      // Something else goes by that address, or a call that was cut off was carried out after all.
      if (!there) await drop(kind, made.id, true);
      throw new StoreFault("blocked", { detail: made.slug, mayPass: true });
    },
    async remove(path) {
      const { kind } = named(path);
      const post = await findOne(path);
      // Where the trash was turned off, what is taken away is gone, here as everywhere on that site.
      if (post && !(await drop(kind, post.id, false))) await drop(kind, post.id, true);
    },
    async tiesOf(path) {
      const post = await findOne(path);
      return post && { id: post.id, ties: tiesSchema.parse(post.translations) };
    },
    async tie(path, ties) {
      const post = await findOne(path);
      if (!post) throw new StoreFault("missing", { detail: path });
      const { kind } = named(path);
      await ask(`/wp/v2/${kind}/${post.id}`, briefSchema, {
        ...{ method: "POST", json: { translations: ties }, query: { _fields: BRIEF } },
      });
    },
    async linkedStamp(pair) {
      const [one, other] = await findPair(pair);
      if (!one || !other) return null;
      if (!leadsTo(pair[1], one.content.raw) || !leadsTo(pair[0], other.content.raw)) return null;
      return pairStamp(stampOf(one), stampOf(other));
    },
    async link(pair, leads) {
      const found = await findPair(pair);
      for (const [index, post] of found.entries()) {
        const [path = "", to = ""] = index === 0 ? pair : pair.toReversed();
        const target = await addressOf(to);
        if (!target || (leads && !post)) throw new StoreFault("missing", { detail: path });
        if (!post) continue;
        const href = leads ? `href="${escapeHtml(target.url)}" ` : "";
        const content = post.content.raw.replace(
          new RegExp(`<a (?:href="[^"]*" )?data-diglot="${RegExp.escape(to)}"`, "g"),
          () => `<a ${href}data-diglot="${to}"`,
        );
        if (content === post.content.raw) continue;
        await ask(`/wp/v2/${named(path).kind}/${post.id}`, briefSchema, {
          ...{ method: "POST", json: { content }, query: { _fields: BRIEF } },
        });
      }
    },
  };
}

/** Names of lists ride along in the content. */
function listsOf({ column, tags, content }: PostDocument): Record<"columns" | "tags", Wanted[]> {
  const [, columnName = "", tagNames = ""] =
    /^<div [^>]*data-column="([^"]*)" data-tags="([^"]*)"/.exec(content) ?? [];
  const names = unescapeHtml(tagNames).split("|");
  return {
    columns: column === "" ? [] : [{ slug: column, name: unescapeHtml(columnName) }],
    tags: tags.map((slug) => ({ slug, name: names.find((name) => isCalled(name, slug)) ?? slug })),
  };
}

const isCalled = (name: string, slug: string): boolean =>
  slug === tagSlug(name) || slug === `${tagSlug(name)}-en`;

const REFERENCE = /(<img )?\b(src|href|poster)="((?:\.\.?\/)?[^":?#]+\.[a-z0-9]+)"/g;
const STORED =
  /(<img class="wp-image-\d+" |<img )?\b(src|href|poster)="([^"]*)" data-diglot="([^"]+)"/g;

const LEADS_NOWHERE = /<a data-diglot="([^"]+)"/g;

const leadsTo = (path: string, stored: string): boolean =>
  stored.includes(`" data-diglot="${path}"`);

const isText = (path: string): boolean => /^(?:en\/)?(?:posts|pages)\/[^/]+\.html$/.test(path);

/** Path of the publication that a reference leads to; null for one that leads elsewhere. */
function resolve(from: string, href: string): string | null {
  const url = URL.parse(href, `https://site.invalid/${from}`);
  const path = url?.origin === "https://site.invalid" ? url.pathname.slice(1) : "";
  return /^(?:assets\/|(?:en\/)?(?:posts|pages)\/)/.test(path) ? path : null;
}

async function replaceAsync(
  text: string,
  pattern: RegExp,
  replace: (found: RegExpExecArray | RegExpMatchArray) => Promise<string>,
): Promise<string> {
  let made = "";
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    made += text.slice(end, found.index) + (await replace(found));
    end = found.index + found[0].length;
  }
  return made + text.slice(end);
}
