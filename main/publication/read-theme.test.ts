import { rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ThemeProblem } from "../../core/publication/theme-problem.ts";
import { ownTheme } from "../../tests/support/own-theme.ts";
import { readTheme } from "./read-theme.ts";
import { ThemeError } from "./theme-error.ts";
import { createThemeSource } from "./theme-source.ts";

const defaultDir = fileURLToPath(new URL("../../resources/theme", import.meta.url));
const own = ownTheme();
const { write } = own;
const read = () => readTheme({ defaultDir, ownDir: own.dir });
const problems = (): Promise<ThemeProblem[]> =>
  read().then(
    () => [],
    (error: unknown) => {
      if (error instanceof ThemeError) return error.problems;
      throw error;
    },
  );
const told = async () =>
  (await problems()).map(({ code, file, line, column, detail }) =>
    [code, file, line, column, detail].join(" | "),
  );

describe("a library's own theme", () => {
  it("is the default theme where the library has no files of its own", async () => {
    const plain = await readTheme({ defaultDir, ownDir: null });
    expect((await read()).theme.fingerprint).toBe(plain.theme.fingerprint);
    const absent = await readTheme({ defaultDir, ownDir: join(own.dir, "none") });
    expect(absent.theme.fingerprint).toBe(plain.theme.fingerprint);
  });

  it("takes the place of single files; everything else stays the default's", async () => {
    const plain = await readTheme({ defaultDir, ownDir: null });
    await write("assets/site.css", "body { color: teal }");
    const { theme, files } = await read();
    expect(Buffer.from(theme.files["site_css"]?.bytes ?? []).toString()).toContain("teal");
    expect(theme.files["site_css"]?.path).toMatch(/^assets\/site\.[0-9a-f]{12}\.css$/);
    expect(theme.files["mark_svg"]).toEqual(plain.theme.files["mark_svg"]);
    expect(files.templates.get("base.liquid")?.own).toBe(false);
    expect(theme.fingerprint).not.toBe(plain.theme.fingerprint);
  });

  it("changes single words, in one language too", async () => {
    await write("words/zh.json", '{ "home": "门户", "mine": "自有" }');
    const { theme } = await read();
    expect(theme.words.zh["home"]).toBe("门户");
    expect(theme.words.zh["mine"]).toBe("自有");
    expect(theme.words.zh["latest"]).toBe("最新发布");
    expect(theme.words.en["home"]).toBe("Home");
  });

  it("may have folders, and style sheets name other files as they are called in the theme", async () => {
    await write("assets/fonts/song.woff2", "font");
    await write("assets/look/extra.css", '@font-face { src: url("../fonts/song.woff2?v=1#x") }');
    await write("assets/site.css", "@import 'look/extra.css'; a { background: url(mark.svg) }");
    const { theme } = await read();
    const css = (key: string) => Buffer.from(theme.files[key]?.bytes ?? []).toString();
    const name = (key: string) => theme.files[key]?.path.replace("assets/", "") ?? "?";
    expect(css("look_extra_css")).toBe(
      `@font-face{src:url("../${name("fonts_song_woff2")}?v=1#x")}`,
    );
    expect(css("site_css")).toBe(
      `@import '${name("look_extra_css")}';a{background:url(${name("mark_svg")})}`,
    );
  });

  it("leaves addresses elsewhere and data in style sheets alone", async () => {
    const css =
      'a{background:url(data:image/png;base64,AA==) url("#a") url(/x.png) url(https://x.org/y.png)}';
    await write("assets/site.css", `/* url(gone.png) */\n${css}\n`);
    expect(Buffer.from((await read()).theme.files["site_css"]?.bytes ?? []).toString()).toBe(css);
  });

  it("go to the site without comments and white space, but mean the same", async () => {
    await write(
      "assets/site.css",
      [
        "/* a */",
        "@media (min-width: 40rem) and (max-width: 80rem) {",
        "  a:hover,",
        "  a > b + c { color: red !important; margin: calc(1px + 2px) 0; }",
        "  .x::after { content: ' /  \\201C '; }",
        "  .empty {}",
        "}",
        ":root {",
        '  --serif: "A B",',
        "    serif;",
        "}",
      ].join("\n"),
    );
    expect(Buffer.from((await read()).theme.files["site_css"]?.bytes ?? []).toString()).toBe(
      "@media (min-width: 40rem) and (max-width: 80rem){a:hover, a > b + c{color:red !important;margin:calc(1px + 2px) 0}" +
        ".x::after{content:' /  \\201C '}.empty{}}" +
        ':root{--serif:"A B", serif}',
    );
  });

  it("does not follow links, which could lead out of the library, and overlooks what editors leave behind", async () => {
    await write("assets/.site.css.swp", "x");
    await write("assets/site.css~", "x");
    await write("secret", "x");
    await symlink(join(own.dir, "secret"), join(own.dir, "assets", "secret.txt"));
    const { theme } = await read();
    expect(Object.keys(theme.files).filter((key) => /secret|swp|css_$/.test(key))).toEqual([]);
  });
});

