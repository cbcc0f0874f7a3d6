/** The theme as its files are now: read again when one of them changes, and a usable one while they are being mended. */
import type { ThemeProblem, ThemeState } from "../../core/publication/theme-problem.ts";
import { readTheme } from "./read-theme.ts";
import type { Theme } from "./theme.ts";
import { ThemeError } from "./theme-error.ts";
import { stampOf, type ThemeFolders } from "./theme-files.ts";

export interface ThemeSource {
  /** Throws ThemeError. */
  current(): Promise<Theme>;
  /**
   * For looking at pages: the last theme that could be read, at first the default one. A page that its templates fail
   * at is made with the default ones.
   */
  usable(): Promise<Theme>;
  state(): Promise<ThemeState>;
}

type Outcome = { theme: Theme } | { problems: ThemeProblem[] };

/** Files are looked at when the theme is asked for: nothing watches them, so nothing misses a change on a network drive. */
export function createThemeSource(folders: ThemeFolders): ThemeSource {
  let known: { stamp: string; outcome: Promise<Outcome> } | null = null;
  let last: Theme | null = null;
  /** What went wrong at pages that were looked at, for as long as the theme is the same. */
  let failures: { fingerprint: string; problems: ThemeProblem[] } | null = null;

  async function now(): Promise<{ stamp: string; outcome: Outcome }> {
    const stamp = await stampOf(folders);
    if (known?.stamp !== stamp) known = { stamp, outcome: read(folders) };
    const { outcome } = known;
    try {
      return { stamp, outcome: await outcome };
    } catch (error) {
      known = null;
      throw error;
    }
  }

  const fallback = async (): Promise<Theme> =>
    (await readTheme({ defaultDir: folders.defaultDir, ownDir: null })).theme;

  return {
    async current() {
      const { outcome } = await now();
      if ("problems" in outcome) throw new ThemeError(outcome.problems);
      return outcome.theme;
    },
    async usable() {
      const { outcome } = await now();
      if ("problems" in outcome) return (last ??= await fallback());
      if (last?.fingerprint === outcome.theme.fingerprint) return last;
      const { theme } = outcome;
      const plain = folders.ownDir ? await fallback() : null;
      const render: Theme["render"] = (kind, view, body) => {
        try {
          return theme.render(kind, view, body);
        } catch (error) {
          if (!(error instanceof ThemeError) || !plain) throw error;
          failures = { fingerprint: theme.fingerprint, problems: error.problems };
          return plain.render(kind, view, body);
        }
      };
      last = { ...theme, render };
      return last;
    },
    async state() {
      const { stamp, outcome } = await now();
      if ("problems" in outcome) return { version: stamp, problems: outcome.problems };
      const failed = failures?.fingerprint === outcome.theme.fingerprint ? failures.problems : [];
      return { version: stamp, problems: failed };
    },
  };
}

const read = (folders: ThemeFolders): Promise<Outcome> =>
  readTheme(folders).then(
    ({ theme }) => ({ theme }),
    (error: unknown) => {
      if (error instanceof ThemeError) return { problems: error.problems };
      throw error;
    },
  );
