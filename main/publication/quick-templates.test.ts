import { Liquid } from "liquidjs";
import { expect, it } from "vitest";
import { quickenTemplates } from "./quick-templates.ts";

const templates = {
  base: "<title>{% block title %}{{ site.name }}{% endblock %}</title>{% block content %}{% endblock %}|{{ site.name | upcase }}",
  picture: "<img src='{{ image.href }}'{% if lazy %} lazy{% endif %}>",
  page: `{% layout "base" %}{% block title %}{{ report.headline }} – {{ block.super }}{% endblock %}
{% block content %}{{ body | raw }}{{ body }}{{ words["a b"] }}{{ words[key] }}{{ none.at.all }}{{ none }}
{{ count }}{{ report.tags.size }}{{ report.tags.first }}{{ report.tags }}{{ report }}{{ yes }}{{ zero }}{{ empty_text }}
{% assign sizes = "wide" %}{% for tag in report.tags %}{{ forloop.index }}{{ tag.name }}{% if tag.href != "" and forloop.first %}!{% elsif tag.name == "b" or none %}?{% else %}.{% endif %}{% if tag.name == "c" %}{% break %}{% endif %}{% endfor %}{{ sizes }}
{% render "picture", image: report.image, lazy: yes %}{% if body contains "<p>" %}1{% endif %}{% if report.tags contains "x" %}2{% endif %}
{% unless count > 2 %}3{% endunless %}{% if count <= 7 %}4{% endif %}{% if none == nil %}5{% endif %}{% if empty_text == blank %}6{% endif %}{% if none %}7{% endif %}
{% if report.image %}8{% endif %}{% if zero %}9{% endif %}{% if count == "7" %}10{% endif %}{% if none != "" %}11{% endif %}{{ constructor }}{{ report.toString }}
{% case count %}{% when 7 %}seven{% endcase %}{% capture kept %}{{ report.headline }}{% endcapture %}{{ kept | size }}{{ promised }}{{ drop.made }}{{ 3 }}{{ "<" }}{% endblock %}`,
  fails:
    "{% layout 'base' %}{% block content %}\n{% for tag in report.tags %}{{ tag.name | no_date: 1 | slice: nil }}{{ count | boom }}{% endfor %}{% endblock %}",
};

const view = {
  site: { name: "S & <Co>" },
  report: {
    headline: "\"H\" & 'h'",
    tags: [
      { name: "a", href: "a.html" },
      { name: "b", href: "" },
      { name: "c", href: "" },
      { name: "d", href: "" },
    ],
    image: { href: "x.jpg?a&b" },
  },
  body: "<p>text</p>",
  words: { "a b": "spaced", k: "by key" },
  ...{ key: "k", count: 7, yes: true, zero: 0, empty_text: "" },
  drop: { made: () => "called" },
};

const files = Object.fromEntries(
  Object.entries(templates).map(([name, text]) => [`${name}.liquid`, text]),
);

const engineOf = (): Liquid => {
  const engine = new Liquid({
    ...{ templates: files, extname: ".liquid", outputEscape: "escape", cache: true },
    ...{ ownPropertyOnly: true, globals: { site: view.site } },
  });
  engine.registerFilter("no_date", (value: unknown) => value);
  engine.registerFilter("boom", () => {
    throw new Error("boom");
  });
  return engine;
};

const quick = (): Liquid => {
  const engine = engineOf();
  quickenTemplates(engine, Object.keys(templates));
  return engine;
};

it("says what Liquid says", () => {
  const expected: unknown = engineOf().renderFileSync("page", view);
  expect(expected).toContain("called");
  expect(quick().renderFileSync("page", view)).toBe(expected);
});

it("fails as Liquid fails, at the same place", () => {
  const failure = (engine: Liquid): unknown => {
    try {
      return engine.renderFileSync("fails", view);
    } catch (error) {
      const { name, message, token } = error as Error & { token: { getPosition(): number[] } };
      return { name, message, at: token.getPosition() };
    }
  };
  expect(failure(engineOf())).toMatchObject({ name: "RenderError" });
  expect(failure(quick())).toEqual(failure(engineOf()));
});
