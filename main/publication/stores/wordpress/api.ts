/** Calls to the REST API of a WordPress site with an application password: answers as JSON, refusals as faults. */
import { z } from "zod";
import type { TargetOf } from "../../../../core/library/target.ts";
import { type Answer, answerFault, httpCalls } from "../http-calls.ts";
import { type Secret, secretText } from "../secret.ts";
import { StoreFault } from "../store.ts";

export interface Ask {
  method?: "GET" | "POST" | "DELETE" | "OPTIONS";
  query?: Record<string, string | number | readonly (string | number)[]>;
  json?: unknown;
  /** Content of another type, such as an upload. */
  body?: { type: string; bytes: Uint8Array };
  /** Error codes that are answers. */
  expect?: readonly string[];
}

export interface WordPressApi {
  /** Finds the API and who signs in. Throws StoreFault. */
  open(): Promise<Site>;
  /** The JSON of an answer; for an expected error the error itself. Throws StoreFault. */
  ask<T>(route: string, schema: z.ZodType<T>, ask?: Ask): Promise<T>;
  /** The bytes of an uploaded file; null when it is gone. */
  fetchFile(address: string, take: (chunk: Uint8Array) => void): Promise<boolean>;
  close(): void;
}

export interface Site {
  /** Address of the site as readers know it, without a slash at its end. */
  home: string;
  namespaces: readonly string[];
  /** Application passwords are offered. */
  takesPasswords: boolean;
}

const indexSchema = z.object({
  home: z.string(),
  namespaces: z.array(z.string()),
  /** An empty list where there is nothing in it. */
  authentication: z.unknown(),
});
const errorSchema = z.object({
  code: z.string(),
  message: z.string().optional(),
  /** What the database said is in one of them. */
  data: z.unknown().optional(),
  additional_data: z.unknown().optional(),
});
export type RestError = z.infer<typeof errorSchema>;

const mineSchema = z.object({ capabilities: z.record(z.string(), z.unknown()) });

/** What it takes to keep posts and pictures; pages of their own and new columns take more, and say so when they come. */
const needed = [
  ...["edit_posts", "publish_posts", "edit_published_posts", "delete_published_posts"],
  "upload_files",
];

export function wordpressApi(
  target: TargetOf<"wordpress">,
  secret: Secret,
  idleMs: number,
): WordPressApi {
  const calls = httpCalls(target.fingerprint, idleMs);
  const root = target.url.replace(/\/+$/, "");
  /** With "pretty" addresses, or by the query where WordPress was told to have none. */
  let base = `${root}/wp-json`;

  const urlOf = (route: string, query: Ask["query"] = {}): URL => {
    const url = new URL(base + route);
    if (base.includes("?rest_route=")) url.search = `?rest_route=${encodeURIComponent(route)}`;
    for (const [name, value] of Object.entries(query))
      if (typeof value === "object")
        for (const one of value) url.searchParams.append(`${name}[]`, String(one));
      else url.searchParams.set(name, String(value));
    return url;
  };
  const basic = (): string =>
    Buffer.from(`${target.user}:${secretText(secret)}`, "utf8").toString("base64");

  async function send(url: URL, { method = "GET", json, body }: Ask) {
    const chunks: Uint8Array[] = [];
    const content = json === undefined ? body : jsonBody(json);
    const answer = await calls.send({
      ...{ method, url, take: (chunk: Uint8Array) => void chunks.push(chunk) },
      headers: {
        ...{ authorization: `Basic ${basic()}`, accept: "application/json" },
        ...{ "accept-encoding": "identity", "user-agent": "Diglot" },
        ...(content && { "content-type": content.type }),
      },
      ...(content && { body: content.bytes }),
    });
    const isGood = answer.status >= 200 && answer.status < 300;
    return { answer, data: toJson(isGood ? Buffer.concat(chunks).toString("utf8") : answer.text) };
  }

  async function ask<T>(route: string, schema: z.ZodType<T>, how: Ask = {}): Promise<T> {
    const { answer, data } = await send(urlOf(route, how.query), how);
    const error = errorSchema.safeParse(data).data;
    const isGood = answer.status >= 200 && answer.status < 300;
    if (!isGood && !(error && how.expect?.includes(error.code))) throw restFault(answer, error);
    const parsed = schema.safeParse(data);
    if (!parsed.success)
      throw new StoreFault("protocol", { detail: `${route}: JSON`, cause: parsed.error });
    return parsed.data;
  }

  async function findIndex(): Promise<Site> {
    const tried = [`${root}/wp-json`, `${root}/?rest_route=`];
    let last: StoreFault | null = null;
    for (const one of tried) {
      base = one;
      const { answer, data } = await send(urlOf("/"), {});
      const index = indexSchema.safeParse(data).data;
      if (index?.namespaces.includes("wp/v2")) return toSite(index);
      const error = errorSchema.safeParse(data).data;
      if (error || answer.status >= 500) throw restFault(answer, error);
      last ??= absent(answer);
    }
    throw last ?? new StoreFault("no-rest");
  }

  return {
    ask,
    async open() {
      const site = await findIndex();
      if (!site.takesPasswords) throw new StoreFault("login-ignored");
      const query = { context: "edit", _fields: "capabilities" };
      const { capabilities } = await ask("/wp/v2/users/me", mineSchema, { query });
      const lacking = needed.filter((name) => capabilities[name] !== true);
      if (lacking.length > 0) throw new StoreFault("role", { detail: lacking.join(", ") });
      return site;
    },
    async fetchFile(address, take) {
      const headers = { "accept-encoding": "identity", "cache-control": "no-cache" };
      const url = new URL(address);
      const answer = await calls.send({ method: "GET", url, headers, take });
      if (answer.status === 404 || answer.status === 410) return false;
      if (answer.status !== 200) throw answerFault(answer);
      return true;
    },
    close: () => calls.close(),
  };
}

