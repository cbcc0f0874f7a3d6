/** Translation engines, on loopback: set up, asked for a row and for a whole report, stopped, and kept from what is confidential. */
import type { Page } from "@playwright/test";
import { openEngineDesk } from "../../main/engine/engine-desk.ts";
import { deviceDir } from "../support/door.ts";
import { type EngineServer, KEY, MODEL, startEngineServer } from "../support/engine-server.ts";
import { expect, test as base } from "../support/fixtures.ts";
import { enginesOf } from "../support/pages/engines-page.ts";
import { settingsOf } from "../support/pages/settings.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";

/** Of the sample: nothing translated yet; its pictures are credited as those of other reports are. */
const untouched = 16;

interface EngineFixtures {
  /** How the engine that this device knows at the start is set up; null for a device without any. */
  startEngine: { automatic: boolean; requestsPerMinute?: number } | null;
  server: EngineServer;
}

const test = base.extend<EngineFixtures>({
  startEngine: [{ automatic: false }, { option: true }],
  server: [
    async ({ library, startEngine }, use) => {
      const server = await startEngineServer();
      server.reply = (text) => `Rendered by loopback: ${[...text].length}.`;
      const desk = await openEngineDesk(deviceDir(library), null);
      const price = { unit: "tokens", sent: 0.01, received: 0.02, currency: "CNY" } as const;
      if (startEngine)
        await desk.save(server.engine("chat", { name: "回环", price, ...startEngine }), KEY);
      await use(server);
      await server.close();
    },
    { auto: true },
  ],
});

const openRoom = async (app: Page) => {
  const room = translateOf(app);
  await room.open(untouched);
  await app.keyboard.press("Alt+b");
  return { room, engines: enginesOf(app), headline: room.target.locator(".dg-headline") };
};

test.describe("settings", () => {
  test.use({ startWith: "empty", startEngine: null });

  test("sets an engine up by keyboard, says where text goes, tries it, and never shows the key", async ({
    app,
    server,
  }) => {
    await settingsOf(app).open();
    const engines = enginesOf(app);
    const form = await engines.add("其他兼容 OpenAI 的服务");
    await expect(form.getByLabel("名称")).toBeFocused();
    const address = form.getByLabel("地址");
    await address.fill("http://translate.example.org/v1");
    await expect(form.getByText("文字将发往：translate.example.org")).toBeVisible();
    await expect(form.getByText(/没有加密/)).toBeVisible();
    await address.press("Enter");
    await expect(form.getByLabel("模型")).toBeFocused();
    await expect(form.getByText("请填写模型名称。")).toBeVisible();
    await shellOf(app).expectAccessible();
    await form.getByLabel("名称").fill("回环");
    await address.fill(`http://127.0.0.1:${server.port}/v1`);
    await expect(form.getByText(/文字不离开本机/)).toBeVisible();
    await form.getByLabel("模型").fill(MODEL);
    await form.getByLabel("密钥", { exact: true }).fill("sk-wrong");
    await app.keyboard.press("Enter");
    const card = engines.card("回环");
    await card.getByRole("button", { name: "试译一句" }).click();
    await expect(card.getByText(/不接受这个密钥/)).toBeVisible();

    await card.getByRole("button", { name: "修改“回环”" }).click();
    const again = app.getByRole("group", { name: "修改“回环”" });
    await expect(again.getByLabel("密钥", { exact: true })).toHaveValue("");
    await again.getByLabel("密钥", { exact: true }).fill(KEY);
    await again.getByRole("button", { name: "保存引擎" }).click();
    await card.getByRole("button", { name: "试译一句" }).click();
    await expect(card.getByText(/应答正常：Rendered by loopback: 7\./)).toBeVisible();
    await expect(card.getByText(/1 次，7 字/)).toBeVisible();
    await shellOf(app).expectAccessible();
    const listed = await app.evaluate(async () => {
      const answer = await fetch("/api/engine/list", { method: "POST" });
      return answer.text();
    });
    expect(listed).toContain("回环");
    expect(listed).not.toContain(KEY);

    await card.getByRole("button", { name: "删除“回环”" }).click();
    await card.getByRole("button", { name: /^再按一次/ }).click();
    await expect(app.getByText("还没有引擎。")).toBeVisible();
  });
});

