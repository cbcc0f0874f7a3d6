/** Who the web door lets in, and that no address leads out of the folders it serves. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { defaultSettings } from "../core/library/settings.ts";
import { createLibrary } from "./open-library.ts";
import { openWebDoor, type WebDoor } from "./web.ts";

const SECRET = "nobody may read this";
let parent: string;
let door: WebDoor;
let port: number;
let cookie: string;
let spentToken: string;

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A request exactly as given: no client tidies its path or headers. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (part: string) => {
        body += part;
      });
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "diglot-web-"));
  const rendererDir = join(parent, "renderer");
  await mkdir(join(rendererDir, "assets"), { recursive: true });
  await writeFile(join(rendererDir, "index.html"), "<!doctype html><title>window</title>");
  await writeFile(join(rendererDir, "assets", "a.js"), "1");
  for (const name of ["secret.html", "secret.json", "secret.js"])
    await writeFile(join(parent, name), SECRET);
  // A sibling whose name begins like the served folder's.
  await mkdir(join(parent, "renderer-other"));
  await writeFile(join(parent, "renderer-other", "secret.html"), SECRET);
  const library = join(parent, "library");
  await createLibrary(library, defaultSettings());
  await writeFile(join(library, "secret.json"), SECRET);
  door = await openWebDoor({ library, rendererDir, deviceDir: join(parent, "device") });
  const url = new URL(door.url);
  port = Number(url.port);
  spentToken = url.searchParams.get("token") ?? "";
});
afterAll(async () => {
  await door.close();
  await rm(parent, { recursive: true, force: true });
});

test("refuses whoever brings no token, or a wrong one", async () => {
  for (const path of [
    "/",
    "/?token=",
    "/?token=wrong",
    "/api/device/get",
    "/media/x",
    "/assets/a.js",
  ]) {
    const answer = await ask(path);
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain("window");
    expect(answer.headers["set-cookie"]).toBeUndefined();
  }
  expect((await ask(`/?token=${spentToken}`, {}, "POST")).status).toBe(403);
});

test("lets in the token once, for a cookie that no page can read or send from elsewhere", async () => {
  const entered = await ask(`/?token=${spentToken}`);
  expect(entered).toMatchObject({ status: 303, headers: { location: "/" } });
  const [set = ""] = entered.headers["set-cookie"] ?? [];
  expect(set).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
  cookie = set.split(";")[0] ?? "";
  expect((await ask("/", { Cookie: cookie })).body).toContain("window");
  expect((await ask("/", { Cookie: `other=1; ${cookie}` })).status).toBe(200);
  const again = await ask(`/?token=${spentToken}`);
  expect(again.status).toBe(403);
  expect(again.body).toContain("只能使用一次");
  // Whoever has the session already is led to the window.
  expect((await ask(`/?token=${spentToken}`, { Cookie: cookie })).status).toBe(303);
  expect((await ask("/", { Cookie: `${cookie}x` })).status).toBe(403);
});

test("refuses a foreign Host and a foreign Origin, cookie or not", async () => {
  const own = { Cookie: cookie };
  for (const host of [
    "evil.example",
    `evil.example:${port}`,
    "127.0.0.1",
    `127.0.0.1:${port + 1}`,
    `[::1]:${port}`,
  ])
    expect((await ask("/", { ...own, Host: host })).status).toBe(403);
  for (const origin of [
    "https://evil.example",
    "null",
    `http://127.0.0.1:${port + 1}`,
    `https://127.0.0.1:${port}`,
  ])
    expect((await ask("/api/device/get", { ...own, Origin: origin }, "POST")).status).toBe(403);
  const allowed = { ...own, Host: `localhost:${port}`, Origin: `http://localhost:${port}` };
  expect((await ask("/", allowed)).status).toBe(200);
});

/** The status of a socket's refusal, or 101. */
function knock(path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on("open", () => {
      resolve(101);
      socket.close();
    });
    socket.on("unexpected-response", (_request, response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on("error", () => resolve(0));
  });
}

