/** A folder on a WebDAV server (RFC 4918), asked only for what Apache, nginx and others answer alike. */
import { MANIFEST_PATH } from "../../../core/publication/manifest.ts";
import { placeOf, type TargetOf } from "../../../core/library/target.ts";
import { createFolders, parentOf } from "./folders.ts";
import { type Answer, answerFault, type Call, httpCalls } from "./http-calls.ts";
import { type Secret, secretText } from "./secret.ts";
import { PART_FOLDER, type Store, StoreFault } from "./store.ts";

const AT_ONCE = 8;

export function webdavStore(target: TargetOf<"webdav">, secret: Secret, idleMs: number): Store {
  const calls = httpCalls(target.fingerprint, idleMs);
  const root = target.url.replace(/\/+$/, "");
  const urlOf = (path: string): URL =>
    new URL(`${root}/${path.split("/").map(encodeURIComponent).join("/")}`);
  const ask = async (method: string, path: string, more: Partial<Call> = {}): Promise<Answer> => {
    const basic = (): string =>
      Buffer.from(`${target.user}:${secretText(secret)}`, "utf8").toString("base64");
    const headers = {
      ...(target.user !== "" && { authorization: `Basic ${basic()}` }),
      "accept-encoding": "identity",
      ...more.headers,
    };
    return calls.send({ ...more, method, url: urlOf(path), headers });
  };
  /** Throws unless the answer is one of these. */
  const must = (answer: Answer, ...wanted: number[]): Answer => {
    if (!wanted.includes(answer.status)) throw answerFault(answer);
    return answer;
  };
  const folders = createFolders({
    async make(path) {
      const answer = await ask("MKCOL", `${path}/`);
      if (answer.status === 201) return true;
      // Taken: by a folder, or by something else.
      if (answer.status === 405 || answer.status === 301) {
        if ((await ask("HEAD", path)).status === 200) throw await blockedUnlessFolder(path, ask);
        return false;
      }
      throw answerFault(answer);
    },
    // Taking away a folder takes away what is in it, and nobody can say that it is empty: empty ones stay.
    drop: () => Promise.reject(new StoreFault("blocked")),
  });
  const dropFolder = async (path: string): Promise<void> => {
    must(await ask("DELETE", `${path}/`), 200, 204, 404);
    folders.forget();
  };

  return {
    ...{
      place: placeOf(target),
      key: root.toLowerCase(),
      atOnce: AT_ONCE,
      moves: true,
      isLasting: true,
    },
    async open() {
      // Servers differ in how they answer for a folder; whether it is there shows when something is made in it.
      const answer = await ask("HEAD", MANIFEST_PATH);
      if (!isAbsent(answer)) must(answer, 200);
    },
    async stamp(path) {
      const answer = await ask("HEAD", path);
      return isAbsent(answer) ? null : stampOf(must(answer, 200, 301));
    },
    async read(path, take) {
      const answer = await ask("GET", path, { take });
      if (isAbsent(answer)) return null;
      if (answer.status === 301) throw new StoreFault("blocked");
      return stampOf(must(answer, 200));
    },
    async put(path, body) {
      must(await ask("PUT", path, { body }), 200, 201, 204);
    },
    async move(from, to) {
      await folders.ensure(parentOf(to));
      const headers = { destination: urlOf(to).href, overwrite: "T" };
      const answer = await ask("MOVE", from, { headers });
      if ([200, 201, 204].includes(answer.status)) return;
      folders.forget();
      if ((await ask("HEAD", to)).status === 301) throw new StoreFault("blocked");
      throw answerFault(answer);
    },
    async remove(path) {
      // A folder of that name is somebody else's, and would go with everything in it.
      if ((await ask("HEAD", path)).status === 301) throw new StoreFault("blocked");
      must(await ask("DELETE", path), 200, 204, 404, 410);
    },
    async claim(path) {
      await folders.ensure(parentOf(path));
      return folders.make(path);
    },
    release: dropFolder,
    async makeParts() {
      await dropFolder(PART_FOLDER);
      await folders.ensure(PART_FOLDER);
    },
    dropParts: () => dropFolder(PART_FOLDER),
    async close() {
      calls.close();
    },
  };
}

const isAbsent = ({ status }: Answer): boolean => status === 404 || status === 410;

/** A validator of RFC 9110 §8.8; a weak one becomes strong by itself within a second. */
const stampOf = ({ headers }: Answer): string =>
  [headers.etag?.replace(/^W\//, ""), headers["last-modified"], headers["content-length"]].join(
    " ",
  );

/** Servers lead from a folder's name without a slash to the one with it. */
async function blockedUnlessFolder(
  path: string,
  ask: (method: string, path: string) => Promise<Answer>,
): Promise<StoreFault> {
  const withSlash = await ask("HEAD", `${path}/`);
  return withSlash.status === 404
    ? new StoreFault("blocked")
    : new StoreFault("missing", { detail: `HTTP ${withSlash.status}` });
}
