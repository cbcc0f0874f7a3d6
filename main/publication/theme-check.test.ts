import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { makeReport } from "../../tests/support/made-report.ts";
import { ownTheme } from "../../tests/support/own-theme.ts";
import { type CheckedSite, checkTheme } from "./theme-check.ts";
import { exampleSite } from "./theme-examples.ts";

const resources = (name: string) =>
  fileURLToPath(new URL(`../../resources/${name}`, import.meta.url));
const own = ownTheme();
const { write } = own;

const check = async (more: CheckedSite[] = []) => {
  const report = makeReport();
  const { settings, media } = await exampleSite(resources("sample"));
  const reports: CheckedSite["reports"] = {
    projection: () => Promise.resolve(report),
    revisions: () => [[report.id, 0]],
  };
  const folders = { defaultDir: resources("theme"), ownDir: own.dir };
  return checkTheme({ folders, sites: [{ settings, media, reports }, ...more] });
};
const told = async () =>
  (await check()).problems.map(({ code, file, line, column, detail }) =>
    [code, file, line, column, detail].join(" | "),
  );

describe("the check of a theme", () => {
  it("finds the default theme sound on every kind of page that the sample has", async () => {
    const { problems, pages } = await check([await exampleSite(resources("sample"))]);
    expect(problems).toEqual([]);
    expect(pages).toBeGreaterThan(40);
  });

  it("finds it sound on a site without reports", async () => {
    const site = await exampleSite(resources("sample"));
    const { problems } = await check([
      { ...site, reports: { ...site.reports, revisions: () => [] } },
    ]);
    expect(problems).toEqual([]);
  });

  it("tells of names that a template uses and nobody knows, in branches that no page takes too", async () => {
    await write(
      "templates/not-found.liquid",
      [
        '{% layout "base" %}{% block content %}',
        "{{ site.nme }}",
        '{% if lang == "fr" %}{{ words.bonjour }}{{ files.nope_css }}{% endif %}',
        "{{ words.home }}{% endblock %}",
      ].join("\n"),
    );
    expect(await told()).toEqual([
      "unknown-variable | theme/templates/not-found.liquid | 2 | 4 | site.nme",
      "missing-word | theme/templates/not-found.liquid | 3 | 25 | bonjour",
      "missing-asset | theme/templates/not-found.liquid | 3 | 44 | nope_css",
    ]);
  });

  it("tells of templates that make no page, once for each", async () => {
    await write("templates/list.liquid", "");
    await write("templates/not-found.liquid", "<!doctype html><title>404</title><body> </body>");
    await write("templates/report.liquid", "<title>{{ report.headline }}</title><p>text</p>");
    expect((await told()).filter((one) => one.startsWith("not-a-page"))).toEqual([
      "not-a-page | theme/templates/list.liquid |  |  | ",
      "not-a-page | theme/templates/not-found.liquid |  |  | ",
      "not-a-page | theme/templates/report.liquid |  |  | ",
    ]);
  });

  it("tells of words that one language lacks", async () => {
    await write("words/en.json", '{\n  "greeting": "Hello"\n}');
    expect(await told()).toEqual(["missing-word | theme/words/en.json | 2 | 3 | greeting"]);
  });

  it("follows links within the site, from pages at any depth, and leaves others alone", async () => {
    await write(
      "templates/not-found.liquid",
      '{% layout "base" %}{% block content %}\n<a href="{{ site.home }}">a</a> <a href="/lost.html">b</a>\n<a href="https://example.org/x">c</a> <a href="mailto:a@b.cn">d</a> <a href="#content">e</a>{% endblock %}',
    );
    expect(await told()).toEqual([
      "broken-link | theme/templates/not-found.liquid | 2 | 42 | /lost.html",
    ]);
  });

  it("tells of files where the theme looks for none, but of no note to the reader", async () => {
    await write("README.md", "x");
    await write("site.css", "x");
    await write("templates/old.html", "x");
    await write("words/fr.json", "{}");
    const { problems } = await check();
    expect(problems.map(({ code, file }) => `${code} ${file}`)).toEqual([
      "unused-file theme/site.css",
      "unused-file theme/templates/old.html",
      "unused-file theme/words/fr.json",
    ]);
  });
});
