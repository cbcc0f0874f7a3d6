/** The translation memory in the translation room: what other reports taught is offered, taken by key, and looked up. */
import { expect, test } from "../support/fixtures.ts";
import { shellOf } from "../support/pages/shell.ts";
import { translateOf } from "../support/pages/translate-page.ts";

/** Of the sample: nothing translated yet; its pictures are credited as those of other reports are. */
const untouched = 16;

test.use({ startWith: "sample" });

test("offers what was confirmed elsewhere, and learns what is confirmed here", async ({ app }) => {
  const room = translateOf(app);
  await room.open(untouched);
  await app.keyboard.press("Alt+b");
  const memory = app.getByRole("region", { name: "建议" });
  const credit = room.target.locator(".dg-credit").last();
  await credit.click();
  await expect(memory.getByRole("listitem").first()).toContainText("100%");
  await expect(memory.getByRole("listitem").first()).toContainText("Photo: Tang Mu");
  await app.keyboard.press("Alt+1");
  await expect(credit).toHaveText("Photo: Tang Mu");
  await app.keyboard.press("ControlOrMeta+z");
  await expect(credit).toHaveText("");
  await memory.getByRole("button", { name: /Photo: Tang Mu/ }).click();
  await expect(credit).toHaveText("Photo: Tang Mu");
  await app.keyboard.press("ControlOrMeta+Enter");

  const headline = room.target.locator(".dg-headline");
  await headline.click();
  await app.keyboard.type("Three hundred people wait for meteors");
  await app.keyboard.press("ControlOrMeta+Enter");
  await room.saved();
  await app.keyboard.press("Alt+s");
  await app.keyboard.type("wait for met");
  await expect(memory.getByRole("listitem")).toHaveText(
    /三百人.*Three hundred people wait for meteors/,
  );
  await shellOf(app).expectAccessible();
  await app.keyboard.press("Escape");
  await expect(room.target).toBeFocused();
});

test("is hidden and shown by a key, and stays so", async ({ app }) => {
  const room = translateOf(app);
  await room.open(untouched);
  const memory = app.getByRole("region", { name: "建议" });
  await expect(memory).toBeVisible();
  await app.keyboard.press("Alt+m");
  await expect(memory).toBeHidden();
  await app.reload();
  await expect(room.target).toHaveAttribute("contenteditable", "true", { timeout: 40_000 });
  await expect(memory).toBeHidden();
  await app.keyboard.press("Alt+m");
  await expect(memory).toBeVisible();
});
