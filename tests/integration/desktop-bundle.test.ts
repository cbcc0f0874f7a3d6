/** The bundle for the desktop is served by the web door too. */
import { resolveConfig as resolveForElectron } from "electron-vite";
import { resolveConfig } from "vite";
import { expect, test } from "vitest";
import { root } from "../support/root.ts";

test("the window's files have addresses from the root, so that a room can be loaded anew", async () => {
  const { config } = await resolveForElectron({ root }, "build", "production");
  const renderer = await resolveConfig(config?.renderer ?? {}, "build", "production");
  expect(renderer.base).toBe("/");
});
