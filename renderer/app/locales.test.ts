/** Every word of the window and the terminal exists in both languages, says something, and is used. */
import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(`${root}/${path}`, "utf8");
const sources = (folder: string): string[] =>
  globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root })
    .filter((path) => !/[.]test[.]tsx?$/.test(path))
    .map(read);

type Tree = { [name: string]: string | Tree };
type Words = Map<string, string>;

function flatten(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === "string"
      ? [[prefix + name, value] as [string, string]]
      : flatten(value, `${prefix}${name}.`),
  );
}

const load = (language: string, namespace: string): Words =>
  new Map(flatten(JSON.parse(read(`resources/locales/${language}/${namespace}.json`)) as Tree));

const namespaces = globSync("resources/locales/*/*.json", { cwd: root }).map((path) =>
  basename(path, ".json"),
);
const pairs = [...new Set(namespaces)].toSorted().map((namespace) => ({
  namespace,
  zh: load("zh-CN", namespace),
  en: load("en", namespace),
}));

const pluralEnd = /_(?:zero|one|two|few|many|other)$/;
const stem = (key: string): string => key.replace(pluralEnd, "");
const stems = (words: Words): string[] => [...new Set([...words.keys()].map(stem))].toSorted();
const blanks = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([\w-]+)/g)].map(([, name]) => name ?? ""))].toSorted();

/** Said in the other language on purpose: names of languages and of services, and examples of what to type. */
const inOtherLanguage = new Set([
  "common:look.otherLanguage",
  "library:languageName.zh-CN",
  "library:languageName.en",
  "engine:preset.deepseek",
  "engine:preset.libre",
  "library:create.exampleZh",
  "library:create.exampleEn",
]);
const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const hasWords = (text: string): boolean =>
  /\p{L}{2,}/u.test(text.replace(/\{\{.*?\}\}|https?:\S*/g, ""));

/** String literals of the sources, and template literals as patterns: "stage.${stage}" fits "stage.draft". */
function usesIn(texts: string[]): (key: string) => boolean {
  const literals = new Set<string>();
  const patterns: RegExp[] = [];
  for (const text of texts) {
    for (const [, literal] of text.matchAll(/["']([\w.:-]+)["']/g)) literals.add(literal ?? "");
    for (const [, template] of text.matchAll(/`([^`]*\$\{[^`]*)`/g)) {
      const parts = (template ?? "").replace(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, "\0").split("\0");
      // A pattern that begins with a blank would fit anything.
      if (!/^[\w-]+[.]?[\w.-]*$/.test(parts[0] ?? "") || !parts.join("").includes(".")) continue;
      const escaped = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      patterns.push(new RegExp(`^${escaped.join("[^\\s]+")}$`));
    }
  }
  return (key) => literals.has(key) || patterns.some((pattern) => pattern.test(key));
}

const windowUses = usesIn(sources("renderer"));
const terminalUses = usesIn(sources("main"));
/** The terminal tells findings in XLIFF files as the window does. */
const usedBy: Record<string, (key: string) => boolean> = {
  cli: terminalUses,
  xliff: (key) => windowUses(key) || terminalUses(key),
};

describe("usesIn", () => {
  const uses = usesIn([
    't("leave.title")',
    "t(`stage.${stage}`)",
    "`${a}.${b}`",
    'words("start.help")',
  ]);
  it("sees keys written out and keys put together", () => {
    expect(["leave.title", "stage.draft", "start.help"].filter(uses)).toHaveLength(3);
  });
  it("sees that nothing uses a key", () => {
    expect(["leave.text", "stages.draft", "other.key"].filter(uses)).toEqual([]);
  });
});

describe.each(pairs)("$namespace", ({ namespace, zh, en }) => {
  it("has the same keys in both languages", () => {
    expect(stems(en)).toEqual(stems(zh));
  });

  it("has the plural forms that each language has", () => {
    const plural = stems(zh).filter((key) => zh.has(`${key}_other`) || en.has(`${key}_other`));
    for (const key of plural) {
      expect([...zh.keys()].filter((one) => stem(one) === key)).toHaveLength(1);
      expect([...en.keys()].filter((one) => stem(one) === key).toSorted()).toEqual([
        `${key}_one`,
        `${key}_other`,
      ]);
    }
  });

  it("leaves the same blanks to fill in both languages", () => {
    const ofKey = (words: Words, key: string): string[] =>
      blanks(words.get(key) ?? words.get(`${key}_other`) ?? "");
    for (const key of stems(zh))
      expect({ key, blanks: ofKey(en, key) }).toEqual({ key, blanks: ofKey(zh, key) });
  });

  it("says something at every key", () => {
    for (const [key, text] of [...zh, ...en])
      expect({ key, empty: text.trim() === "" }).toEqual({ key, empty: false });
  });

  it("is in Chinese where it should be Chinese, in English where English, and nowhere the same by mistake", () => {
    const wrong: string[] = [];
    for (const [key, text] of zh) {
      if (inOtherLanguage.has(`${namespace}:${key}`) || !hasWords(text)) continue;
      if (!hasHan(text)) wrong.push(`zh-CN ${key}: ${text}`);
    }
    for (const [key, text] of en) {
      if (inOtherLanguage.has(`${namespace}:${key}`)) continue;
      if (hasHan(text)) wrong.push(`en ${key}: ${text}`);
    }
    expect(wrong).toEqual([]);
  });

  it("has no key that nothing uses", () => {
    const uses = usedBy[namespace] ?? windowUses;
    expect(stems(zh).filter((key) => !uses(key))).toEqual([]);
  });
});
