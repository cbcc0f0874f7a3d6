/** Libraries of many reports for benches, made once and kept in the system's temporary folder. */
import { existsSync } from "node:fs";
import { cp, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pairEditions, toEdition } from "../../core/exchange/to-edition.ts";
import type { EditionDraft } from "../../core/exchange/report-draft.ts";
import { defaultSettings } from "../../core/library/settings.ts";
import { emptyHead, REPORT_VERSION } from "../../core/report/report.ts";
import type { Stage } from "../../core/report/stage.ts";
import { openWorkstation } from "../../main/workstation.ts";

const LAYOUT = 1;

const zhWords =
  "学术 交流 报告会 科技 工作者 创新 能源 肿瘤 集成电路 自动化 人工智能 论坛 专家 院士 青年 成果 高校 企业 科研 院所 北京 澜江 协会 学会 主题 演讲 合作 协议 发布 奖项".split(
    " ",
  );
const enWords =
  "academic exchange symposium science technology workers innovation energy oncology circuits automation forum experts academicians achievements universities enterprises research institutes cooperation agreement awards".split(
    " ",
  );

/** A seeded linear congruential generator: the same library on every machine. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const sentence = (random: () => number, words: string[], count: number, space: string): string =>
  Array.from({ length: count }, () => words[Math.floor(random() * words.length)]).join(space);

/** One edition of `paragraphs` blocks, each of about `length` words. */
export function draftOf(
  random: () => number,
  lang: "zh" | "en",
  { paragraphs, length }: { paragraphs: number; length: number },
): EditionDraft {
  const [words, space, end] = lang === "zh" ? [zhWords, "", "。"] : [enWords, " ", "."];
  return {
    headline: sentence(random, words, 6, space),
    lead: sentence(random, words, 10, space),
    body: Array.from({ length: paragraphs }, () => ({
      kind: "paragraph" as const,
      text: sentence(random, words, length, space) + end,
    })),
  };
}

type Note = (line: string) => void;

/** A fresh copy of a library with `count` bilingual reports; the caller removes its parent folder. */
export const libraryOf = (count: number, note: Note): Promise<string> =>
  copyOfKept(`${count}`, { count, paragraphs: 6, length: 30 }, note);

/** The same with every edition signed off, on days of ten years. */
export const signedLibraryOf = (count: number, note: Note): Promise<string> =>
  copyOfKept(
    `signed-${REPORT_VERSION}-${count}`,
    { count, paragraphs: 6, length: 30, stage: "approved", years: 10 },
    note,
  );

/** The same with one report of 500 blocks and 50,000 characters. */
export const longLibrary = (note: Note): Promise<string> =>
  copyOfKept("long", { count: 1, paragraphs: 500, length: 40 }, note);

interface Content {
  count: number;
  paragraphs: number;
  length: number;
  stage?: Stage;
  /** Release dates lie in so many years; none are given when absent. */
  years?: number;
}

async function copyOfKept(name: string, content: Content, note: Note): Promise<string> {
  const kept = join(tmpdir(), `diglot-bench-${LAYOUT}-${name}`);
  if (!existsSync(kept)) {
    note(`making a library: ${JSON.stringify(content)} …`);
    const making = await mkdtemp(join(tmpdir(), "diglot-bench-making-"));
    await fill(join(making, "library"), content, note);
    await rename(join(making, "library"), kept);
    await rm(making, { recursive: true });
  }
  const copy = join(await mkdtemp(join(tmpdir(), "diglot-bench-run-")), "library");
  await cp(kept, copy, { recursive: true });
  return copy;
}

const DAY_MS = 86_400_000;

async function fill(
  dir: string,
  { count, stage = "draft", years = 0, ...shape }: Content,
  note: Note,
): Promise<void> {
  const workstation = await openWorkstation({ deviceDir: `${dir}-device` });
  const library = await workstation.create(dir, defaultSettings());
  const random = seeded(7);
  for (let made = 0; made < count; made += 1) {
    const editions = {
      zh: toEdition(draftOf(random, "zh", shape), () => null),
      en: toEdition(draftOf(random, "en", shape), () => null),
    };
    pairEditions(editions.zh, editions.en);
    const stages = { zh: stage, en: stage };
    const at = Date.UTC(2016, 0, 1) + Math.floor((made / count) * years * 365) * DAY_MS;
    const releaseDate = years > 0 ? new Date(at).toISOString().slice(0, 10) : null;
    const head = { ...emptyHead("news"), releaseDate };
    await library.reports.add({ sourceLang: "zh", head, stages, editions });
    if ((made + 1) % 1000 === 0) note(`${made + 1}`);
  }
  await workstation.close();
}
