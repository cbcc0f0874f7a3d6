/** Decides which door `npm start` opens, from what the machine offers. */

/** What was found on this machine. Paths are executables. */
export interface Surroundings {
  electron: string | undefined;
  browser: string | undefined;
  display: boolean;
  /** The user named a port, which only the web door has. */
  portAsked: boolean;
}

/** The door and, for the line that is printed, why this one; `reason` is a key under `start.reason`. */
export type Door =
  | { kind: "desktop"; electron: string; reason: "runtime" }
  | { kind: "window"; browser: string; reason: "noRuntime" | "portAsked" }
  | { kind: "address"; reason: "noDisplay" | "noBrowser" };

/** The desktop if it can be shown, else a browser window of its own, else just the address. */
export function pickDoor({ electron, browser, display, portAsked }: Surroundings): Door {
  if (!display) return { kind: "address", reason: "noDisplay" };
  if (electron !== undefined && !portAsked) return { kind: "desktop", electron, reason: "runtime" };
  if (browser === undefined) return { kind: "address", reason: "noBrowser" };
  return { kind: "window", browser, reason: electron === undefined ? "noRuntime" : "portAsked" };
}

/**
 * Whether a window can be shown: always on Windows and macOS unless the session came in over SSH,
 * elsewhere when X11 or Wayland is announced.
 */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  if (platform === "win32" || platform === "darwin") return !env.SSH_CONNECTION;
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}
