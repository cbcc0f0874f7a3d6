/** Walks a site's files as a reader would who enters by its home page. */
import { posix } from "node:path";

/** Everything a page refers to: links, styles, pictures in all sizes. */
export function referencesOf(html: string): string[] {
  const plain = [...html.matchAll(/\s(?:href|src|data-style)="([^"]*)"/g)].map(
    (match) => match[1] ?? "",
  );
  const sets = [...html.matchAll(/\ssrcset="([^"]*)"/g)].flatMap((match) =>
    (match[1] ?? "").split(", ").map((part) => part.split(" ")[0] ?? ""),
  );
  return [...plain, ...sets].map((reference) => reference.replaceAll("&amp;", "&"));
}

/** What is reached from the home page, and every reference on the way that leads nowhere. */
export function crawl(
  site: ReadonlyMap<string, string>,
  baseUrl: string,
): { reached: Set<string>; broken: string[] } {
  const reached = new Set<string>();
  const broken: string[] = [];
  const queue = [{ path: "index.html", from: "" }];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { path, from } = next;
    if (reached.has(path)) continue;
    reached.add(path);
    const text = site.get(path);
    if (text === undefined) broken.push(`${from} → ${path}`);
    if (text === undefined || !path.endsWith(".html")) continue;
    if (!/<\/html>\s*$/.test(text)) broken.push(`${path} is cut off`);
    for (const whole of referencesOf(text)) {
      const [reference = "", fragment] = whole.split("#");
      const there = reference === "" ? path : posix.join(posix.dirname(path), reference);
      if (fragment !== undefined && !site.get(there)?.includes(`id="${fragment}"`))
        broken.push(`${path} → ${whole}`);
      if (reference === "") continue;
      if (reference.startsWith(baseUrl)) {
        const own = reference.slice(baseUrl.length).replace(/(^|\/)$/, "$1index.html");
        queue.push({ path: own, from: path });
      } else queue.push({ path: there, from: path });
    }
  }
  return { reached, broken };
}
