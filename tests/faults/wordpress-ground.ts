/** A real WordPress as a place where faults come: its site as readers get it, its database, its uploads on a small disk. */
import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { faultyLine } from "../servers/faulty-line.ts";
import { own } from "../servers/run-server.ts";
import { startWordPress, type WordPressServer } from "../servers/wordpress.ts";
import { mountSmallDisk, otherUser, type SmallDisk } from "../support/places.ts";
import type { Ground, Inside, Sight } from "./ground.ts";

const USER = "editor";

export async function wordpressGround(): Promise<Ground> {
  const wordpress = await startWordPress();
  const uploads = join(wordpress.content, "uploads");
  const small = await mountSmallDisk(uploads, 8000, 3000);
  const disk = "reason" in small ? null : small;
  await own([uploads], otherUser());
  const line = await faultyLine(wordpress.port);
  const home = `http://127.0.0.1:${line.port}`;
  const target = { ...wordpress.targetOf(USER), url: home };
  const { port, sql } = wordpress;
  const rows = async (query: string): Promise<string[][]> =>
    (await sql(query))
      .split("\n")
      .filter((row) => row !== "")
      .map((row) => row.split("\t"));
  const ground: Ground = {
    ...{ target, line, disk, inside: insideOf(wordpress, disk) },
    server: {
      target,
      secret: wordpress.passwords[USER],
      site: uploads,
      port,
      stop: wordpress.stop,
    },
    look: async () =>
      look(
        home,
        await rows(
          "SELECT post_name, meta_value FROM wp_posts JOIN wp_postmeta ON ID = post_id AND meta_key = '_wp_attached_file' WHERE post_type = 'attachment'",
        ),
      ),
    async leftOver() {
      const drafts = await rows(
        "SELECT post_name FROM wp_posts WHERE post_status = 'draft' AND post_type = 'post'",
      );
      const isManifest = (name: string): boolean => /^diglot-manifest-json(?:-\d)?$/.test(name);
      const names = drafts.flat();
      // While a record is made anew there are two, and the second keeps its number.
      return [
        ...names.filter((name) => !isManifest(name)),
        ...names.filter((name) => isManifest(name)).slice(1),
      ];
    },
    async empty() {
      await sql(
        "DELETE FROM wp_posts WHERE post_type IN ('post', 'page', 'attachment', 'revision'); DELETE FROM wp_postmeta; DELETE FROM wp_term_relationships; UPDATE wp_term_taxonomy SET count = 0",
      );
      for (const name of await readdir(uploads))
        await rm(join(uploads, name), { recursive: true, force: true });
    },
    async close() {
      await line.close();
      disk?.unmount();
      await wordpress.stop();
    },
  };
  // WordPress comes with a text of its own.
  await ground.empty();
  return ground;
}

/** One letter or bit in the middle, as a plugin would that means well. */
const spoiling = `
add_filter("content_save_pre", function ($text) {
  for ($at = strlen($text) >> 1; $at < strlen($text) && !ctype_alpha($text[$at]); $at++);
  if ($at < strlen($text)) $text[$at] = $text[$at] ^ " ";
  return $text;
}, 99);
add_filter("wp_handle_upload_prefilter", function ($file) {
  $bytes = file_get_contents($file["tmp_name"]);
  $bytes[strlen($bytes) >> 1] = $bytes[strlen($bytes) >> 1] ^ "\\1";
  file_put_contents($file["tmp_name"], $bytes);
  return $file;
});`;

const late = `
foreach (["wp_insert_post_data", "wp_insert_attachment_data"] as $filter) add_filter($filter, function ($row) {
  foreach (["post_modified", "post_modified_gmt"] as $field)
    $row[$field] = gmdate("Y-m-d H:i:s", strtotime($row[$field] . " UTC") - 86400);
  return $row;
});`;

