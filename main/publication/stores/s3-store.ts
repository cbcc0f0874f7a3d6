/** A bucket of an S3-compatible service, signed with AWS Signature Version 4; objects appear whole or not at all. */
import { createHash } from "node:crypto";
import { AwsV4Signer } from "aws4fetch";
import { SaxesParser } from "saxes";
import { placeOf, type TargetOf } from "../../../core/library/target.ts";
import { type Answer, answerFault, type Call, httpCalls } from "./http-calls.ts";
import { type Secret, secretText } from "./secret.ts";
import { cacheControlOf, contentTypeOf } from "./served-as.ts";
import { type Store, StoreFault } from "./store.ts";

const AT_ONCE = 16;

export function s3Store(target: TargetOf<"s3">, secret: Secret, idleMs: number): Store {
  const calls = httpCalls(target.fingerprint, idleMs);
  const prefix = target.path.replace(/^\/+|\/+$/g, "");
  const keyOf = (path: string): string => (prefix === "" ? path : `${prefix}/${path}`);
  const root = rootOf(target);

  /** `key` "" is the bucket itself. */
  const ask = async (
    method: string,
    key: string,
    { query = {}, ...more }: Partial<Call> & { query?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const url = new URL(`${root}/${key.split("/").map(encodeStrictly).join("/")}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const hash = createHash("sha256")
      .update(more.body ?? "")
      .digest("hex");
    const signed = await new AwsV4Signer({
      ...{ method, url: url.href, service: "s3", region: target.region },
      ...{ accessKeyId: target.accessKey, secretAccessKey: secretText(secret) },
      headers: { ...more.headers, "x-amz-content-sha256": hash },
    }).sign();
    const headers = Object.fromEntries(signed.headers.entries());
    return calls.send({ ...more, method, url: signed.url, headers });
  };
  const must = (answer: Answer, ...wanted: number[]): Answer => {
    if (!wanted.includes(answer.status)) throw s3Fault(answer);
    return answer;
  };
  const list = async (query: Record<string, string>): Promise<Listing> => {
    const chunks: Uint8Array[] = [];
    const take = (chunk: Uint8Array): void => void chunks.push(chunk);
    must(await ask("GET", "", { query: { "list-type": "2", ...query }, take }), 200);
    return parseListing(Buffer.concat(chunks).toString("utf8"));
  };

  return {
    ...{
      place: placeOf(target),
      key: `${root}/${prefix}`,
      atOnce: AT_ONCE,
      moves: false,
      isLasting: true,
    },
    async open() {
      await list({ "max-keys": "1" });
    },
    async stamp(path) {
      const answer = await ask("HEAD", keyOf(path));
      return answer.status === 404 ? null : etagOf(must(answer, 200));
    },
    async stamps() {
      const found = new Map<string, string>();
      const start = prefix === "" ? "" : `${prefix}/`;
      for (let next: string | null = ""; next !== null; ) {
        const page: Listing = await list({
          prefix: start,
          ...(next !== "" && { "continuation-token": next }),
        });
        for (const { key, etag } of page.objects)
          if (key.startsWith(start)) found.set(key.slice(start.length), etag);
        next = page.next;
      }
      return { get: (path) => found.get(path) ?? null };
    },
    async read(path, take) {
      const answer = await ask("GET", keyOf(path), { take });
      return answer.status === 404 ? null : etagOf(must(answer, 200));
    },
    async put(path, body) {
      const headers = {
        "content-type": contentTypeOf(path),
        "cache-control": cacheControlOf(path),
      };
      must(await ask("PUT", keyOf(path), { body, headers }), 200);
    },
    move: () => Promise.reject(new StoreFault("protocol")),
    async remove(path) {
      must(await ask("DELETE", keyOf(path)), 200, 204, 404);
    },
    async claim(path) {
      const key = keyOf(`${path}/held`);
      const answer = await ask("PUT", key, { headers: { "if-none-match": "*" } });
      if (answer.status === 412 || answer.status === 409) return false;
      if (answer.status !== 501) return must(answer, 200).status === 200;
      // Services that know no condition: whoever writes last is found out by reading back.
      if ((await ask("HEAD", key)).status === 200) return false;
      return must(await ask("PUT", key), 200).status === 200;
    },
    async release(path) {
      const page = await list({ prefix: keyOf(`${path}/`) });
      for (const { key } of page.objects.toReversed())
        must(await ask("DELETE", key), 200, 204, 404);
    },
    makeParts: () => Promise.resolve(),
    dropParts: () => Promise.resolve(),
    async close() {
      calls.close();
    },
  };
}

function rootOf({ endpoint, bucket, pathStyle }: TargetOf<"s3">): string {
  const url = new URL(endpoint);
  const path = url.pathname.replace(/\/+$/, "");
  if (pathStyle) return `${url.origin}${path}/${bucket}`;
  return `${url.protocol}//${bucket}.${url.host}${path}`;
}

/** RFC 3986 unreserved characters only, as the signature wants it. */
const encodeStrictly = (part: string): string =>
  encodeURIComponent(part).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const etagOf = ({ headers }: Answer): string => bareTag(headers.etag ?? "");
const bareTag = (etag: string): string => etag.replace(/^W\//, "").replaceAll('"', "");

interface Listing {
  objects: { key: string; etag: string }[];
  /** Token of the next page, null on the last. */
  next: string | null;
}

/** An answer of ListObjectsV2. */
function parseListing(xml: string): Listing {
  const listing: Listing = { objects: [], next: null };
  const parser = new SaxesParser();
  let text = "";
  let object = { key: "", etag: "" };
  parser.on("opentag", ({ name }) => {
    text = "";
    if (name === "Contents") object = { key: "", etag: "" };
  });
  parser.on("text", (more) => {
    text += more;
  });
  parser.on("closetag", ({ name }) => {
    if (name === "Key") object.key = text;
    if (name === "ETag") object.etag = bareTag(text);
    if (name === "Contents") listing.objects.push(object);
    if (name === "NextContinuationToken") listing.next = text;
  });
  try {
    parser.write(xml).close();
  } catch (cause) {
    throw new StoreFault("protocol", { detail: "XML", cause });
  }
  return listing;
}

/** Error codes of the service say more than the status. */
function s3Fault(answer: Answer): StoreFault {
  const code = /<Code>([^<]*)<\/Code>/.exec(answer.text)?.[1] ?? "";
  const detail = code === "" ? `HTTP ${answer.status}` : code;
  if (code === "RequestTimeTooSkewed") return new StoreFault("clock", { detail });
  if (code === "NoSuchBucket") return new StoreFault("missing", { detail });
  if (/^(?:InvalidAccessKeyId|SignatureDoesNotMatch|AuthorizationHeaderMalformed)$/.test(code))
    return new StoreFault("auth", { detail });
  if (/QuotaExceeded|StorageFull|InsufficientStorage|EntityTooLarge/.test(code))
    return new StoreFault("disk-full", { detail });
  return answerFault(answer);
}
