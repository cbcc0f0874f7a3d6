/** English spelling: marked on this machine, mended by key and by mouse. */
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { WritePage } from "../support/pages/write-page.ts";

test.use({ locale: "en-GB" });

const marked = (write: WritePage) =>
  write.page.evaluate(() =>
    [...((CSS.highlights.get("spelling") ?? []) as Iterable<Range>)].map(String).toSorted(),
  );

test("marks misspelled words of the English edition, suggests, ignores and learns", async ({
  app,
}) => {
  const write = await WritePage.startReport(app);
  await app.getByText("English · translation").click();
  await expect(write.text).toHaveAttribute("lang", "en");
  await expect(write.text).toHaveAttribute("spellcheck", "false");
  await write.ready();
  await write.caretIn(write.block(".dg-headline"));
  await write.type(
    "The foru was helld in Lanjiang",
    "See https://exmple.org of LAST on WeChat, says Lixx Weii, not qwzrtk.",
  );
  await expect.poll(() => marked(write)).toEqual(["foru", "helld", "qwzrtk"]);
  await write.caretIn(write.block(".dg-headline"));
  await write.press("Home", "F7");
  const menu = app.getByRole("menu", { name: "Spelling of “foru”" });
  await expect(menu).toBeVisible();
  await shellOf(app).expectAccessible();
  await menu.getByRole("menuitem", { name: "forum", exact: true }).click();
  await expect(write.block(".dg-headline")).toHaveText("The forum was helld in Lanjiang");
  await expect.poll(() => marked(write)).toEqual(["helld", "qwzrtk"]);
  await write.press("Control+z");
  await expect(write.block(".dg-headline")).toHaveText("The foru was helld in Lanjiang");
  await write.press("Control+Shift+z");
  await expect.poll(() => marked(write)).toEqual(["helld", "qwzrtk"]);
  await write.press("F7");
  await app.getByRole("menuitem", { name: "Ignore for now" }).click();
  await expect.poll(() => marked(write)).toEqual(["qwzrtk"]);
  await write.press("F7");
  await app.getByRole("menuitem", { name: /^Add “qwzrtk”/ }).click();
  await expect.poll(() => marked(write)).toEqual([]);
  await write.expectSaved();
  await app.reload();
  await write.ready();
  await expect.poll(() => marked(write)).toEqual(["helld"]);
});

test("opens suggestions by a right click, and none in the Chinese edition", async ({ app }) => {
  const write = await WritePage.startReport(app);
  await write.caretIn(write.block(".dg-headline"));
  await write.type("helld");
  await app.getByText("English · translation").click();
  await expect(write.text).toHaveAttribute("lang", "en");
  await write.ready();
  await write.caretIn(write.block(".dg-headline"));
  await write.type("helld");
  await expect.poll(() => marked(write)).toEqual(["helld"]);
  await write.block(".dg-headline").click({ button: "right", position: { x: 20, y: 20 } });
  await app.getByRole("menuitem", { name: "held", exact: true }).click();
  await expect(write.block(".dg-headline")).toHaveText("held");
  await app.getByText("Chinese · source").click();
  await expect(write.text).toHaveAttribute("lang", "zh-CN");
  await expect(write.block(".dg-headline")).toHaveText("helld");
  await expect.poll(() => marked(write)).toEqual([]);
});

test("spells as the library says: the British way unless American is chosen", async ({ app }) => {
  const write = await WritePage.startReport(app);
  const address = app.url();
  await app.getByText("English · translation").click();
  await expect(write.text).toHaveAttribute("lang", "en");
  await write.ready();
  await write.caretIn(write.block(".dg-headline"));
  await write.type("The color and the colour of an organised forum");
  await expect.poll(() => marked(write)).toEqual(["color"]);
  await write.expectSaved();
  await app.goto(new URL("/settings", address).href);
  await app.getByRole("radiogroup", { name: "English spelling" }).getByText("American").click();
  await app.keyboard.press("Control+s");
  await expect(app.getByText("Settings are saved")).toBeVisible();
  await WritePage.open(app, `${new URL(address).pathname}?lang=en`);
  await expect.poll(() => marked(write)).toEqual(["colour", "organised"]);
});

test.describe("with a wordbook", () => {
  test.use({ startWith: "sample" });

  test("lets the desk's own names and terms stand, also one that is taken down while writing", async ({
    app,
  }) => {
    const write = await WritePage.open(app, "/report/16/write?lang=en");
    await write.caretIn(write.block(".dg-headline"));
    await write.type("Wangshu’s roof. Lanjiang waits. Yueshan waits for the helioscopy.");
    await expect.poll(() => marked(write)).toEqual(["Yueshan", "helioscopy"]);
    await write.select("Control+a");
    await write.press("Alt+t");
    const form = app.getByRole("dialog").getByRole("form", { name: "Entry" });
    await form.getByRole("textbox", { name: "Chinese", exact: true }).fill("月山");
    await form.getByRole("textbox", { name: "English wording 1" }).fill("Mount Yueshan");
    await app.keyboard.press("Control+Enter");
    await expect(form).toBeHidden();
    await expect.poll(() => marked(write)).toEqual(["helioscopy"]);
  });
});
