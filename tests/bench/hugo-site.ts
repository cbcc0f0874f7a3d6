/** The same site for Hugo: reports as Markdown, templates of the same pages with the same markup. */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { blocksOf } from "../../core/edition/blocks.ts";
import { reportPath } from "../../core/publication/address.ts";
import { langs } from "../../core/report/lang.ts";
import { reportSchema } from "../../core/report/report.ts";

const config = `baseURL = "https://www.example.org/"
defaultContentLanguage = "zh"
paginate = 20
disableKinds = ["taxonomy", "term"]
enableRobotsTXT = true
[outputs]
home = ["HTML", "RSS"]
section = ["HTML", "RSS"]
[languages.zh]
contentDir = "content/zh"
languageName = "中文"
title = "新站点"
weight = 1
[languages.en]
contentDir = "content/en"
languageName = "English"
title = "New Site"
weight = 2
`;

const base = `<!doctype html>
<html lang="{{ site.Language.Lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ block "title" . }}{{ site.Title }}{{ end }}</title>
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">
{{ end }}<link rel="icon" type="image/svg+xml" href="/assets/mark.svg">
<link rel="stylesheet" href="/assets/site.css">
<link rel="alternate" type="application/rss+xml" href="{{ "index.xml" | relLangURL }}">
<meta name="color-scheme" content="light dark">
<meta name="SiteName" content="{{ site.Title }}">
<meta name="SiteDomain" content="www.example.org">
{{ block "meta" . }}{{ end }}</head>
<body class="{{ .Kind }}">
<a class="skip" href="#content">Skip to content</a>
<header class="masthead">
<div class="wrap masthead-top">
<a class="brand" href="{{ site.Home.RelPermalink }}"><img class="brand-mark" src="/assets/mark.svg" width="48" height="48" alt=""><span class="brand-name">{{ site.Title }}</span></a>
{{ range .Translations }}<p class="language"><a href="{{ .RelPermalink }}" lang="{{ .Lang }}" hreflang="{{ .Lang }}">{{ .Language.LanguageName }}</a></p>
{{ else }}<p class="language"><span class="language-due">Due</span></p>
{{ end }}</div>
<nav class="columns" aria-label="Columns">
<ul class="wrap">
<li><a href="{{ site.Home.RelPermalink }}"{{ if .IsHome }} aria-current="page"{{ end }}>Home</a></li>
{{ $section := .Section }}{{ range site.Sections }}<li><a href="{{ .RelPermalink }}"{{ if eq .Section $section }} aria-current="true"{{ end }}>{{ .Title }}</a></li>
{{ end }}</ul>
</nav>
</header>
<main id="content" class="wrap">
{{ block "main" . }}{{ end }}</main>
<footer class="foot">
<div class="wrap">
<p class="foot-name">{{ site.Title }}</p>
<p class="foot-line">© {{ site.Title }} · <span class="foot-domain">www.example.org</span></p>
</div>
</footer>
</body>
</html>
`;

const single = `{{ define "title" }}{{ .Title }} – {{ site.Title }}{{ end }}
{{ define "meta" }}<meta name="description" content="{{ .Params.summary }}">
<meta name="ColumnName" content="{{ .CurrentSection.Title }}">
<meta name="ArticleTitle" content="{{ .Title }}">
<meta name="PubDate" content="{{ .Date.Format "2006-01-02" }}">
<meta name="Url" content="{{ .Permalink }}">
<meta property="og:type" content="article">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:description" content="{{ .Params.summary }}">
<meta property="og:url" content="{{ .Permalink }}">
<meta property="og:site_name" content="{{ site.Title }}">
<meta property="og:locale" content="{{ site.Language.Lang }}">
<meta name="twitter:card" content="summary">
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "NewsArticle" "headline" .Title "description" .Params.summary "datePublished" (.Date.Format "2006-01-02") "inLanguage" site.Language.Lang "url" .Permalink | jsonify | safeJS }}</script>
{{ end }}
{{ define "main" }}<nav class="breadcrumb" aria-label="Breadcrumb">
<ol>
<li><a href="{{ site.Home.RelPermalink }}">Home</a></li>
<li><a href="{{ .CurrentSection.RelPermalink }}">{{ .CurrentSection.Title }}</a></li>
</ol>
</nav>
<article class="report-page">
<header class="report-head">
<h1>{{ .Title }}</h1>
<dl class="facts">
<div><dt>Released</dt><dd><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></dd></div>
</dl>
</header>
<p class="lead">{{ .Params.summary }}</p>
<div class="body">
{{ .Content }}</div>
</article>
<nav class="neighbours" aria-label="More in this column">
{{ with .PrevInSection }}<a class="neighbour" rel="prev" href="{{ .RelPermalink }}"><span>Previous</span> {{ .Title }}</a>
{{ end }}{{ with .NextInSection }}<a class="neighbour neighbour-next" rel="next" href="{{ .RelPermalink }}"><span>Next</span> {{ .Title }}</a>
{{ end }}</nav>
{{ end }}
`;

const list = `{{ define "meta" }}<meta name="description" content="{{ .Title }}">
{{ end }}
{{ define "main" }}{{ $pages := .Paginate site.RegularPages }}<header class="list-head">
<h1>{{ .Title }}</h1>
</header>
<ul class="items">
{{ range $pages.Pages }}<li class="item">
<article>
<div class="item-words">
<h3><a href="{{ .RelPermalink }}">{{ .Title }}</a></h3>
<p class="summary">{{ .Params.summary }}</p>
<p class="when"><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time><span class="kicker">{{ .Section }}</span></p>
</div>
</article>
</li>
{{ end }}</ul>
<nav class="pages" aria-label="Pages">{{ with $pages.Prev }}<a rel="prev" href="{{ .URL }}">Previous</a>{{ end }}{{ with $pages.Next }}<a rel="next" href="{{ .URL }}">Next</a>{{ end }}</nav>
{{ end }}
`;

/** Writes the site's source into `dir`, from the library's report files. */
export async function writeHugoSite(library: string, dir: string): Promise<void> {
  const write = async (path: string, text: string) => {
    await mkdir(join(dir, path, ".."), { recursive: true });
    await writeFile(join(dir, path), text);
  };
  await write("config.toml", config);
  await write("layouts/_default/baseof.html", base);
  await write("layouts/_default/single.html", single);
  await write("layouts/_default/list.html", list);
  for (const name of await readdir(join(library, "reports"))) {
    const text = await readFile(join(library, "reports", name), "utf8");
    const { number, head, editions } = reportSchema.parse(JSON.parse(text));
    const day = head.releaseDate ?? "2026-01-01";
    for (const lang of langs) {
      const [headline = "", lead = "", ...body] = blocksOf(editions[lang]).map((one) => one.text);
      const pattern = "/art/{yyyy}/{m}/{d}/art_{column}_{number}.html";
      const url = `/${reportPath(pattern, { day, column: head.column, number }, lang)}`;
      const facts = {
        title: headline,
        summary: lead,
        date: day,
        url,
        translationKey: `r${number}`,
      };
      const front = Object.entries(facts).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
      const page = `---\n${front.join("\n")}\n---\n${body.join("\n\n")}\n`;
      await write(`content/${lang}/${head.column}/${number}.md`, page);
    }
  }
}
