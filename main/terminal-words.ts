/** The words that a terminal prints, in the system's language, from the `cli` locale files. */
import { createInstance } from "i18next";
import en from "../resources/locales/en/cli.json" with { type: "json" };
import zhCn from "../resources/locales/zh-CN/cli.json" with { type: "json" };

export type TerminalLanguage = "zh-CN" | "en";

/** Gives the text for a key of `cli.json`, with `{{name}}` filled in from `values`. */
export type TerminalWords = (key: string, values?: Record<string, string | number>) => string;

/**
 * The terminal's language: the POSIX locale variables in their order of precedence, else what the
 * system says; anything that is not Chinese reads English.
 */
export function terminalLanguage(env: NodeJS.ProcessEnv): TerminalLanguage {
  const posix = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  const named = posix ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh\b|^zh_/i.test(named) ? "zh-CN" : "en";
}

/** Loads the words of one language; a key that is missing there falls back to English. */
export function terminalWords(language: TerminalLanguage): TerminalWords {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: "en",
    defaultNS: "cli",
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: { en: { cli: en }, "zh-CN": { cli: zhCn } },
  });
  return (key, values) => i18n.t(key, { ...values });
}