function insideOf(wordpress: WordPressServer, disk: SmallDisk | null): Inside {
  const { sql, plugin, setRole } = wordpress;
  const grant = (change: string) => sql(`${change} wordpress@localhost; FLUSH PRIVILEGES`);
  /** Steps under way that are to be spoilt. */
  let spoilt = 0;
  const undo = new Map<string, () => Promise<unknown>>();
  const once = async (name: string, act: () => Promise<unknown>, back: () => Promise<unknown>) => {
    if (undo.has(name)) return;
    undo.set(name, back);
    await act();
  };
  return {
    deny: () =>
      once(
        "role",
        () => setRole(USER, "subscriber"),
        () => setRole(USER, USER),
      ),
    async fill() {
      disk?.fill();
      // What hosts do with a database that has used up its share.
      await once(
        "room",
        () => grant("REVOKE INSERT, UPDATE, CREATE ON wordpress.* FROM"),
        () => grant("GRANT ALL ON wordpress.* TO"),
      );
    },
    async spoil() {
      if (spoilt++ === 0) await plugin("spoil", spoiling);
      return async () => {
        if (--spoilt === 0) await plugin("spoil", "");
      };
    },
    delay: () =>
      once(
        "clock",
        () => plugin("late", late),
        () => plugin("late", ""),
      ),
    async mend() {
      for (const back of undo.values()) await back();
      undo.clear();
    },
  };
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Walks the site from its home page as a reader would, and looks at every medium of its library. */
async function look(home: string, media: readonly string[][]): Promise<Sight> {
  const site = new Map<string, string>();
  const broken: string[] = [];
  const fetched = new Map<string, Uint8Array | null>();
  const get = async (address: string): Promise<Uint8Array | null> => {
    const known = fetched.get(address);
    if (known !== undefined) return known;
    const answer = await fetch(address, { redirect: "manual" });
    const further = answer.headers.get("location");
    const whole = answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    const bytes = further === null ? whole : await get(further);
    fetched.set(address, bytes);
    return bytes;
  };
  const start = await get(`${home}/`);
  const queue = [{ address: `${home}/`, from: "" }];
  const seen = new Set<string>();
  /** By slug: the slug that its link to the other language leads to. */
  const linked = new Map<string, string>();
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { address, from } = next;
    if (seen.has(address) || !address.startsWith(home)) continue;
    seen.add(address);
    const bytes = await get(address);
    if (!bytes) broken.push(`${from} → ${address}`);
    if (!bytes || address.includes("/wp-content/")) continue;
    const text = Buffer.from(bytes).toString("utf8");
    if (!/<\/html>\s*$/.test(text)) broken.push(`${address} is cut off`);
    // WordPress leads whoever asks for a text that is not there to one whose name begins the same.
    const asked = /\?name=(.*)/.exec(address)?.[1];
    if (asked !== undefined && !text.includes(`<article data-slug="${asked}"`))
      broken.push(`${from} → ${address}, which is another text`);
    const articles = [...text.matchAll(/<article data-slug="([^"]*)"[^]*?<\/article>/g)];
    for (const [article, slug = ""] of articles) {
      for (const reference of referencesOf(article)) queue.push({ address: reference, from: slug });
      const other = /class="other-language"><a href="[^"]*=([^"=]*)"/.exec(article)?.[1];
      if (other !== undefined) linked.set(slug, other);
      if (address !== `${home}/`) site.set(pathOf(slug), await asRead(article, get));
    }
  }
  for (const [slug, other] of linked)
    if (linked.get(other) === slug && other === `${slug}-en`)
      site.set(`links/posts/${slug}.json`, "");
  for (const [slug = "", file = ""] of media) {
    const bytes = await get(`${home}/wp-content/uploads/${file}`);
    const path = `assets/${slug.replace(/^diglot-/, "").replace(/-([a-z]+)$/, ".$1")}`;
    if (bytes) site.set(path, sha256(bytes));
    else broken.push(`media library → ${file}`);
  }
  return { site, isOpen: start !== null, broken };
}

const pathOf = (slug: string): string =>
  slug.endsWith("-en") ? `en/posts/${slug.replace(/-en$/, "")}.html` : `posts/${slug}.html`;

const referencesOf = (article: string): string[] =>
  [
    ...[...article.matchAll(/\s(?:href|src|data-picture)="([^"]+)"/g)].map(([, one = ""]) => one),
    ...[...article.matchAll(/\ssrcset="([^"]*)"/g)].flatMap(([, set = ""]) =>
      set.split(", ").map((part) => part.split(" ")[0] ?? ""),
    ),
  ].map((one) => one.replaceAll("&amp;", "&").replaceAll("&#038;", "&"));

/** The same for the same text with the same pictures, whatever numbers and names WordPress gave them. */
async function asRead(
  article: string,
  get: (address: string) => Promise<Uint8Array | null>,
): Promise<string> {
  // Smaller sizes and the link to the other language are looked at by themselves.
  const bare = article
    .replace(/\s(?:srcset|sizes|width|height|decoding|loading|class)="[^"]*"/g, "")
    .replace(/<a href="[^"]*\?(?:page)?name=[^"]*" data-diglot/g, "<a data-diglot");
  let read = "";
  let end = 0;
  for (const found of bare.matchAll(/[^"]*\/wp-content\/uploads\/[^"]*/g)) {
    const bytes = await get(found[0]);
    read += bare.slice(end, found.index) + (bytes ? sha256(bytes) : found[0]);
    end = found.index + found[0].length;
  }
  return read + bare.slice(end);
}
