/** `npm start` on a machine without a display. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { deviceDir } from "../support/door.ts";
import { expect, test } from "../support/fixtures.ts";
import { root } from "../support/root.ts";

test("prints the address and serves until it is told to stop @web", async ({ library, page }) => {
  const child = spawn(process.execPath, ["main/start.ts", "--library", library], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      DISPLAY: "",
      WAYLAND_DISPLAY: "",
      LC_ALL: "zh_CN.UTF-8",
      DIGLOT_DEVICE_DIR: deviceDir(library),
    },
  });
  const gone = once(child, "exit");
  try {
    for await (const line of createInterface(child.stdout)) {
      const url = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line)?.[0];
      if (url === undefined) continue;
      expect(line).toContain("当前没有显示器");
      await page.goto(url);
      await expect(page).toHaveTitle(/Diglot/);
      break;
    }
  } finally {
    child.kill("SIGTERM");
  }
  expect(await gone).toEqual([0, null]);
});
