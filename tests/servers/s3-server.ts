/**
 * An S3 service over a folder, for tests: checks every request's AWS Signature Version 4 against the documented
 * algorithm ("Authenticating Requests: Using the Authorization Header", Amazon S3 API Reference), the hash of its
 * content and its clock, and knows the few operations that a static site needs.
 */
import { createHash, createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { dirname, join } from "node:path";

export interface S3Options {
  accessKey: string;
  secret: string;
  region: string;
  bucket: string;
  /** Objects lie here as files under their keys. */
  dir: string;
  port: number;
  /** So small that every listing has several pages. */
  pageSize?: number;
  conditions?: S3Conditions;
}

/** What may be otherwise for a while. */
export interface S3Conditions {
  /** How far the service's clock is ahead. */
  aheadMs: number;
  /** A policy that refuses what writes, or everything. */
  denies: "nothing" | "writing" | "everything";
}

const SKEW_MS = 15 * 60_000;

const sha256 = (content: string | Buffer): string =>
  createHash("sha256").update(content).digest("hex");
const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac("sha256", key).update(text, "utf8").digest();

class Refused extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** RFC 3986 percent-encoding of all but unreserved characters, upper-case. */
const encode = (text: string): string =>
  [...Buffer.from(text, "utf8")]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9._~-]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");

const decode = (text: string): string => decodeURIComponent(text.replaceAll("+", "%20"));

function checkSignature(request: IncomingMessage, body: Buffer, options: S3Options): void {
  const { authorization = "" } = request.headers;
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (!parts) throw new Refused(403, "AccessDenied");
  const [, key = "", day = "", region = "", signedHeaders = "", signature = ""] = parts;
  if (key !== options.accessKey) throw new Refused(403, "InvalidAccessKeyId");
  if (region !== options.region) throw new Refused(400, "AuthorizationHeaderMalformed");
  const time = String(request.headers["x-amz-date"]);
  const iso = time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  if (!time.startsWith(day) || Number.isNaN(Date.parse(iso)))
    throw new Refused(403, "AccessDenied");
  const now = Date.now() + (options.conditions?.aheadMs ?? 0);
  if (Math.abs(Date.parse(iso) - now) > SKEW_MS) throw new Refused(403, "RequestTimeTooSkewed");
  const contentHash = String(request.headers["x-amz-content-sha256"]);
  if (contentHash !== sha256(body)) throw new Refused(400, "XAmzContentSHA256Mismatch");
  const names = signedHeaders.split(";");
  if (!names.includes("host")) throw new Refused(403, "AccessDenied");
  const [path = "/", query = ""] = (request.url ?? "/").split("?");
  const canonical = [
    request.method,
    path
      .split("/")
      .map((part) => encode(decodeURIComponent(part)))
      .join("/"),
    query
      .split("&")
      .filter((pair) => pair !== "")
      .map((pair) => pair.split("=").map((part) => encode(decode(part))))
      .map(([name = "", value = ""]) => `${name}=${value}`)
      .sort()
      .join("&"),
    ...names.map(
      (name) =>
        `${name}:${String(request.headers[name] ?? "")
          .trim()
          .replace(/ +/g, " ")}`,
    ),
    "",
    signedHeaders,
    contentHash,
  ].join("\n");
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
  const signing = [region, "s3", "aws4_request"].reduce<Buffer>(
    (made, step) => hmac(made, step),
    hmac(`AWS4${options.secret}`, day),
  );
  const expected = hmac(signing, toSign);
  if (!timingSafeEqual(expected, Buffer.from(signature, "hex")))
    throw new Refused(403, "SignatureDoesNotMatch");
}

export async function startS3(options: S3Options): Promise<{ stop(): Promise<void> }> {
  const { dir, port, bucket } = options;
  const types = new Map<string, Record<string, string>>();
  const fileOf = (key: string): string => join(dir, key);
  const etagOf = (bytes: Buffer): string => `"${createHash("md5").update(bytes).digest("hex")}"`;
  const object = async (key: string): Promise<Buffer> =>
    readFile(fileOf(key)).catch(() => {
      throw new Refused(404, "NoSuchKey");
    });

  const list = async (query: URLSearchParams): Promise<string> => {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    const prefix = query.get("prefix") ?? "";
    const keys = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
      .filter((key) => key.startsWith(prefix) && key > (query.get("continuation-token") ?? ""))
      .sort();
    const most = Math.min(Number(query.get("max-keys") ?? 1000), options.pageSize ?? 7);
    const page = keys.slice(0, most);
    const items = [];
    for (const key of page) {
      const bytes = await readFile(fileOf(key)).catch(() => null);
      if (bytes)
        items.push(
          `<Contents><Key>${escape(key)}</Key><ETag>${escape(etagOf(bytes))}</ETag><Size>${bytes.length}</Size></Contents>`,
        );
    }
    const more = keys.length > page.length;
    const next = more
      ? `<NextContinuationToken>${escape(page.at(-1) ?? "")}</NextContinuationToken>`
      : "";
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${items.join("")}</ListBucketResult>`;
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    checkSignature(request, body, options);
    const { denies = "nothing" } = options.conditions ?? {};
    const isWriting = request.method === "PUT" || request.method === "DELETE";
    if (denies === "everything" || (denies === "writing" && isWriting))
      throw new Refused(403, "AccessDenied");
    const url = new URL(request.url ?? "/", "http://s3");
    const isHostStyle = request.headers.host?.startsWith(`${bucket}.`) ?? false;
    const path = decodeURIComponent(url.pathname).slice(1);
    if (!isHostStyle && path.split("/")[0] !== bucket) throw new Refused(404, "NoSuchBucket");
    const key = isHostStyle ? path : path.slice(bucket.length + 1);
    if (key === "") {
      response.end(await list(url.searchParams));
    } else if (request.method === "PUT") {
      await mkdir(dirname(fileOf(key)), { recursive: true });
      if (request.headers["if-none-match"] === "*")
        await writeFile(fileOf(key), body, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
          throw error.code === "EEXIST" ? new Refused(412, "PreconditionFailed") : error;
        });
      else {
        const part = join(dirname(fileOf(key)), `.part-${randomUUID()}`);
        await writeFile(part, body).catch(async (error: unknown) => {
          await rm(part, { force: true });
          throw error;
        });
        await rename(part, fileOf(key));
      }
      types.set(key, {
        "content-type": request.headers["content-type"] ?? "application/octet-stream",
        "cache-control": request.headers["cache-control"] ?? "",
      });
      response.setHeader("ETag", etagOf(body)).end();
    } else if (request.method === "DELETE") {
      await rm(fileOf(key), { force: true });
      response.writeHead(204).end();
    } else {
      const bytes = await object(key);
      response.writeHead(200, {
        ETag: etagOf(bytes),
        "Content-Length": bytes.length,
        ...types.get(key),
      });
      response.end(request.method === "HEAD" ? undefined : bytes);
    }
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      const { status, code } = refusalOf(error);
      response.writeHead(status, { "Content-Type": "application/xml" });
      response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      await rm(dirname(dir), { recursive: true, force: true });
    },
  };
}

/** Services that keep objects on a disk of their own say when it is full. */
function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const isFull = (error as { code?: unknown }).code === "ENOSPC";
  return isFull ? new Refused(507, "XMinioStorageFull") : new Refused(500, "InternalError");
}

const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
