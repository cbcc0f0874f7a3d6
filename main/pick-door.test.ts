/** The door that `npm start` picks for each kind of machine. */
import { expect, test } from "vitest";
import { hasDisplay, pickDoor } from "./pick-door.ts";

const machine = { electron: "/e", browser: "/b", display: true, portAsked: false };

test("opens the desktop where the runtime and a display are there", () => {
  expect(pickDoor(machine)).toEqual({ kind: "desktop", electron: "/e", reason: "runtime" });
});

test("opens a browser window of its own where the runtime is missing", () => {
  expect(pickDoor({ ...machine, electron: undefined })).toEqual({
    kind: "window",
    browser: "/b",
    reason: "noRuntime",
  });
});

test("opens the web door when a port is asked for, for the desktop has none", () => {
  expect(pickDoor({ ...machine, portAsked: true })).toEqual({
    kind: "window",
    browser: "/b",
    reason: "portAsked",
  });
});

test("prints the address where there is no display, whatever is installed", () => {
  expect(pickDoor({ ...machine, display: false })).toEqual({
    kind: "address",
    reason: "noDisplay",
  });
});

test("prints the address where no browser is installed", () => {
  expect(pickDoor({ ...machine, electron: undefined, browser: undefined })).toEqual({
    kind: "address",
    reason: "noBrowser",
  });
});

test("sees a display by X11 or Wayland on Linux and by default elsewhere", () => {
  expect(hasDisplay("linux", {})).toBe(false);
  expect(hasDisplay("linux", { DISPLAY: "" })).toBe(false);
  expect(hasDisplay("linux", { DISPLAY: ":0" })).toBe(true);
  expect(hasDisplay("linux", { WAYLAND_DISPLAY: "wayland-0" })).toBe(true);
  expect(hasDisplay("darwin", {})).toBe(true);
  expect(hasDisplay("win32", { SSH_CONNECTION: "10.0.0.1 22" })).toBe(false);
});