test("opens living documents to the session's own window only", async () => {
  const Origin = `http://127.0.0.1:${port}`;
  expect(await knock("/documents", { Cookie: cookie, Origin })).toBe(101);
  expect(await knock("/documents", { Origin })).toBe(403);
  expect(await knock("/documents", { Cookie: cookie })).toBe(403);
  expect(await knock("/documents", { Cookie: cookie, Origin: "https://evil.example" })).toBe(403);
  expect(await knock("/documents", { Cookie: cookie, Origin, Host: "evil.example" })).toBe(403);
  expect(await knock(`/documents?token=${spentToken}`, { Origin })).toBe(403);
  expect(await knock("/elsewhere", { Cookie: cookie, Origin })).toBe(404);
  expect(await knock("/documents/../api", { Cookie: cookie, Origin })).toBe(404);
});

/** Sends a handshake as given and gives the first line that comes back; "" when the sender hangs up at once. */
function handshake(path: string, { hangUp = false } = {}): Promise<string> {
  return new Promise((resolve) => {
    const stream = connect(port, "127.0.0.1");
    stream.on("error", () => resolve(""));
    stream.once("data", (data) => {
      resolve(data.toString().split("\r\n", 1)[0] ?? "");
      stream.destroy();
    });
    stream.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      () => {
        if (!hangUp) return;
        stream.resetAndDestroy();
        resolve("");
      },
    );
  });
}

// A fault here would be uncaught, end the process and fail the run.
test("a handshake for an address that is none does not end the program", async () => {
  for (const path of ["//", "http://", "http://a:b@127.0.0.1/documents"])
    expect(await handshake(path)).toBe("HTTP/1.1 400 Refused");
});

test("whoever hangs up before the handshake is answered does not end the program", async () => {
  for (let times = 0; times < 40; times += 1) await handshake("/documents", { hangUp: true });
  expect((await ask("/", { Cookie: cookie })).status).toBe(200);
});

const ups = [
  "../",
  "..%2f",
  "%2e%2e/",
  "%2e%2e%2f",
  "..%5c",
  "..\\",
  "%252e%252e%252f",
  ".%00./",
  "....//",
];
const starts = ["/", "/assets/", "/media/", "/preview/", "/preview/site/", "/api/", "/report/1/"];

test.each(starts)(
  "keeps within its folders below %s",
  async (start) => {
    for (const up of ups)
      for (const depth of [1, 2, 3])
        for (const goal of [
          "secret.html",
          "secret.json",
          "secret.js",
          "library/library.json",
          "renderer-other/secret.html",
          "etc/passwd",
        ]) {
          const answer = await ask(`${start}${up.repeat(depth)}${goal}`, { Cookie: cookie });
          expect(answer.body).not.toContain(SECRET);
          expect(answer.body).not.toContain("createdAt");
          expect(answer.body).not.toContain("root:");
          expect([200, 303, 400, 404, 405]).toContain(answer.status);
          if (answer.status === 200) expect(answer.body).toContain("window");
        }
  },
  60_000,
);

test("answers malformed addresses without a fault", async () => {
  for (const path of [
    "/%",
    "/%zz.html",
    "/assets/%e4%bd",
    "/media/%",
    "/media/..",
    "/preview/%/zh",
    "/a\\b.html",
    "//evil.example/x.html",
    "/media/x.png?w=-1",
    "/media/x.png?w=1e9",
  ])
    expect((await ask(path, { Cookie: cookie })).status).toBeLessThan(500);
});

test("sends a policy under which nothing of the window comes from elsewhere", async () => {
  const { headers } = await ask("/", { Cookie: cookie });
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
  expect(headers["x-content-type-options"]).toBe("nosniff");
});

test("sends a policy with every answer, refusals and strange addresses too", async () => {
  for (const path of [
    "/preview/x",
    "/preview/a/b/c",
    "/preview/site/x",
    "/media/x",
    "/x.png",
    "/api/x",
  ]) {
    const { headers } = await ask(path, { Cookie: cookie });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  }
  expect((await ask("/")).headers["content-security-policy"]).toContain("default-src 'none'");
});

test("closes with open sockets, and its port is free again", async () => {
  const library = join(parent, "second");
  await createLibrary(library, defaultSettings());
  const options = {
    library,
    rendererDir: join(parent, "renderer"),
    deviceDir: join(parent, "device"),
  };
  const first = await openWebDoor(options);
  const chosen = Number(new URL(first.url).port);
  await expect(openWebDoor({ ...options, port: chosen })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
  await first.close();
  const second = await openWebDoor({ ...options, port: chosen });
  expect(second.workstation.problem()).toBeNull();
  await second.close();
});