describe("what is wrong in a theme", () => {
  it("is told with file, line and column, all of it at once", async () => {
    await write("templates/report.liquid", "{% layout 'base' %}\n\n  {% if report %}");
    await write("templates/list.liquid", "a\n{{ list.name | upcaze }}");
    await write("templates/not-found.liquid", "\n{% loop x %}");
    await write("assets/site.css", "body {\n  color: red;\n");
    await write("words/en.json", '{\n  "home": "x",\n  "latest" "y"\n}');
    await write("words/zh.json", '{\n  "home": 3\n}');
    await write("assets/Logo Big.png", "x");
    expect((await told()).sort()).toEqual([
      "bad-name | theme/assets/Logo Big.png |  |  | Logo Big.png",
      "css-syntax | theme/assets/site.css | 1 | 1 | Unclosed block",
      expect.stringMatching(/^json-syntax \| theme\/words\/en\.json \| 3 \| 12 \| Expected ':'/),
      "liquid-syntax | theme/templates/report.liquid | 3 | 3 | tag {% if report %} not closed",
      "unknown-filter | theme/templates/list.liquid | 2 | 1 | upcaze",
      "unknown-tag | theme/templates/not-found.liquid | 2 | 1 | loop",
      "words-shape | theme/words/zh.json | 2 | 3 | home",
    ]);
  });

  it("is a text in another encoding, which would be published as signs that nobody can read", async () => {
    // 你好 in GB18030, which no UTF-8 is, and a template in UTF-16.
    const chinese = Buffer.from([0xc4, 0xe3, 0xba, 0xc3]);
    await write("assets/site.css", Buffer.concat([Buffer.from("/* "), chinese]));
    await write("words/zh.json", Buffer.concat([Buffer.from('{"home": "'), chinese]));
    await write("templates/list.liquid", Buffer.from("\ufeff<p>", "utf16le"));
    await write("templates/report.liquid", Buffer.from("\ufeff{% layout 'base' %}"));
    await write("assets/logo.png", chinese);
    expect((await told()).sort()).toEqual([
      "not-utf8 | theme/assets/site.css |  |  | site.css",
      "not-utf8 | theme/templates/list.liquid |  |  | list.liquid",
      "not-utf8 | theme/words/zh.json |  |  | zh.json",
    ]);
  });

  it("is a template or file that is named and not there", async () => {
    await write("templates/list.liquid", "{% layout 'base' %}\n{% render 'part' %}");
    await write("assets/site.css", "a {}\nb { background: url('no.png') }");
    expect(await told()).toEqual([
      "missing-asset | theme/assets/site.css | 2 | 22 | no.png",
      "missing-template | theme/templates/list.liquid | 2 | 11 | part",
    ]);
  });
});

describe("a theme that is being edited", () => {
  it("is read again when a file of it changes, and looked at as it last worked while it is broken", async () => {
    const source = createThemeSource({ defaultDir, ownDir: own.dir });
    const first = await source.current();
    expect(await source.current()).toBe(first);
    const before = await source.state();
    await write("words/en.json", '{ "home": "Front door" }');
    const second = await source.usable();
    expect(second.words.en["home"]).toBe("Front door");
    expect((await source.state()).version).not.toBe(before.version);

    await write("words/en.json", '{ "home": ');
    await expect(source.current()).rejects.toThrow(ThemeError);
    expect((await source.usable()).words.en["home"]).toBe("Front door");
    expect((await source.state()).problems).toMatchObject([{ code: "json-syntax" }]);

    await rm(join(own.dir, "words"), { recursive: true });
    expect((await source.current()).fingerprint).toBe(first.fingerprint);
    expect((await source.state()).problems).toEqual([]);
  });

  it("that was broken from the start is looked at as the default one", async () => {
    await write("templates/base.liquid", "{% if %}");
    const source = createThemeSource({ defaultDir, ownDir: own.dir });
    expect((await source.usable()).words.en["home"]).toBe("Home");
    await expect(source.current()).rejects.toMatchObject({ refusal: { code: "THEME_BROKEN" } });
  });
});
