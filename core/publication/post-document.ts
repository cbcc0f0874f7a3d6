/** A post of a publishing system as one text: everything of it that readers get, so that it is compared, shown and kept like a page. */
import { escapeHtml } from "../edition/html.ts";
import { type Lang, langTags } from "../report/lang.ts";

export interface PostDocument {
  lang: Lang;
  title: string;
  excerpt: string;
  /** ISO 8601 with the offset of Shanghai. */
  date: string;
  /** What lists it: the parts of addresses of its column and tags, "" and none for a page of its own. */
  column: string;
  tags: string[];
  /** Path of the picture that stands for it, "" for none. */
  featured: string;
  /** "" for what readers see; otherwise the word of the system for it. */
  status: string;
  /** HTML. References to other files of the publication are relative. */
  content: string;
}

const START = "<body><main>\n";
const END = "</main></body>\n</html>\n";

const single = ["description", "date", "column", "featured", "status"] as const;

/** The same text for the same post, always. */
export function postText(post: PostDocument): string {
  const values = { ...post, description: post.excerpt };
  const metas = [
    ...single.map((name) => [name, values[name]] as const),
    ...post.tags.toSorted().map((tag) => ["tag", tag] as const),
  ];
  return [
    `<!doctype html>\n<html lang="${langTags[post.lang]}">\n<head>\n<meta charset="utf-8">\n`,
    `<title>${escapeHtml(post.title)}</title>\n`,
    ...metas
      .filter(([, value]) => value !== "")
      .map(([name, value]) => `<meta name="${name}" content="${escapeHtml(value)}">\n`),
    `</head>\n${START}<h1>${escapeHtml(post.title)}</h1>\n${post.content}${END}`,
  ].join("");
}

/** Null for a text that `postText` did not make. */
export function parsePost(text: string): PostDocument | null {
  const start = text.indexOf(START);
  const lang = /<html lang="([^"]*)">/.exec(text)?.[1] === langTags.en ? "en" : "zh";
  if (start < 0 || !text.endsWith(END)) return null;
  const head = text.slice(0, start);
  const metas = [...head.matchAll(/^<meta name="([a-z]+)" content="([^"]*)">$/gm)];
  const all = (name: string): string[] =>
    metas.flatMap(([, found, value = ""]) => (found === name ? [unescapeHtml(value)] : []));
  const one = (name: string): string => all(name)[0] ?? "";
  return {
    lang,
    title: unescapeHtml(/<title>([^<]*)<\/title>/.exec(head)?.[1] ?? ""),
    excerpt: one("description"),
    date: one("date"),
    column: one("column"),
    tags: all("tag"),
    featured: one("featured"),
    status: one("status"),
    content: text.slice(start + START.length, -END.length).replace(/^<h1>[^<]*<\/h1>\n/, ""),
  };
}

const characters: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** Undoes what `escapeHtml` and a publishing system write for single characters. */
export const unescapeHtml = (html: string): string =>
  html.replace(/&(?:(amp|lt|gt|quot)|#0*(\d{1,7}));/g, (whole, name: string, code: string) => {
    if (name) return characters[name] ?? whole;
    const point = Number(code);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