test.describe("in the translation room", () => {
  test.use({ startWith: "sample" });

  test("shows what an engine says as it comes, stops at Escape, and is taken by key when it is whole", async ({
    app,
    server,
  }) => {
    const { engines, headline, room } = await openRoom(app);
    await headline.click();
    expect(server.asked).toEqual([]);
    let release = (): void => undefined;
    server.half = new Promise((resolve) => {
      release = resolve;
    });
    await app.keyboard.press("Alt+a");
    await expect(engines.offers.first()).toContainText(/Render.*正在译/);
    await app.keyboard.press("Alt+1");
    await expect(headline).toHaveText("");
    await app.keyboard.press("Escape");
    await expect(engines.stop).toBeHidden();
    await expect(engines.offers.filter({ hasText: "Render" })).toHaveCount(0);
    // The engine hears of it: nothing goes on that would have to be paid.
    await expect.poll(() => server.dropped).toBe(1);

    await app.keyboard.press("Alt+a");
    await expect(engines.stop).toBeVisible();
    release();
    await expect(engines.offers.first()).toContainText(/Rendered by loopback: \d+\..*¥/);
    await shellOf(app).expectAccessible();
    await app.keyboard.press("Alt+1");
    await expect(headline).toHaveText(/^Rendered by loopback/);
    await expect(room.marks.filter({ has: app.locator("svg") }).first()).toHaveAccessibleName(
      /草稿 · 来自引擎 回环/,
    );
    await app.keyboard.press("ControlOrMeta+z");
    await expect(headline).toHaveText("");
    // What was sent is the block as it stands, and nothing else of it came from the window.
    expect(server.asked.at(-1)?.text).toMatch(/^望舒天文台十一月开放夜/);
  });

  test("pre-translates a report from memory and engine, confirms nothing, and is undone at once", async ({
    app,
    server,
  }) => {
    const { engines, headline, room } = await openRoom(app);
    await headline.click();
    const dialog = await engines.pretranslate();
    await expect(dialog.getByText("文字不离开本机。")).toBeVisible();
    await dialog.getByLabel("其余段落").selectOption("回环");
    await shellOf(app).expectAccessible();
    await dialog.getByRole("button", { name: "开始" }).press("Enter");
    await expect(dialog.getByText(/^已填入 \d+ 段/)).toBeVisible();
    await expect(dialog.getByText(/记忆 \d+ · 引擎 \d+ · ¥/)).toBeVisible();
    await shellOf(app).expectAccessible();
    await dialog.getByRole("button", { name: "关闭" }).last().press("Enter");
    await expect(headline).toHaveText(/^Rendered by loopback/);
    const credit = room.target.locator(".dg-credit").last();
    await expect(credit).toHaveText("Photo: Tang Mu");
    await expect(room.status("未译")).toHaveCount(0);
    await expect(room.status("已确认")).toHaveCount(0);
    // Marks are shown where their rows are seen, and it is the last rows that the memory knows.
    await credit.scrollIntoViewIfNeeded();
    await expect(app.getByRole("button", { name: /来自记忆 100%/ }).first()).toBeVisible();
    const asked = server.asked.map(({ text }) => text);
    expect(new Set(asked).size).toBe(asked.length);

    // A person's change makes it a text of their own.
    await room.caretIn(headline);
    await app.keyboard.type("!");
    await expect(room.marks.first()).toHaveAccessibleName(/草稿$/);
    await app.keyboard.press("ControlOrMeta+z");
    await app.keyboard.press("ControlOrMeta+z");
    await expect(headline).toHaveText("");
    await expect(credit).toHaveText("");
  });

  test("a pre-translation that is stopped keeps what was found for whoever wants it", async ({
    app,
    server,
  }) => {
    const { engines, headline, room } = await openRoom(app);
    await headline.click();
    server.half = new Promise(() => undefined);
    const dialog = await engines.pretranslate();
    await dialog.getByLabel("其余段落").selectOption("回环");
    await dialog.getByRole("button", { name: "开始" }).click();
    await expect(dialog.getByText(/^询问引擎：0/)).toBeVisible();
    await app.keyboard.press("Escape");
    await expect(dialog.getByText(/^已停止。此前已找到 \d+ 段/)).toBeVisible();
    await expect.poll(() => server.dropped).toBe(3);
    await dialog.getByRole("button", { name: /^填入这 \d+ 段/ }).click();
    await dialog.getByRole("button", { name: "关闭" }).last().click();
    await expect(room.target.locator(".dg-credit").last()).toHaveText("Photo: Tang Mu");
    await expect(headline).toHaveText("");
  });

  test("nothing of a confidential report goes out, whatever the window asks", async ({
    app,
    server,
  }) => {
    const { engines, headline } = await openRoom(app);
    await headline.click();
    await expect(engines.list.getByRole("button", { name: "询问 回环" })).toBeVisible();
    await app.goto(new URL(`/report/${untouched}/write`, app.url()).href);
    await app.getByLabel("保密：文字不发给翻译引擎").check();
    await translateOf(app).saved();
    await translateOf(app).open(untouched);
    await headline.click();
    await expect(engines.list.getByText("本稿保密，不询问引擎")).toBeVisible();
    await app.keyboard.press("Alt+a");
    const dialog = await engines.pretranslate();
    await expect(dialog.getByLabel("其余段落")).toBeDisabled();
    const refused = await app.evaluate(async (number) => {
      const call = async (path: string, json: unknown): Promise<unknown> => {
        const headers = { "Content-Type": "application/json" };
        const body = JSON.stringify({ json });
        return (await fetch(`/api/${path}`, { method: "POST", headers, body })).text();
      };
      const found = JSON.parse(String(await call("report/find", { number }))) as {
        json: { id: string };
      };
      const choice = { threshold: 100, adaptNumbers: false, terms: true, overDrafts: false };
      return call("pretranslate/find", {
        report: found.json.id,
        choice: { ...choice, engine: "回环" },
      });
    }, untouched);
    expect(refused).toContain("confidential-report");
    expect(server.asked).toEqual([]);
  });

  test("nothing of a confidential column goes out, by the desk's own settings", async ({
    app,
    server,
  }) => {
    const settings = settingsOf(app);
    await settings.open();
    const rules = settings.section("栏目与引擎");
    await rules.getByLabel("“科学普及”保密").check();
    await expect(rules.getByLabel("“科学普及”对译文的要求")).toBeDisabled();
    await settings.save();
    const { engines, headline } = await openRoom(app);
    await headline.click();
    await expect(engines.list.getByText("本栏目保密，不询问引擎")).toBeVisible();
    await app.keyboard.press("Alt+a");
    const dialog = await engines.pretranslate();
    await expect(dialog.getByLabel("其余段落")).toBeDisabled();
    await dialog.getByRole("button", { name: "开始" }).press("Enter");
    await expect(dialog.getByText(/^已填入 \d+ 段/)).toBeVisible();
    await expect(dialog.getByText(/记忆 \d+/)).toBeVisible();
    expect(server.asked).toEqual([]);
  });

  test.describe("an engine with a limit", () => {
    test.use({ startEngine: { automatic: false, requestsPerMinute: 2 } });

    test("is asked no more often in a minute than was set, and what it cost is kept by the month", async ({
      app,
      server,
    }) => {
      const { engines, headline } = await openRoom(app);
      await headline.click();
      const dialog = await engines.pretranslate();
      await dialog.getByLabel("其余段落").selectOption("回环");
      await dialog.getByRole("button", { name: "开始" }).press("Enter");
      await expect(dialog.getByText(/^询问引擎：2 \//)).toBeVisible();
      await app.keyboard.press("Escape");
      await expect(dialog.getByText(/^已停止/)).toBeVisible();
      await dialog.getByRole("button", { name: /^填入这 \d+ 段/ }).click();
      await expect(dialog.getByText(/引擎 2 · ¥/)).toBeVisible();
      await dialog.getByRole("button", { name: "关闭" }).last().click();
      expect(server.asked).toHaveLength(2);
      await settingsOf(app).open();
      await expect(engines.card("回环").getByText(/：2 次，[\d,]+ 字 · ¥\d/)).toBeVisible();
    });
  });

  test.describe("an engine that is asked by itself", () => {
    test.use({ startEngine: { automatic: true } });

    test("is asked for the untranslated row that the caret stays in, and not for what the memory knows", async ({
      app,
      server,
    }) => {
      await app.clock.install();
      const { engines, headline, room } = await openRoom(app);
      await room.target.locator(".dg-credit").last().click();
      await expect(engines.offers.first()).toContainText("Photo: Tang Mu");
      // Longer than somebody stays who only passes through.
      await app.clock.fastForward(5000);
      await headline.click();
      await expect(engines.offers.first()).toContainText(/Rendered by loopback: \d+\..*¥/);
      expect(server.asked.map(({ text }) => text)).toContainEqual(
        expect.stringMatching(/^望舒天文台十一月开放夜/),
      );
      expect(server.asked.map(({ text }) => text)).not.toContainEqual(
        expect.stringContaining("唐沐"),
      );
      await expect(headline).toHaveText("");
    });
  });
});
