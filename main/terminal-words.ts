/** The words that a terminal prints, in the system's language, from the `cli` locale files, and those it shares with the window. */
import { createInstance } from "i18next";
import en from "../resources/locales/en/cli.json" with { type: "json" };
import enError from "../resources/locales/en/error.json" with { type: "json" };
import enPublication from "../resources/locales/en/publication.json" with { type: "json" };
import enReport from "../resources/locales/en/report.json" with { type: "json" };
import enTerm from "../resources/locales/en/term.json" with { type: "json" };
import enXliff from "../resources/locales/en/xliff.json" with { type: "json" };
import zhCn from "../resources/locales/zh-CN/cli.json" with { type: "json" };
import zhCnError from "../resources/locales/zh-CN/error.json" with { type: "json" };
import zhCnPublication from "../resources/locales/zh-CN/publication.json" with { type: "json" };
import zhCnReport from "../resources/locales/zh-CN/report.json" with { type: "json" };
import zhCnTerm from "../resources/locales/zh-CN/term.json" with { type: "json" };
import zhCnXliff from "../resources/locales/zh-CN/xliff.json" with { type: "json" };

export type TerminalLanguage = "zh-CN" | "en";

/** Gives the text for a key of `cli.json`, or of another file as in `error:…`, with `{{name}}` filled in. */
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
    ns: ["cli", "error", "publication", "report", "term", "xliff"],
    defaultNS: "cli",
    initAsync: false,
    interpolation: { escapeValue: false },
    resources: {
      en: {
        cli: en,
        error: enError,
        publication: enPublication,
        report: enReport,
        term: enTerm,
        xliff: enXliff,
      },
      "zh-CN": {
        cli: zhCn,
        error: zhCnError,
        publication: zhCnPublication,
        report: zhCnReport,
        term: zhCnTerm,
        xliff: zhCnXliff,
      },
    },
  });
  // The window types its keys; a terminal's keys are checked by the test of the locale files.
  const translate = i18n.t as unknown as (key: string, values: object) => string;
  return (key, values) => translate(key, { ...values });
}
