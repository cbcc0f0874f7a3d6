/** Tags: when two are the same, what the page of each is called in addresses, and which mean the same in both languages. */
import type { TagPair } from "../library/site-series.ts";
import { type Lang, otherLang } from "../report/lang.ts";

/** What tags are compared by: letter case, width, spaces, hyphens and apostrophes make no other tag. */
export const tagKey = (tag: string): string =>
  tag
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’‘]/gu, "")
    .replace(/[\s\-‐‑–—_]+/gu, " ")
    .trim();

/**
 * The tag as a part of an address, the same for ever and on every machine: words of plain letters as they are; anything
 * else, Han above all, by a hash, behind the plain letters that are in it. "" for a tag without any sign.
 */
export function tagSlug(tag: string): string {
  const key = tagKey(tag);
  if (key === "") return "";
  if (/^[a-z0-9 ]{1,40}$/.test(key)) return key.replaceAll(" ", "-");
  const plain = key
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 24)
    .replace(/-+$/, "");
  // No slug of plain words has an underscore, and some servers hide what begins with one.
  return `${plain || "t"}_${hashOf(key)}`;
}

/** FNV-1a (IETF draft-eastlake-fnv) over UTF-16 units, once each way: 64 bits in hex. */
function hashOf(text: string): string {
  let forwards = 0x811c9dc5;
  let backwards = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    forwards = Math.imul(forwards ^ text.charCodeAt(index), 0x01000193);
    backwards = Math.imul(backwards ^ text.charCodeAt(text.length - 1 - index), 0x01000193);
  }
  const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, "0");
  return hex(forwards) + hex(backwards);
}

/** Slugs of the tags that the desk calls the same in the other language, by slug. */
export function pairedSlugs(pairs: readonly TagPair[], lang: Lang): Map<string, string> {
  const other = otherLang(lang);
  const paired = new Map<string, string>();
  for (const pair of pairs) {
    const slug = tagSlug(pair[lang]);
    if (!paired.has(slug)) paired.set(slug, tagSlug(pair[other]));
  }
  return paired;
}
