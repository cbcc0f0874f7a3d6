/** A symposium report translated from start to finish by keyboard alone, with what its sibling reports taught, and again after its source changed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { bringReport } from "../support/bring-report.ts";
import { expect, test } from "../support/fixtures.ts";
import { deskOf } from "../support/pages/desk.ts";
import { FindPage } from "../support/pages/find-page.ts";
import { shellOf } from "../support/pages/shell.ts";
import { type TranslatePage, translateOf } from "../support/pages/translate-page.ts";
import { WritePage } from "../support/pages/write-page.ts";
import { root } from "../support/root.ts";

test.use({ startWith: "sample", actionTimeout: 20_000 });

interface SampleBlock {
  kind: string;
  text?: string;
}
interface SampleEdition {
  headline: string;
  body: SampleBlock[];
}
const sibling = JSON.parse(
  readFileSync(join(root, "resources/sample/reports/01-frontier-results-symposia.json"), "utf8"),
) as { editions: { zh: SampleEdition; en: SampleEdition } };
const { zh, en } = sibling.editions;
const paragraphs = zh.body.filter(({ kind }) => kind === "paragraph").map(({ text }) => text ?? "");
const quote = zh.body.find(({ kind }) => kind === "quote")?.text ?? "";
const heading = zh.body.find(({ kind }) => kind === "heading")?.text ?? "";

const CREDIT = "*澜江市科协学术部供稿*";
/** The next year's report of the same series: much as the last, some of it new, one line that repeats. */
const report = [
  `# ${zh.headline.replace("2025", "2026")}`,
  paragraphs[0],
  CREDIT,
  `## ${heading}`,
  (paragraphs[2] ?? "").replace("40分钟", "45分钟"),
  "今年的报告会第一次设在江上的一艘**旧渡轮**里，听众坐在甲板上。",
  `> ${quote}`,
  paragraphs.at(-1),
  CREDIT,
].join("\n\n");

interface Taken {
  matches: number;
  typed: number;
}

/** From the row at work: takes what is offered, else types, and confirms, until every row is done. */
async function translate(app: Page, room: TranslatePage): Promise<Taken> {
  const dock = app.getByRole("region", { name: "建议" });
  const taken: Taken = { matches: 0, typed: 0 };
  const left = app.getByRole("button", { name: /^(未译|草稿|原文已改) \d+ 段/ });
  for (let row = 0; row < 40 && (await left.count()) > 0; row += 1) {
    const at = (await room.current.getAttribute("aria-label")) ?? "";
    const offer = dock.getByRole("listitem").first();
    await expect(offer.or(dock.getByText("对本段没有建议。"))).toBeVisible();
    if (/未译/.test(at)) {
      const best = (await offer.isVisible()) ? ((await offer.textContent()) ?? "") : "";
      if (Number(/(\d+)%/.exec(best)?.[1] ?? 0) >= 70) {
        await app.keyboard.press("Alt+1");
        taken.matches += 1;
      } else {
        await app.keyboard.type("A sentence of our own about this.");
        taken.typed += 1;
      }
    }
    await app.keyboard.press("ControlOrMeta+Enter");
    await expect(room.marks.and(app.getByRole("button", { name: at, exact: true }))).toHaveCount(0);
  }
  return taken;
}

/** Behind a wording of the text, as found by the room's own search. */
async function goBehind(app: Page, wording: string): Promise<void> {
  const find = await new FindPage(app).open();
  await app.keyboard.press("ControlOrMeta+a");
  await app.keyboard.type(wording);
  await find.expectCount("1 / 1");
  await app.keyboard.press("Escape");
  await expect.poll(() => find.selected()).toBe(wording);
  await app.keyboard.press("ArrowRight");
  await expect.poll(() => find.selected()).toBe("");
}

