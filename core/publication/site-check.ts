/** Checks a whole site without a network: what its pages lead to and fetch, in which languages, and how large they are. */
import {
  checkPage,
  type Finding,
  findingAt,
  type FindingCode,
  type PageFacts,
} from "./page-check.ts";

export interface CheckedFile {
  path: string;
  sizeBytes: number;
}

export interface SiteUnderCheck {
  files: readonly CheckedFile[];
  /** Null when it is listed and cannot be read. */
  read: (path: string) => Promise<string | null>;
}

export interface SiteCheck {
  pages: number;
  files: number;
  /** By path, then line. */
  findings: Finding[];
}

const LARGE_PAGE_BYTES = 50 * 1024;
const LARGE_PICTURE_BYTES = 600 * 1024;

/** @param onProgress called after each page or style that was read; what it throws ends the check */
export async function checkSite(
  { files, read }: SiteUnderCheck,
  onProgress?: (done: number, total: number) => void,
): Promise<SiteCheck> {
  const known = new Map(files.map((file) => [file.path, file]));
  const toRead = files.filter(({ path }) => /\.(?:html|css)$/.test(path));
  const pages = new Map<string, PageFacts>();
  const findings: Finding[] = [];
  let done = 0;
  for (const { path, sizeBytes } of toRead) {
    const text = await read(path);
    if (text === null) findings.push(findingAt(path, "file-gone"));
    else if (path.endsWith(".css")) findings.push(...checkStyle(path, text, known));
    else {
      const page = checkPage(path, text);
      pages.set(path, page);
      findings.push(...page.findings);
      if (sizeBytes > LARGE_PAGE_BYTES) findings.push(large("page-large", path, sizeBytes));
    }
    onProgress?.(++done, toRead.length);
  }
  for (const { path, sizeBytes } of files)
    if (/\.(?:webp|avif|jpe?g|png|gif|svg)$/.test(path) && sizeBytes > LARGE_PICTURE_BYTES)
      findings.push(large("picture-large", path, sizeBytes));
  const site = createSite(known, pages);
  for (const page of pages.values()) findings.push(...site.check(page));
  findings.push(...titlesTwice(pages), ...site.notReached());
  findings.sort((a, b) =>
    a.path === b.path ? (a.line ?? 0) - (b.line ?? 0) : a.path < b.path ? -1 : 1,
  );
  return { pages: pages.size, files: files.length, findings };
}

const large = (code: FindingCode, path: string, sizeBytes: number): Finding =>
  findingAt(path, code, { detail: `${Math.ceil(sizeBytes / 1024)} KB` });

function checkStyle(path: string, css: string, known: ReadonlyMap<string, unknown>): Finding[] {
  const found: Finding[] = [];
  for (const [, quoted, bare] of css.matchAll(/url\(\s*(?:["']([^"']*)["']|([^)"'\s]*))\s*\)/g)) {
    const to = quoted ?? bare ?? "";
    if (to === "" || /^(?:data:|#)/.test(to)) continue;
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(to))
      found.push(findingAt(path, "third-party", { detail: to }));
    else if (!known.has(new URL(to, `${LOCAL}/${path}`).pathname.slice(1)))
      found.push(findingAt(path, "asset-missing", { detail: to }));
  }
  return found;
}

/** Where the site stands for resolving; no site has this address. */
const LOCAL = "http://site.invalid";

interface Resolved {
  /** Path on the site; null for another site, or for what is no address of a page. */
  path: string | null;
  fragment: string;
  isForeign: boolean;
}

function createSite(
  known: ReadonlyMap<string, CheckedFile>,
  pages: ReadonlyMap<string, PageFacts>,
) {
  const base = baseOf(pages);
  const leadsTo = new Map<string, Set<string>>();

  const resolve = (from: string, to: string): Resolved => {
    const asOwn =
      base && (to === base || to.startsWith(`${base}/`)) ? to.slice(base.length) || "/" : to;
    const rooted = base && asOwn === to ? withoutPrefix(asOwn, new URL(base).pathname) : asOwn;
    const url = URL.parse(rooted, `${LOCAL}/${from}`);
    if (!url) return { path: null, fragment: "", isForeign: false };
    if (!url.href.startsWith(`${LOCAL}/`))
      return { path: null, fragment: "", isForeign: /^https?:/.test(url.href) };
    const path = decoded(url.pathname.slice(1)).replace(/(^|\/)$/, "$1index.html");
    return { path, fragment: decoded(url.hash.slice(1)), isForeign: false };
  };

  const checkReference = (
    page: PageFacts,
    { to, line, isLink }: PageFacts["references"][number],
  ) => {
    const { path, fragment, isForeign } = resolve(page.path, to);
    const found = (code: FindingCode) => [findingAt(page.path, code, { line, detail: to })];
    if (path === null) return isForeign && !isLink ? found("third-party") : [];
    if (isLink) leadsTo.set(page.path, (leadsTo.get(page.path) ?? new Set()).add(path));
    if (!known.has(path)) return found(isLink ? "link-broken" : "asset-missing");
    const ids = pages.get(path)?.ids;
    return isLink && fragment !== "" && ids && !ids.has(fragment) ? found("anchor-missing") : [];
  };

  return {
    check(page: PageFacts): Finding[] {
      const found = page.references.flatMap((reference) => checkReference(page, reference));
      for (const [hreflang, href] of page.alternates) {
        const path = resolve(page.path, href).path;
        const other = path === null ? undefined : pages.get(path);
        const isMutual =
          other !== undefined &&
          [...other.alternates.values()].some(
            (back) => resolve(other.path, back).path === page.path,
          );
        if (!isMutual)
          found.push(findingAt(page.path, "hreflang-one-way", { detail: `${hreflang} ${href}` }));
      }
      return found;
    },
    /** Pages that nobody comes to from the home page, but for those that are meant to be found otherwise. */
    notReached(): Finding[] {
      const reached = new Set<string>();
      const waiting = ["index.html"];
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        if (reached.has(path)) continue;
        reached.add(path);
        waiting.push(...(leadsTo.get(path) ?? []));
      }
      return [...pages.values()]
        .filter((page) => !reached.has(page.path) && !page.isHidden && page.path !== "404.html")
        .map((page) => findingAt(page.path, "not-reached"));
    },
  };
}

/** The address that the site is published under, as its home page gives it; "" when it gives none. */
function baseOf(pages: ReadonlyMap<string, PageFacts>): string {
  const canonical = pages.get("index.html")?.canonical ?? "";
  return /^https?:\/\//.test(canonical) ? canonical.replace(/\/+$/, "") : "";
}

/** A path from the server's root, under which the site need not lie itself. */
const withoutPrefix = (to: string, prefix: string): string =>
  prefix !== "/" && to.startsWith(`${prefix}/`) ? to.slice(prefix.length) : to;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function titlesTwice(pages: ReadonlyMap<string, PageFacts>): Finding[] {
  const byTitle = Map.groupBy(
    [...pages.values()].filter(({ title }) => title !== ""),
    ({ title, lang }) => `${lang} ${title}`,
  );
  return [...byTitle.values()].flatMap((same) =>
    same.slice(1).map(({ path, title }) => findingAt(path, "title-twice", { detail: title })),
  );
}