const toSite = ({ home, namespaces, authentication }: z.infer<typeof indexSchema>): Site => ({
  home: home.replace(/\/+$/, ""),
  namespaces,
  takesPasswords: JSON.stringify(authentication ?? null).includes('"application-passwords"'),
});

const jsonBody = (json: unknown) => ({
  type: "application/json; charset=utf-8",
  bytes: Buffer.from(JSON.stringify(json), "utf8"),
});

function toJson(text: string): unknown {
  try {
    // Plugins that print a mark of byte order or a notice in front of everything are common.
    return JSON.parse(text.slice(Math.max(0, text.search(/[[{]/))));
  } catch {
    return null;
  }
}

/** Something answers, but not the API of WordPress. */
function absent({ status, headers }: Answer): StoreFault {
  const moved = headers["location"];
  const detail = `HTTP ${status}${moved === undefined ? "" : ` → ${moved}`}`;
  return new StoreFault("no-rest", { detail });
}

/** Refusals by WordPress's own codes (`code` of its JSON errors); their messages are in the site's language. */
function restFault(answer: Answer, error: RestError | undefined): StoreFault {
  const { status } = answer;
  if (!error) return status === 413 ? new StoreFault("too-large") : answerFault(answer);
  const detail = `${error.code}${error.message ? `: ${plain(error.message)}` : ""}`;
  const { code } = error;
  if (code === "rest_no_route" || code === "rest_disabled")
    return new StoreFault("no-rest", { detail });
  // Drafts may not be asked for by whoever is not signed in (any more), nor by whoever may write none.
  const [, forbidden] = /"rest_forbidden_status".*?"status":(\d+)/s.exec(answer.text) ?? [];
  if (status === 401 || forbidden === "401" || /application_password/.test(code))
    return new StoreFault("login-refused", { detail });
  if (forbidden === "403") return new StoreFault("role", { detail: "edit_posts" });
  if (status === 403) return new StoreFault("role", { detail });
  if (
    status === 413 ||
    // PHP lets go of what is larger than it takes, and WordPress finds nothing.
    /^rest_upload_no_(?:data|content)/.test(code) ||
    /upload_max_filesize|MAX_FILE_SIZE/.test(detail)
  )
    return new StoreFault("too-large", { detail });
  if (code.startsWith("rest_upload")) return new StoreFault("upload-refused", { detail });
  if (code.startsWith("db_")) {
    const said = JSON.stringify([error.data, error.additional_data]);
    if (noRoom.test(said)) return new StoreFault("disk-full", { detail: said });
  }
  if (status === 429 || status >= 500) return new StoreFault("io", { detail, mayPass: true });
  return new StoreFault("protocol", { detail });
}

/**
 * What databases say when a table, a disk or a share of one is full: error 28 is the system's ENOSPC, and a database that has
 * used up its share is closed by the host for all that would add to it.
 */
const noRoom =
  /\bis full\b|disk full|no space left|err(?:or|code:?) 28\b|(?:INSERT|UPDATE) command denied|quota/i;

const plain = (message: string): string => message.replace(/<[^>]*>/g, "").slice(0, 200);
