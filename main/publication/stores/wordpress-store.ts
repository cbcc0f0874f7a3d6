/**
 * A WordPress site as a store: each text is a file that says everything of its post, each picture a medium, records are
 * drafts. What a file holds is made of what WordPress says of the post, so that reading it back compares the post itself.
 */
import { chunks } from "../../../core/chunks.ts";
import { placeOf, type TargetOf } from "../../../core/library/target.ts";
import type { Lang } from "../../../core/report/lang.ts";
import type { Secret } from "./secret.ts";
import { type Store, StoreFault } from "./store.ts";
import { wordpressApi } from "./wordpress/api.ts";
import { findLanguages, type Languages } from "./wordpress/languages.ts";
import { wordpressMedia } from "./wordpress/media.ts";
import { pairStamp, type Posts, wordpressPosts } from "./wordpress/posts.ts";
import { wordpressRecords } from "./wordpress/records.ts";
import { wordpressTerms } from "./wordpress/terms.ts";

/** Small hosts answer few at a time. */
const AT_ONCE = 3;
/** In one question, so that its address stays short enough for every server. */
const ASKED_AT_ONCE = 40;

export function wordpressStore(
  target: TargetOf<"wordpress">,
  secret: Secret,
  idleMs: number,
): Store {
  const api = wordpressApi(target, secret, idleMs);
  const records = wordpressRecords(api);
  const media = wordpressMedia(api);
  const terms = wordpressTerms(api);
  let opened: { posts: Posts; languages: Languages } | null = null;

  const open = async () => {
    const site = await api.open();
    const languages = await findLanguages(api, site);
    opened = {
      posts: wordpressPosts({ api, media, terms, languages, home: site.home }),
      languages,
    };
    return opened;
  };
  const site = async () => opened ?? (await open());

  /** What ties two posts; null while they are not tied. */
  const tied = async (path: string): Promise<{ stamp: string; text: string } | null> => {
    const { posts, languages } = await site();
    const { names } = languages;
    const pair = pairAt(path);
    const text = `${JSON.stringify(pair)}\n`;
    if (!languages.ties) {
      const stamp = await posts.linkedStamp([pair.zh, pair.en]);
      return stamp === null ? null : { stamp, text };
    }
    const [zh, en] = [await posts.tiesOf(pair.zh), await posts.tiesOf(pair.en)];
    if (!names || !zh || !en) return null;
    if (zh.ties[names.zh] !== zh.id || zh.ties[names.en] !== en.id) return null;
    return { stamp: `${zh.id} ${en.id}`, text };
  };
  const tie = async (path: string, areTied: boolean): Promise<void> => {
    const { posts, languages } = await site();
    const { names } = languages;
    const pair = pairAt(path);
    if (!languages.ties) return posts.link([pair.zh, pair.en], areTied);
    const [zh, en] = [await posts.tiesOf(pair.zh), await posts.tiesOf(pair.en)];
    if (!names || !zh || !en) {
      if (areTied) throw new StoreFault("missing", { detail: path });
      return;
    }
    if (areTied) await posts.tie(pair.zh, { [names.zh]: zh.id, [names.en]: en.id });
    else await posts.tie(pair.zh, { [names.zh]: zh.id });
  };

  const read = async (path: string): Promise<{ stamp: string; bytes: Uint8Array } | null> => {
    const asBytes = (found: { stamp: string; text: string } | null) =>
      found && { stamp: found.stamp, bytes: Buffer.from(found.text, "utf8") };
    switch (kindOf(path)) {
      case "record": {
        const bytes = await records.read(path);
        return bytes && { stamp: "", bytes };
      }
      case "link":
        return asBytes(await tied(path));
      default:
        return asBytes(await (await site()).posts.read(path));
    }
  };

  return {
    ...{ place: placeOf(target), key: target.url.replace(/\/+$/, "").toLowerCase() },
    ...{ atOnce: AT_ONCE, moves: false, isLasting: true },
    takesPosts: async () => ({ linksLanguages: (await site()).languages.ties }),
    open: async () => void (await open()),
    async stamp(path) {
      switch (kindOf(path)) {
        case "record":
          return (await records.read(path)) && "";
        case "medium":
          return (await media.findAll([path])).get(path)?.stamp ?? null;
        case "link":
          return (await tied(path))?.stamp ?? null;
        default:
          return (await site()).posts.stampOf(path);
      }
    },
    async stamps(paths) {
      const { posts, languages } = await site();
      const stamps = new Map<string, string | null>();
      const kinds = Object.groupBy(paths, kindOf);
      for (const part of chunks(kinds.medium ?? [], ASKED_AT_ONCE)) {
        const found = await media.findAll(part);
        for (const path of part) stamps.set(path, found.get(path)?.stamp ?? null);
      }
      for (const part of chunks(kinds.post ?? [], ASKED_AT_ONCE)) {
        const found = await posts.stampsOf(part);
        for (const path of part) stamps.set(path, found.get(path) ?? null);
      }
      for (const path of languages.ties ? [] : (kinds.link ?? [])) {
        const { zh, en } = pairAt(path);
        if (stamps.has(zh) && stamps.has(en))
          stamps.set(path, pairStamp(stamps.get(zh), stamps.get(en)));
      }
      return stamps;
    },
    touches: (path) => (kindOf(path) === "link" ? Object.values(pairAt(path)) : []),
    async read(path, take) {
      if (kindOf(path) === "medium") {
        const found = (await media.findAll([path])).get(path);
        return found && (await api.fetchFile(found.original, take)) ? found.stamp : null;
      }
      const found = await read(path);
      if (found) take(found.bytes);
      return found && found.stamp;
    },
    async put(path, bytes) {
      switch (kindOf(path)) {
        case "record":
          return records.put(path, bytes);
        case "medium":
          return media.put(path, bytes);
        case "link":
          return tie(path, true);
        default:
          return (await site()).posts.put(path, bytes);
      }
    },
    move: () => Promise.reject(new StoreFault("protocol")),
    async remove(path) {
      switch (kindOf(path)) {
        case "record":
          return records.remove(path);
        case "medium":
          return media.remove(path);
        case "link":
          return tie(path, false);
        default:
          return (await site()).posts.remove(path);
      }
    },
    claim: (path) => records.claim(path),
    async release(path) {
      await records.remove(`${path}/holder.json`);
      await records.remove(path);
    },
    makeParts: () => Promise.resolve(),
    dropParts: () => Promise.resolve(),
    async close() {
      api.close();
    },
  };
}

type Kind = "record" | "medium" | "link" | "post";

function kindOf(path: string): Kind {
  if (path.startsWith(".diglot/")) return "record";
  if (path.startsWith("assets/")) return "medium";
  return path.startsWith("links/") ? "link" : "post";
}

/** `links/posts/report-7.json` is about `posts/report-7.html` and the one before which `en/` stands. */
function pairAt(path: string): Record<Lang, string> {
  const zh = path.replace(/^links\//, "").replace(/\.json$/, ".html");
  return { zh, en: `en/${zh}` };
}
