/** Hostile markup by every way in, through the editor and every page that comes out: no bell rings, nobody elsewhere is asked. */
import { cp, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { BrowserContext, Page } from "@playwright/test";
import { importUrl } from "../../core/api/import.ts";
import { expect, test } from "../support/fixtures.ts";
import { ELSEWHERE, hostileHtml } from "../support/hostile.ts";
import { root } from "../support/root.ts";
import { runCommand } from "../support/run-command.ts";
import { WritePage } from "../support/pages/write-page.ts";
import { paragraph, run, wordFile } from "../support/word.ts";

interface Tripwire {
  /** Fails if anything ran or asked so far. */
  expectSilence(): Promise<void>;
}

async function armed(context: BrowserContext): Promise<Tripwire> {
  const rung: string[] = [];
  await context.exposeFunction("ring", (where: string) => rung.push(where));
  await context.addInitScript(() => {
    Object.defineProperty(window, "bell", {
      get: () => 0,
      set() {
        (window as unknown as { ring(where: string): void }).ring(location.href);
      },
    });
  });
  await context.route(`${ELSEWHERE}/**`, (route) => {
    rung.push(route.request().url());
    return route.abort();
  });
  context.on("dialog", (dialog) => {
    rung.push(dialog.message());
    void dialog.dismiss();
  });
  return {
    async expectSilence() {
      expect(rung).toEqual([]);
    },
  };
}

/** What would run by being looked at or pressed has its chance. */
async function pressEverything(page: Page): Promise<void> {
  for (const frame of page.frames())
    await frame.evaluate(() => {
      for (const link of document.querySelectorAll("[href], [formaction], [onclick]")) {
        const to = link.getAttribute("href") ?? link.getAttribute("formaction") ?? "script:";
        const hasScheme = /^\s*[a-z][\w+.\s-]*:/i.test(to);
        if (hasScheme && !/^(?:https?|mailto|tel):/i.test(to)) (link as HTMLElement).click();
      }
    });
}

const harmful =
  /<script(?! type="application\/ld\+json")|<iframe|<object|<embed|<form|<meta http-equiv="?refresh|<base|javascript:|vbscript:|data:text\/html|\son\w+\s*=|evil\.invalid/i;

/** What the theme brings itself: scripts from the site's own files, and the search. */
const fromTheme =
  /<script(?: type="module")? src="[./]*assets\/[a-z-]+\.[0-9a-f]{12}\.js"[^>]*>|<form class="search-form"[^>]*>/g;

/** Without text, where an address may be spelled out. */
const tagsOf = (html: string): string =>
  (html.match(/<[^>]*>/g) ?? []).filter((tag) => !/^<\/?(?:html|head|body)\b/.test(tag)).join("\n");

test("the bell rings when something runs, and asking elsewhere is seen", async ({
  context,
  page,
}) => {
  const wire = await armed(context);
  await page.setContent(`${hostileHtml["image handler"]}<img src="${ELSEWHERE}/1.png">`);
  await expect(async () => {
    await expect(wire.expectSilence()).rejects.toThrow();
  }).toPass();
});

test("pasted, it is text in the editor, the preview and the export @web", async ({
  app,
  context,
}) => {
  test.setTimeout(300_000);
  const wire = await armed(context);
  await app.reload();
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("标题", "", "");
  for (const html of Object.values(hostileHtml)) {
    await write.paste({ "text/html": `<p>始</p>${html}<p>终</p>`, "text/plain": html });
    await write.press("Control+End", "Enter");
  }
  await expect(write.block("p").filter({ hasText: "始" })).not.toHaveCount(0);
  const inEditor = await write.text.evaluate((root) => root.innerHTML);
  expect(tagsOf(inEditor)).not.toMatch(harmful);
  await pressEverything(app);
  await write.expectSaved();
  await wire.expectSilence();

  await app.goto(new URL("/report/1/preview", app.url()).href);
  await expect(app.frameLocator('iframe[data-shown="true"]').locator("h1")).toBeVisible();
  await wire.expectSilence();

  await app.getByRole("button", { name: "导出……" }).click();
  await app.getByRole("radio", { name: "网页（.html）" }).check();
  const waiting = app.waitForEvent("download");
  await app.getByRole("button", { name: "导出", exact: true }).click();
  const file = await (await waiting).path();
  const bytes = new Uint8Array(await readFile(file));
  const packed =
    bytes[0] === 0x50 ? Object.entries(unzipSync(bytes)) : [["a.html", bytes] as const];
  const exported = strFromU8(packed.find(([name]) => name.endsWith(".html"))?.[1] ?? bytes);
  expect(exported).toContain("始");
  expect(tagsOf(exported)).not.toMatch(harmful);
  const page = await context.newPage();
  await page.setContent(exported);
  await pressEverything(page);
  await page.close();
  await wire.expectSilence();
});

test("by files, it is text in the editor and in every page of the site @web", async ({
  app,
  context,
  library,
}) => {
  test.setTimeout(300_000);
  const wire = await armed(context);
  await app.reload();
  const bring = (name: string, base64: string): Promise<number> =>
    app.evaluate(
      async ([path, data]) => {
        const body = Uint8Array.from(atob(data ?? ""), (character) => character.charCodeAt(0));
        return (await fetch(path ?? "", { method: "POST", body })).status;
      },
      [importUrl({ name, lang: "zh" }), base64],
    );
  const all: string[] = [];
  for (const [name, html] of Object.entries(hostileHtml)) {
    const source = `<!doctype html><meta charset=utf-8><h1>${name}</h1><p>始</p>${html}<p>终</p>`;
    expect([201, 422], name).toContain(
      await bring("页.html", Buffer.from(source).toString("base64")),
    );
    if (!/unclosed|plaintext|refresh/.test(name)) all.push(html);
  }
  await bring("全.html", Buffer.from(`<h1>全部</h1>${all.join("<p>间</p>")}`).toString("base64"));
  const bad = "javascript:top.bell=1";
  const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "${bad}"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run("域")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const docx = wordFile(
    {
      body: [
        paragraph("文档"),
        paragraph(`<w:hyperlink r:id="h">${run("链")}</w:hyperlink>${field}`),
        paragraph(
          run("&lt;img src=x onerror=top.bell=1&gt;&lt;script&gt;top.bell=1&lt;/script&gt;"),
        ),
        paragraph('<w:r><w:drawing><a:blip r:link="p"/></w:drawing></w:r>'),
        '<w:altChunk r:id="c"/>',
      ].join(""),
      links: {
        h: { type: "hyperlink", target: bad, external: true },
        p: { type: "image", target: `${ELSEWHERE}/p.png`, external: true },
        c: { type: "aFChunk", target: "chunk.html" },
      },
    },
    [
      {
        name: "word/chunk.html",
        content: `<script>top.bell=1</script>${hostileHtml["image handler"]}`,
      },
    ],
  );
  expect(await bring("稿.docx", docx.toString("base64"))).toBe(201);
  // Those that hold the most of it, as a person opens them.
  const last = Object.keys(hostileHtml).length;
  for (const number of [last - 4, last - 3, last - 2, last + 1, last]) {
    await app.goto(new URL(`/report/${number}/write`, app.url()).href);
    const write = await new WritePage(app).ready();
    expect(tagsOf(await write.text.evaluate((root) => root.innerHTML))).not.toMatch(harmful);
    await pressEverything(app);
    await app.goto(new URL(`/report/${number}/preview`, app.url()).href);
    await expect(app.frameLocator('iframe[data-shown="true"]').locator("h1")).toBeVisible();
  }
  await wire.expectSilence();
  const pages = await builtFrom(library);
  expect(pages.length).toBeGreaterThan(Object.keys(hostileHtml).length / 2);
  const page = await context.newPage();
  for (const html of pages) {
    expect(tagsOf(html).replaceAll(fromTheme, "")).not.toMatch(harmful);
    await page.setContent(html, { waitUntil: "domcontentloaded" });
    await pressEverything(page);
  }
  await wire.expectSilence();
});

/** Every page of the site that a copy of the library gives. */
async function builtFrom(library: string): Promise<string[]> {
  const [copy, out] = [`${library}-copy`, `${library}-site`];
  await cp(library, copy, { recursive: true, filter: (path) => !path.includes("library.db") });
  const args = [join(root, "main", "cli.ts"), "build", "--library", copy, "--out", out, "--drafts"];
  expect(await runCommand({ file: process.execPath, args, quiet: true })).toBe(0);
  const files = await readdir(out, { recursive: true });
  return Promise.all(
    files.filter((name) => name.endsWith(".html")).map((name) => readFile(join(out, name), "utf8")),
  );
}
