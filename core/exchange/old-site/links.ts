/** Links on the pages of an old site: which lead to another page of it, and to which. */

/** No site has this address. */
const LOCAL = "http://old.invalid";

export interface OldLink {
  /** Path on the old site, without a leading slash, decoded; an address that ends in `/` leads to its `index.html`. */
  path: string;
  fragment: string;
}

/** Where a reference on the page at `address` leads to; null when it leaves the old site or is no address of a file. */
export function findOldLink(
  reference: string,
  { address, hosts }: { address: string; hosts: readonly string[] },
): OldLink | null {
  const url = URL.parse(reference.trim(), `${LOCAL}/${encodeURI(address)}`);
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  if (url.origin !== LOCAL && !hosts.includes(url.host) && !hosts.includes(url.hostname))
    return null;
  const path = decoded(url.pathname.slice(1)).replace(/(^|\/)$/, "$1index.html");
  return { path, fragment: url.hash };
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address that a page gives for itself: `Url`, its canonical address, or what the browser that saved it wrote. */
export function addressSaid(source: string): string | null {
  const said =
    /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(source)?.[1] ??
    /<link[^>]+rel=["']?canonical["']?[^>]*href=["']?([^"'\s>]+)/i.exec(source)?.[1] ??
    /<meta[^>]+name=["']?url["']?[^>]*content=["']?([^"'\s>]+)/i.exec(source)?.[1];
  const url = said === undefined ? null : URL.parse(said, LOCAL);
  return url && /^https?:$/.test(url.protocol) && url.pathname !== "/"
    ? decoded(url.pathname.slice(1))
    : null;
}