test("a report like its siblings is translated by keys, and followed through every change of its source", async ({
  app,
}) => {
  test.slow();
  await app.locator("main").waitFor();
  await deskOf(app).ready();
  await bringReport(app, report);
  const room = translateOf(app);
  await test.step("from the desk into the translation", async () => {
    const desk = deskOf(app);
    await app.keyboard.press("/");
    await app.keyboard.type("旧渡轮");
    await desk.expectTotal(1);
    await app.keyboard.press("ArrowDown");
    await expect(desk.current).toHaveCount(1);
    await app.keyboard.press("Enter");
    await new WritePage(app).ready();
    await app.keyboard.press("Alt+Shift+2");
    await expect(room.target).toHaveAttribute("contenteditable", "true");
    await expect(room.marks.first()).toBeVisible();
  });
  await app.keyboard.press("Alt+b");
  const rows = await room.marks.count();
  const taken = await translate(app, room);
  await room.expectDone(rows, rows);
  // Headline, paragraphs, heading and quote from siblings; the credit is typed once and fills its repetition.
  expect(taken).toEqual({ matches: 6, typed: 2 });
  await expect(room.target.locator("h1")).toContainText("Four symposia");
  await expect(room.target).toContainText(
    en.body.find(({ kind }) => kind === "quote")?.text ?? "-",
  );
  await expect(room.target.getByText("45", { exact: false }).first()).toBeVisible();

  await test.step("a format that the translation lacks is listed, and placed on the word at the caret", async () => {
    await app.keyboard.press("Alt+g");
    await app.keyboard.type("旧渡轮");
    await app.keyboard.press("Enter");
    await app.keyboard.press("Alt+u");
    await expect(app.getByRole("note", { name: "译文缺少的格式和链接" })).toContainText("旧渡轮");
    // Behind the full stop is no word.
    await new WritePage(app, room.target).select("ArrowLeft");
    await app.keyboard.press("Alt+p");
    await expect(room.target.locator("strong")).toHaveText("this");
    await app.keyboard.press("ControlOrMeta+Enter");
    await app.keyboard.press("Alt+g");
    await app.keyboard.press("Escape");
  });

  await test.step("the source is changed, split, moved and partly deleted", async () => {
    await app.keyboard.press("Alt+Shift+1");
    await new WritePage(app).ready();
    await goBehind(app, zh.headline.replace("2025", "2026"));
    await app.keyboard.type("（第六届）");
    // Split behind its first half, as an editor does who finds it too long.
    await goBehind(app, "的一艘旧渡轮里，");
    await app.keyboard.press("Enter");
    await goBehind(app, heading);
    await app.keyboard.press("Alt+Shift+ArrowDown");
    await goBehind(app, quote);
    await app.keyboard.press("Shift+Home");
    while ((await new FindPage(app).selected()) !== quote)
      await app.keyboard.press("Shift+ArrowUp");
    await app.keyboard.press("Delete");
    await app.keyboard.press("Backspace");
    await room.saved();
  });
  await app.keyboard.press("Alt+Shift+2");
  await expect(room.target).toHaveAttribute("contenteditable", "true");
  await expect(room.status("原文已改").first()).toBeVisible();
  const orphans = room.status("原文已删");
  await expect(orphans.first()).toBeVisible();
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Alt+b");
  await app.keyboard.press("F8");
  await app.keyboard.press("ControlOrMeta+Enter");
  for (let left = await orphans.count(); left > 0; left -= 1) {
    const orphan = orphans.and(app.locator("[aria-current]"));
    for (let step = 0; step < rows && (await orphan.count()) === 0; step += 1)
      await app.keyboard.press("Alt+Shift+ArrowDown");
    await app.keyboard.press("Alt+x");
    await expect(orphans).toHaveCount(left - 1);
  }
  await app.keyboard.press("Alt+Shift+ArrowDown");
  await translate(app, room);
  await expect(app.getByText(/^全部 \d+ 段已确认$/)).toBeVisible();
  await expect(room.status("原文已改")).toHaveCount(0);
});
