/** `npm start` on a machine without a display. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { deviceDir, makeLibrary, openDoor, temporaryLibrary } from "../support/door.ts";
import { expect, test } from "../support/fixtures.ts";
import { root } from "../support/root.ts";

interface Asked {
  library: string;
  args?: string[];
}

/** `npm start` in a terminal that reads Chinese, as npm runs it. */
function start({ library, args = [] }: Asked): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, ["main/start.ts", "--library", library, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      DISPLAY: "",
      WAYLAND_DISPLAY: "",
      LC_ALL: "zh_CN.UTF-8",
      DIGLOT_DEVICE_DIR: deviceDir(library),
    },
  });
}

test("prints the address and serves until it is told to stop @web", async ({ library, page }) => {
  const child = start({ library });
  const gone = once(child, "exit");
  try {
    for await (const line of createInterface(child.stdout)) {
      const url = /http:\/\/127\.0\.0\.1:\d+\/\S+/.exec(line)?.[0];
      if (url === undefined) continue;
      expect(line).toContain("当前没有显示器");
      await page.goto(url);
      await expect(page).toHaveTitle(/双语采编/);
      break;
    }
  } finally {
    child.kill("SIGTERM");
  }
  expect(await gone).toEqual([0, null]);
});

test("says which port is taken and leaves the library closed @web", async ({ door }) => {
  const taken = new URL(door.url).port;
  const other = await temporaryLibrary();
  await makeLibrary(other.dir, "empty");
  const child = start({ library: other.dir, args: ["--port", taken] });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect(said).toContain(`端口 ${taken} 已被占用`);
  expect(code).toBe(1);
  const again = await openDoor(other.dir);
  await again.close();
  await other.remove();
});
