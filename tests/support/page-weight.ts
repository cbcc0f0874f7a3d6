/** What a browser gets for a page besides its pictures: its HTML, styles and scripts, and from whom. */

/** A report's page may weigh this much as it is sent without compression. */
export const MOST_BYTES = 50_000;

const named = /\s(?:href|src|data-style)="([^"]+)"/g;
/** Elements that make a browser load something without a reader's doing; the large view's style sheet comes with its script. */
const loading =
  /<(?:script|link rel="(?:stylesheet|icon)"|img|source|video|track|iframe|object|embed)(?=[\s>])[^>]*>/g;
const counted = /\.(?:css|js|svg)$/;

/**
 * Bytes of the page with every style sheet, script and drawing of the theme that it names; `sizeOf` is asked with paths
 * of the site.
 */
export function weightOf(
  html: string,
  path: string,
  sizeOf: (path: string) => number | undefined,
): number {
  const names = new Set(
    (html.match(loading) ?? []).flatMap((tag) =>
      [...tag.matchAll(named)].flatMap(([, name]) => (name && counted.test(name) ? name : [])),
    ),
  );
  const files = new Set([...names].map((name) => new URL(name, `http://x/${path}`).pathname));
  return [...files].reduce((sum, file) => {
    const size = sizeOf(decodeURI(file.slice(1)));
    if (size === undefined) throw new Error(`${path} names ${file}, which is not there`);
    return sum + size;
  }, Buffer.byteLength(html));
}

/** Addresses elsewhere that a browser would ask for the page. */
export const foreignIn = (html: string): string[] =>
  (html.match(loading) ?? []).flatMap((tag) =>
    [...tag.matchAll(/\s(?:src|srcset|href|poster|data)="([^"]*)"/g)].flatMap(([, address = ""]) =>
      /(?:^|,\s*)(?:[a-z]+:)?\/\//i.test(address) ? address : [],
    ),
  );
