/** A staging target in the window: what is published there is approved by name before the live target takes it. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "../support/fixtures.ts";
import { publishOf } from "../support/pages/publish.ts";
import { shellOf } from "../support/pages/shell.ts";
import { settingsOf } from "../support/pages/settings.ts";

test.setTimeout(180_000);

const PLAN_MS = 60_000;

/** Two folders, the people who may and may not approve. */
test.beforeEach(async ({ library }) => {
  const file = join(library, "library.json");
  const record = JSON.parse(await readFile(file, "utf8"));
  const folders = { web: `${library}-web`, try: `${library}-try` };
  record.settings.targets = Object.entries(folders).map(([name, path]) => ({
    ...{ name, kind: "folder", path },
  }));
  record.settings.people = [
    { id: "ed", name: { zh: "何编", en: "Ed" }, roles: ["editor"] },
    { id: "rui", name: { zh: "顾审", en: "Rui" }, roles: ["reviewer"] },
  ];
  await writeFile(file, JSON.stringify(record));
  for (const path of Object.values(folders)) await mkdir(path);
});

test("goes live only after somebody who may has approved it on the staging target", async ({
  app,
  library,
}) => {
  const shell = shellOf(app);
  const room = publishOf(app);
  const choose = (name: string): Promise<void> =>
    app.getByRole("radio", { name: new RegExp(`^${name} `) }).check();
  const settings = settingsOf(app);
  await settings.open();
  const row = settings.section("发布目标").getByRole("group", { name: "try" });
  await row.getByRole("combobox", { name: "预发布" }).click();
  await app.getByRole("option", { name: "web", exact: true }).click();
  await shell.expectAccessible();
  await settings.save();

  await room.open();
  await choose("web");
  await room.makePlan.click();
  await expect(app.getByText("尚未放行")).toBeVisible({ timeout: PLAN_MS });
  await expect(room.publish).toBeDisabled();
  await app.keyboard.press("ControlOrMeta+Enter");
  await expect(room.confirm).toBeHidden();
  await shell.expectAccessible();

  await choose("try");
  await expect(app.getByText("这是“web”的预发布目标")).toBeVisible();
  // Letters are keys there as well, also while a choice has the keyboard.
  await app.keyboard.press("p");
  await room.publish.click({ timeout: PLAN_MS });
  await room.confirm.click();
  const approve = app.getByRole("button", { name: "放行", exact: true });
  await expect(approve).toBeDisabled({ timeout: PLAN_MS });
  await shell.iAm("何编");
  await expect(app.getByText("放行需要发布或审核的角色。")).toBeVisible();
  await shell.iAm("顾审");
  await approve.click();
  await expect(app.getByText(/顾审 于 .* 放行了第 1 次发布的内容/)).toBeVisible();
  await shell.expectAccessible();

  await choose("web");
  await room.makePlan.click();
  await expect(app.getByText("顾审 已放行这些内容")).toBeVisible({ timeout: PLAN_MS });
  await room.publish.click();
  await room.confirm.click();
  await expect(app.getByText("已发布到“web”")).toBeVisible({ timeout: PLAN_MS });
  expect(await readdir(`${library}-web`)).toContain("index.html");
});
