/** A document of a hundred pages: pasted from Word into the writing room, and imported as .docx by the desk. */
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Page } from "@playwright/test";
import { importAnswerSchema, importUrl } from "../../core/api/import.ts";
import { paragraph, run, style, styled, wordFile } from "../support/word.ts";
import type { Bench, Figure } from "./bench.ts";
import { libraryOf } from "./make-library.ts";
import { launch, openWriteRoom, saved } from "./window.ts";

const PAGES = 100;
/** Of a page of Chinese in 10.5 point: a heading on every third, paragraphs, a short list. */
const PARAGRAPHS = 9;
const SENTENCE = "澜江市科协举办学术报告会，三百名科技工作者围绕智能水利展开讨论。";
const LAST = "全文完。";

interface Line {
  kind: "heading" | "paragraph" | "item";
  text: string;
}

const lines: Line[] = Array.from({ length: PAGES }, (_, page): Line[] => [
  ...(page % 3 === 0 ? [{ kind: "heading" as const, text: `第${page + 1}节` }] : []),
  ...Array.from({ length: PARAGRAPHS }, (__, index) => ({
    kind: "paragraph" as const,
    text: SENTENCE.repeat(1 + ((page + index) % 4)),
  })),
  { kind: "item", text: `第${page + 1}页第一条` },
  { kind: "item", text: `第${page + 1}页第二条` },
]).flat();

const SPAN = `lang=ZH-CN style='font-size:10.5pt;font-family:"宋体",serif;mso-ascii-font-family:"Times New Roman";mso-bidi-font-family:"Times New Roman";color:black;mso-font-kerning:1.0pt'`;

/** As Word writes it, a good part of a megabyte of styles. */
function wordHtml(): string {
  const blocks = lines.map(({ kind, text }) => {
    const [head, rest] = [text.slice(0, 4), text.slice(4)];
    const inner = `<b style='mso-bidi-font-weight:normal'><span ${SPAN}>${head}</span></b><span ${SPAN}>${rest}<o:p></o:p></span>`;
    if (kind === "heading") return `<h2><span ${SPAN}>${text}<o:p></o:p></span></h2>`;
    if (kind === "paragraph")
      return `<p class=MsoNormal style='text-align:justify;text-indent:21.0pt;mso-char-indent-count:2.0;line-height:150%'>${inner}</p>`;
    return `<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span ${SPAN}><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${inner}</p>`;
  });
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style><!--p.MsoNormal {font-size:10.5pt;}--></style></head><body>${blocks.join("\n")}<p class=MsoNormal>${LAST}</p></body></html>`;
}

function wordDocument(): Buffer {
  const body = lines.map(({ kind, text }) => {
    if (kind === "heading") return styled("1", text);
    const runs = run(text.slice(0, 4), "<w:b/>") + run(text.slice(4), '<w:sz w:val="21"/>');
    return paragraph(runs, kind === "item" ? '<w:ind w:left="420"/>' : '<w:jc w:val="both"/>');
  });
  return wordFile({
    styles: style("1", "heading 1"),
    body: `${paragraph("百页文稿")}${body.join("")}${paragraph(LAST)}`,
  });
}

/** The longest task of the window since it was asked to listen, in milliseconds. */
const watchTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = { longest: 0 };
    Object.assign(window, { benchTasks: seen });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    }).observe({ entryTypes: ["longtask"] });
  });

const longestTask = (page: Page): Promise<number> =>
  page.evaluate(
    () => (window as unknown as { benchTasks: { longest: number } }).benchTasks.longest,
  );

async function pasteIn(page: Page, html: string): Promise<{ shownMs: number; longestMs: number }> {
  await watchTasks(page);
  const shownMs = await page.evaluate(
    async ([source, last]) => {
      const root = document.querySelector("[data-lexical-editor]");
      const transfer = new DataTransfer();
      transfer.setData("text/html", source ?? "");
      const begun = performance.now();
      root?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }),
      );
      await new Promise<void>((resolve) => {
        const look = (): void => {
          if (root?.textContent.includes(last ?? "")) requestAnimationFrame(() => resolve());
          else requestAnimationFrame(look);
        };
        look();
      });
      return performance.now() - begun;
    },
    [html, LAST],
  );
  await saved(page);
  return { shownMs, longestMs: await longestTask(page) };
}

/** Sends the file and asks the door for a small thing again and again meanwhile. */
async function importInto(page: Page): Promise<{ importMs: number; waitMs: number }> {
  const bytes = wordDocument();
  const url = importUrl({ name: "百页.docx", lang: "zh" });
  const { answer, importMs, waitMs } = await page.evaluate(
    async ([path, base64]) => {
      const body = Uint8Array.from(atob(base64 ?? ""), (character) => character.charCodeAt(0));
      const begun = performance.now();
      let isOver = false;
      const importing = fetch(path ?? "", { method: "POST", body }).then((response) => {
        isOver = true;
        return response.json() as Promise<unknown>;
      });
      let longest = 0;
      while (!isOver) {
        const asked = performance.now();
        await fetch("/", { cache: "no-store" });
        longest = Math.max(longest, performance.now() - asked);
      }
      return { answer: await importing, importMs: performance.now() - begun, waitMs: longest };
    },
    [url, bytes.toString("base64")],
  );
  if (!("imported" in importAnswerSchema.parse(answer))) throw new Error(JSON.stringify(answer));
  return { importMs, waitMs };
}

export const bench: Bench = async (note) => {
  const library = await libraryOf(10, note);
  const browser = await launch();
  const html = wordHtml();
  note(
    `${PAGES} pages: ${lines.length} blocks, ${(html.length / 1e6).toFixed(1)} million characters of HTML`,
  );
  const { page, leave } = await openWriteRoom(browser, library);
  const pasted = await pasteIn(page, html);
  const imported = await importInto(page);
  await leave();
  await browser.close();
  await rm(dirname(library), { recursive: true });
  const figures: Figure[] = [
    { name: `paste of ${PAGES} pages, until shown`, value: pasted.shownMs, unit: "ms", goal: 3000 },
    {
      name: "longest task of the window meanwhile",
      value: pasted.longestMs,
      unit: "ms",
      goal: 500,
    },
    {
      name: `import of a .docx of ${PAGES} pages`,
      value: imported.importMs,
      unit: "ms",
      goal: 3000,
    },
    {
      name: "longest wait for another answer meanwhile",
      value: imported.waitMs,
      unit: "ms",
      goal: 500,
    },
  ];
  return figures;
};
