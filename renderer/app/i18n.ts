/** The window's words: every namespace in both languages, bundled; keys are typed by the Chinese files. */
import { createInstance, type i18n as I18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Device } from "../../core/api/device.ts";
import type comment from "../../resources/locales/zh-CN/comment.json";
import type common from "../../resources/locales/zh-CN/common.json";
import type edition from "../../resources/locales/zh-CN/edition.json";
import type engine from "../../resources/locales/zh-CN/engine.json";
import type error from "../../resources/locales/zh-CN/error.json";
import type exporting from "../../resources/locales/zh-CN/export.json";
import type event from "../../resources/locales/zh-CN/event.json";
import type exchange from "../../resources/locales/zh-CN/exchange.json";
import type find from "../../resources/locales/zh-CN/find.json";
import type life from "../../resources/locales/zh-CN/life.json";
import type library from "../../resources/locales/zh-CN/library.json";
import type media from "../../resources/locales/zh-CN/media.json";
import type memory from "../../resources/locales/zh-CN/memory.json";
import type oldSite from "../../resources/locales/zh-CN/old-site.json";
import type paste from "../../resources/locales/zh-CN/paste.json";
import type panel from "../../resources/locales/zh-CN/panel.json";
import type publication from "../../resources/locales/zh-CN/publication.json";
import type rehearsal from "../../resources/locales/zh-CN/rehearsal.json";
import type spell from "../../resources/locales/zh-CN/spell.json";
import type report from "../../resources/locales/zh-CN/report.json";
import type table from "../../resources/locales/zh-CN/table.json";
import type term from "../../resources/locales/zh-CN/term.json";
import type translate from "../../resources/locales/zh-CN/translate.json";
import type translator from "../../resources/locales/zh-CN/translator.json";
import type xliff from "../../resources/locales/zh-CN/xliff.json";
import { type Lang, langTags } from "../../core/report/lang.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      comment: typeof comment;
      common: typeof common;
      engine: typeof engine;
      error: typeof error;
      export: typeof exporting;
      event: typeof event;
      exchange: typeof exchange;
      find: typeof find;
      library: typeof library;
      rehearsal: typeof rehearsal;
      life: typeof life;
      report: typeof report;
      edition: typeof edition;
      media: typeof media;
      memory: typeof memory;
      "old-site": typeof oldSite;
      panel: typeof panel;
      spell: typeof spell;
      table: typeof table;
      paste: typeof paste;
      term: typeof term;
      translate: typeof translate;
      publication: typeof publication;
      translator: typeof translator;
      xliff: typeof xliff;
    };
  }
}

export const uiLanguages = ["zh-CN", "en"] as const;
export type UiLanguage = (typeof uiLanguages)[number];

const files = import.meta.glob<Record<string, unknown>>(
  ["../../resources/locales/*/*.json", "!../../resources/locales/*/cli.json"],
  { eager: true, import: "default" },
);

function bundledResources(): Record<string, Record<string, Record<string, unknown>>> {
  const resources: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, words] of Object.entries(files)) {
    const [language, file] = path.split("/").slice(-2);
    if (!language || !file) continue;
    resources[language] = { ...resources[language], [file.replace(".json", "")]: words };
  }
  return resources;
}

/** The language to show: the device's choice, or for "system" the first of the browser's that we speak. */
export function uiLanguageOf(
  choice: Device["language"],
  preferred: readonly string[] = navigator.languages,
): UiLanguage {
  if (choice !== "system") return choice;
  for (const tag of preferred) {
    if (/^zh\b/i.test(tag)) return "zh-CN";
    if (/^en\b/i.test(tag)) return "en";
  }
  return "en";
}

/** The language of report text that goes with a UI language. */
export const contentLangOf = (language: string): Lang => (language === langTags.zh ? "zh" : "en");

/** Starts i18next in `language` and keeps `<html lang>` and the title's language in step with it. */
export async function startI18n(language: UiLanguage): Promise<I18n> {
  const i18n = createInstance();
  i18n.on("languageChanged", (now) => {
    document.documentElement.lang = now;
  });
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: "zh-CN",
    defaultNS: "common",
    resources: bundledResources(),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return i18n;
}
