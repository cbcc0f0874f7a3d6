/** One report with every kind of block in both editions, brought into a library by the command line's import. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import type { Lang } from "../../core/report/lang.ts";
import { deviceDir } from "./door.ts";
import { photo } from "./media-files.ts";
import { root } from "./root.ts";

/** What an import says of a file as `--json`. */
const imported = z.looseObject({ number: z.number() });

/** The number of the report. No door may be open on the library. */
export async function addFullReport(library: string): Promise<number> {
  const number = await importPage(library, "zh", []);
  await importPage(library, "en", ["--translation-of", String(number)]);
  return number;
}

async function importPage(library: string, lang: Lang, more: string[]): Promise<number> {
  const file = join(`${library}-${lang}.html`);
  const pictures = await Promise.all(
    ["#7a8f86", "#a5937b", "#8a8fa8"].map((colour) => photo("", colour)),
  );
  const sources = pictures.map(
    ({ buffer, mimeType }) => `data:${mimeType};base64,${buffer.toString("base64")}`,
  );
  await writeFile(file, page(lang, words[lang], sources));
  const args = ["import", file, "--library", library, "--lang", lang, ...more, "--json"];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, "main", "cli.ts"), ...args],
    { cwd: root, env: { ...process.env, DIGLOT_DEVICE_DIR: deviceDir(library) } },
  );
  return imported.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).number;
}

const words = {
  zh: {
    title: "澜江市首届科普论坛：每一种段落都在这里",
    opening:
      "论坛在澜江会堂开幕，来自十二个区县的<strong>三百余名</strong>科技工作者参加，主题词为<mark>“科学点亮生活”</mark>，实际到场人数<em>另行公布</em>【待核实：人数】。",
    noted:
      "组委会介绍，本届论坛共征集论文一百二十篇，面积单位为 m<sup>2</sup>，水写作 H<sub>2</sub>O，详见",
    link: "论坛网站",
    note: "论文集将于年内由澜江出版社出版，定稿以正式版本为准。",
    centred: "（以下为议程摘要）",
    right: "澜江市科协办公室",
    h2: "一、主要活动",
    h3: "（一）开幕式",
    h4: "1．签到与入场",
    bullets: ["主旨报告", "分论坛", "青少年专场", "乡村振兴专场"],
    numbers: ["早上八点半签到", "九点开幕"],
    checks: ["会场已布置", "手册待付印"],
    quote: "科学普及与科技创新同等重要，要让每一个孩子都有机会走进实验室。",
    callout: ["请与会人员于上午八点半前入场，凭胸牌就座。", "会场不设停车位，请乘坐地铁二号线。"],
    table: [
      ["日期", "活动", "地点"],
      ["11月22日", "开幕式", "主会场"],
      ["主旨报告", "主会场"],
      ["11月23日", "分论坛（会场另行通知）"],
    ],
    captions: ["论坛开幕式现场", "分论坛讨论现场", "各分论坛掠影"],
    alt: "会场里坐满了人",
    end: "论坛将于24日闭幕。",
  },
  en: {
    title: "First Lanjiang Science Forum: every kind of block in one report",
    opening:
      "The forum opened at Lanjiang Hall with <strong>more than 300</strong> scientists from twelve districts under the motto <mark>“Science lights up life”</mark>; attendance <em>will follow</em> [TK: figure].",
    noted:
      "The organisers said 120 papers were submitted; areas are in m<sup>2</sup> and water is H<sub>2</sub>O, see the ",
    link: "forum website",
    note: "The proceedings will be published by Lanjiang Press within the year.",
    centred: "(Programme in brief)",
    right: "Office of the Lanjiang Association for Science and Technology",
    h2: "Main events",
    h3: "Opening ceremony",
    h4: "Registration and entry",
    bullets: ["Keynotes", "Sessions", "Young people", "Rural revitalisation"],
    numbers: ["Registration at 8.30 am", "Opening at 9 am"],
    checks: ["Venue prepared", "Handbook to be printed"],
    quote: "Science outreach matters as much as research: every child should see a laboratory.",
    callout: [
      "Please be seated by 8.30 am and wear your badge.",
      "There is no parking at the venue; take metro line 2.",
    ],
    table: [
      ["Date", "Event", "Venue"],
      ["22 November", "Opening", "Main hall"],
      ["Keynotes", "Main hall"],
      ["23 November", "Sessions (venue to be announced)"],
    ],
    captions: ["The opening ceremony", "A session", "Scenes from the sessions"],
    alt: "A full hall",
    end: "The forum closes on 24 November.",
  },
};

type Words = (typeof words)[Lang];

const cells = (row: string[] = [], tag = "td"): string =>
  row.map((text) => `<${tag}>${text}</${tag}>`).join("");

const list = (items: string[]): string => items.map((item) => `<li>${item}</li>`).join("");

function page(lang: Lang, said: Words, pictures: string[]): string {
  const [head, first, second, last] = said.table;
  const [one, two, ...nested] = said.bullets;
  const image = (source: string | undefined): string => `<img src="${source}" alt="${said.alt}">`;
  return `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>${said.title}</title><body>
<h1>${said.title}</h1>
<p>${said.opening}</p>
<p>${said.noted}<a href="https://forum.example/">${said.link}</a><sup><a id="ref1" href="#note1" role="doc-noteref">1</a></sup></p>
<p style="text-align:center">${said.centred}</p>
<h2>${said.h2}</h2><h3>${said.h3}</h3><h4>${said.h4}</h4>
<ul><li>${one}</li><li>${two}<ul>${list(nested)}</ul></li></ul>
<ol>${list(said.numbers)}</ol>
<ul>${said.checks.map((item, at) => `<li role="checkbox" aria-checked="${at === 0}">${item}</li>`).join("")}</ul>
<blockquote><p>${said.quote}</p></blockquote>
<aside class="callout" role="note">${said.callout.map((text) => `<p>${text}</p>`).join("")}</aside>
<hr>
<table><thead><tr>${cells(head, "th")}</tr></thead><tbody>
<tr><td rowspan="2">${first?.[0]}</td>${cells(first?.slice(1))}</tr><tr>${cells(second)}</tr>
<tr><td>${last?.[0]}</td><td colspan="2">${last?.[1]}</td></tr></tbody></table>
<figure>${image(pictures[0])}<figcaption>${said.captions[0]}</figcaption></figure>
<figure>${image(pictures[1])}${image(pictures[2])}<figcaption>${said.captions[2]}</figcaption></figure>
<p>${said.end}</p>
<p style="text-align:right">${said.right}</p>
<section role="doc-endnotes"><ol><li id="note1">${said.note} <a href="#ref1" role="doc-backlink">↩</a></li></ol></section>
</body></html>`;
}
