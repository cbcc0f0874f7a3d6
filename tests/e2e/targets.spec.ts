/** Servers as targets: filled in, tried out, their key confirmed, their password kept on the device only. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { settingsOf } from "../support/pages/settings.ts";
import { shellOf } from "../support/pages/shell.ts";
import { expect, test } from "../support/fixtures.ts";
import { whyNot } from "../servers/ensure.ts";
import { placesHere, type TestServer } from "../servers/servers.ts";

const missing = whyNot("sftp");
test.skip(missing !== undefined, missing);

let server: TestServer;
test.beforeEach(async () => {
  const place = placesHere.find(({ needs }) => needs === "sftp");
  if (!place) throw new Error("no server for SFTP");
  server = await place.start();
});
test.afterEach(() => server.stop());

test("reaches a server by SFTP once its key was confirmed, and publishes to it", async ({
  app,
  library,
}) => {
  const { target, secret } = server;
  if (target.kind !== "sftp") throw new Error("no SFTP");
  const settings = settingsOf(app);
  await settings.open();
  await app.getByRole("button", { name: "添加发布目标" }).click();
  const row = settings.section("发布目标").getByRole("group", { name: "site" });
  await row.getByRole("combobox", { name: "类型" }).click();
  await app.getByRole("option", { name: "SFTP 服务器" }).click();
  await expect(row.getByText("填好以上各项后即可测试连接。")).toBeVisible();
  await row.getByLabel("服务器", { exact: true }).fill(target.host);
  await row.getByLabel("端口").fill(String(target.port));
  await row.getByLabel("用户名").fill(target.user);
  await row.getByLabel("服务器上的文件夹").fill(target.path);
  await row.getByRole("combobox", { name: "登录方式" }).click();
  await app.getByRole("option", { name: "私钥" }).click();
  await row.getByLabel("本机上的私钥文件").fill(target.keyFile);
  await row.getByLabel("私钥口令（如有）").fill(secret);
  await row.getByRole("button", { name: "测试连接" }).click();
  await expect(row.getByText(/服务器的密钥还没有确认过/)).toBeVisible();
  await expect(row.locator("code")).toHaveText(target.fingerprint);
  await shellOf(app).expectAccessible();
  await row.getByRole("button", { name: "确认这个指纹" }).click();
  await expect(row.getByText(/连接正常/)).toBeVisible();
  await expect(row.getByText("这台设备上已有保存，留空即继续使用。")).toBeVisible();
  await shellOf(app).expectAccessible();
  await settings.save();
  expect(await readFile(join(library, "library.json"), "utf8")).not.toContain(secret);
  await shellOf(app).go("发布");
  await expect(app.getByText(`SFTP 服务器 · sftp://${target.user}@127.0.0.1`)).toBeVisible();
  await app.getByRole("button", { name: /^生成预案/ }).click();
  await app.getByRole("button", { name: /^发布……/ }).click();
  await app.getByRole("button", { name: "确认发布" }).click();
  await expect(app.getByText("已发布到“site”")).toBeVisible();
  expect(await readdir(server.site)).toContain("index.html");
});
