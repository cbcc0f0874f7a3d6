// Finds reports by the words on their pages: asks the site's own index which ones have them, then their pages for the place.

// --- Terms: as core/publication/search/terms.ts takes a text apart.
const isHan = (character) => /\p{Script=Han}/u.test(character);
const fold = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
const runs = /(\p{Script=Han}+)|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

const stem = (word) =>
  word.length < 4
    ? word
    : word
        .replace(/(?<![ae])ies$/, "y")
        .replace(/(?<=ss|sh|ch|x|z)es$/, "")
        .replace(/(?<![us])s$/, "");

/** What a query asks for: runs of Han characters as pairs, words by their stem, the last word by its beginning. */
export function readQuery(query) {
  const wanted = [];
  const folded = fold(query);
  for (const { 0: run, 1: han, index } of folded.matchAll(runs)) {
    const isLast = index + run.length === folded.length;
    if (han === undefined) {
      wanted.push({ text: run, terms: [stem(run)], starts: isLast && run.length > 2 });
      continue;
    }
    const characters = [...run];
    const pairs = characters.slice(1).map((character, at) => characters[at] + character);
    wanted.push({ text: run, terms: pairs.length > 0 ? pairs : characters, starts: pairs.length === 0 });
  }
  return wanted;
}

export function shardOf(term, count) {
  const first = String.fromCodePoint(term.codePointAt(0));
  const key = isHan(first) ? first : term.slice(0, 3);
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1)
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  return hash % count;
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const shardCounts = { 4096: 512, 1024: 128, 256: 32, 64: 16 };

export function fromDigits(text) {
  const numbers = [];
  let number = 0;
  let unit = 1;
  for (const character of text) {
    const digit = digits.indexOf(character);
    number += (digit % 32) * unit;
    unit *= 32;
    if (digit >= 32) continue;
    numbers.push(number);
    number = 0;
    unit = 1;
  }
  return numbers;
}

function fromSteps(text, start) {
  let before = start - 1;
  return fromDigits(text).map((step) => {
    before += step + 1;
    return before;
  });
}

// --- The index.
const kept = new Map();

async function load(url, parse, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return parse(response);
}

/** What is asked again in this page's life is not sent for again; what failed is. */
function once(url, parse = (response) => response.json()) {
  const known = kept.get(url) ?? load(url, parse);
  kept.set(url, known);
  known.catch(() => kept.delete(url));
  return known;
}

const both = (one, other) => new Set([...one].filter((number) => other.has(number)));

/** Numbers of the reports of a block that have everything that is wanted, in a part of their text. */
async function inBlock({ base, block: [size, start, state], wanted }) {
  const count = shardCounts[size];
  const shards = await Promise.all(
    wanted.flatMap(({ terms, starts }) =>
      terms.map(async (term) => ({
        term,
        starts,
        shard: await once(`${base}${size}-${start}/${shardOf(term, count)}.json?${state}`),
      })),
    ),
  );
  const having = (part) =>
    shards
      .map(({ term, starts, shard }) => {
        const lists = shard[part];
        const terms = starts ? Object.keys(lists).filter((one) => one.startsWith(term)) : [term];
        return new Set(terms.flatMap((one) => fromSteps(lists[one] ?? "", start)));
      })
      .reduce(both);
  return { all: having("t"), headline: having("h") };
}

/** Numbers of reports, those first whose headline has it, newest first. */
export async function findNumbers(indexUrl, wanted) {
  if (wanted.length === 0) return [];
  const index = await load(indexUrl, (response) => response.json(), { cache: "no-cache" });
  const base = indexUrl.replace(/[^/]*$/, "");
  const found = await Promise.all(
    index.blocks.map((block) => inBlock({ base, block, wanted })),
  );
  const headlines = new Set(found.flatMap(({ headline }) => [...headline]));
  const days = fromDigits(index.days);
  return found
    .flatMap(({ all }) => [...all])
    .sort(
      (a, b) =>
        Number(headlines.has(b)) - Number(headlines.has(a)) || days[b] - days[a] || b - a,
    );
}

// --- Places in a page.
/** Folded text, and for each of its units where it came from. */
function foldWithPlaces(text) {
  let folded = "";
  const places = [];
  let at = 0;
  for (const character of text) {
    const part = fold(character);
    for (let index = 0; index < part.length; index += 1) places.push(at);
    folded += part;
    at += character.length;
  }
  places.push(at);
  return { folded, places };
}

const escapeForPattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Ranges of `text` that the query means, in order; null when a run of the query is nowhere in it. */
export function rangesIn(text, wanted) {
  const { folded, places } = foldWithPlaces(text);
  const ranges = [];
  for (const { text: run, terms, starts } of wanted) {
    const isWord = !isHan(run);
    const pattern = isWord
      ? new RegExp(`(?<![\\p{L}\\p{N}])${escapeForPattern(terms[0].replace(/y$/, ""))}[\\p{L}\\p{N}]*`, "gu")
      : new RegExp(escapeForPattern(run), "gu");
    const hits = [...folded.matchAll(pattern)].filter(
      ([hit]) => !isWord || stem(hit) === terms[0] || (starts && stem(hit).startsWith(terms[0])),
    );
    if (hits.length === 0) return null;
    for (const { 0: hit, index } of hits)
      ranges.push([places[index], places[index + hit.length - 1] + 1]);
  }
  return ranges.sort((a, b) => a[0] - b[0]);
}

/** The text of the part of a page that search looks at; a line for each block. */
function textIn(root) {
  for (const note of root.querySelectorAll(".note-ref")) note.remove();
  let text = "";
  let before = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node.parentElement.closest("p,li,h1,h2,h3,h4,td,th,figcaption,dt,dd,blockquote");
    text += block === before ? node.data : `\n${node.data.trimStart()}`;
    before = block;
  }
  return text.trim();
}

/** What is shown of a report's page; null when the words are on it, but not together. */
export async function readResult(url, wanted) {
  const html = await once(url, (response) => response.text());
  const page = new DOMParser().parseFromString(html, "text/html");
  const report = page.querySelector(".report-page");
  if (!report) return null;
  const time = report.querySelector("time");
  const column = page.querySelector(".breadcrumb li:last-child");
  const headline = report.querySelector("h1")?.textContent.trim() ?? "";
  const date = time?.textContent ?? "";
  const result = { url, headline, date, day: time?.dateTime ?? "", column: column?.textContent.trim() ?? "" };
  const whole = textIn(report);
  if (!rangesIn(whole, wanted)) return null;
  // Labels are for the page; the headline stands above the excerpt.
  for (const label of report.querySelectorAll(".report-head, .tags h2, .event h2, dt")) label.remove();
  const marked = piecesOf(headline, rangesOfAny(headline, wanted));
  return { ...result, headline: marked, excerpt: excerptOf(textIn(report), wanted) };
}

const BEFORE = 40;
const LENGTH = 150;

/** The text around the first hit. */
function excerptOf(text, wanted) {
  const ranges = rangesOfAny(text, wanted);
  const first = ranges[0]?.[0] ?? 0;
  const line = text.lastIndexOf("\n", first) + 1;
  // English is cut at a space, so that no word is cut.
  let from = Math.max(line, first - BEFORE);
  if (from > line) {
    const space = text.slice(from, first).search(/\s/);
    if (space >= 0) from += space + 1;
  }
  let to = Math.min(text.length, from + LENGTH);
  if (to < text.length && /\w\w/.test(text.slice(to - 1, to + 1)))
    to = Math.max(first + 1, text.lastIndexOf(" ", to));
  return [
    { text: from > line ? "…" : "" },
    ...piecesOf(text, ranges, from, to),
    { text: to < text.length ? "…" : "" },
  ];
}

const rangesOfAny = (text, wanted) =>
  wanted.flatMap((one) => rangesIn(text, [one]) ?? []).sort((a, b) => a[0] - b[0]);

/** Pieces of text, each a hit or not. */
function piecesOf(text, ranges, from = 0, to = text.length) {
  const pieces = [];
  let at = from;
  for (const [start, end] of ranges) {
    if (start < at || end > to) continue;
    pieces.push({ text: text.slice(at, start) }, { text: text.slice(start, end), hit: true });
    at = end;
  }
  return [...pieces, { text: text.slice(at, to) }];
}

// --- The page.
const AT_ONCE = 10;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const asNode = ({ text, hit }) => (hit ? element("mark", {}, text) : text);

const itemOf = ({ url, headline, day, date, column, excerpt }) =>
  element(
    "li",
    { className: "item" },
    element(
      "article",
      {},
      element(
        "div",
        { className: "item-words" },
        element("h2", {}, element("a", { href: url }, ...headline.map(asNode))),
        element(
          "p",
          { className: "excerpt" },
          ...excerpt.map(asNode),
        ),
        ...(date === ""
          ? []
          : [
              element(
                "p",
                { className: "when" },
                element("time", { dateTime: day }, date),
                element("span", { className: "kicker" }, column),
              ),
            ]),
      ),
    ),
  );

function start(form) {
  const { index, root, ...words } = form.dataset;
  const indexUrl = new URL(index, location.href).href;
  const rootUrl = new URL(root, location.href).href;
  const status = document.querySelector(".search-status");
  const list = document.querySelector(".search-results");
  const more = document.querySelector(".search-more button");
  const input = form.elements.q;
  let run = 0;

  async function search(query) {
    run += 1;
    const mine = run;
    const wanted = readQuery(query);
    list.replaceChildren();
    more.hidden = true;
    status.textContent = query.trim() === "" ? "" : words.searching;
    if (query.trim() === "") return;
    try {
      const numbers = await findNumbers(indexUrl, wanted);
      if (mine === run) await show(numbers, wanted, mine);
    } catch {
      if (mine === run) status.textContent = words.failed;
    }
  }

  async function show(numbers, wanted, mine) {
    let left = numbers;
    let wrong = 0;
    const next = async () => {
      const target = list.children.length + AT_ONCE;
      while (left.length > 0 && list.children.length < target) {
        const batch = left.slice(0, target - list.children.length);
        const results = await Promise.all(batch.map((number) => resultAt(number, wanted)));
        if (mine !== run) return;
        left = left.slice(batch.length);
        const good = results.filter((result) => result !== null);
        wrong += results.length - good.length;
        list.append(...good.map(itemOf));
      }
      const count = numbers.length - wrong;
      const sentence = count === 0 ? words.none : left.length > 0 ? words.about : words.found;
      status.textContent = sentence.replace("{count}", count);
      more.hidden = left.length === 0;
    };
    more.onclick = async () => {
      const last = list.lastElementChild;
      status.textContent = words.searching;
      try {
        await next();
        last?.nextElementSibling?.querySelector("a")?.focus();
      } catch {
        status.textContent = words.failed;
      }
    };
    await next();
  }

  async function resultAt(number, wanted) {
    const addresses = await once(
      new URL(`at/${Math.floor(number / 64)}.json`, indexUrl).href,
    );
    const path = addresses[number];
    return path ? readResult(new URL(path, rootUrl).href, wanted) : null;
  }

  document.querySelector(".search-without")?.remove();
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const url = new URL(location.href);
    url.searchParams.set("q", input.value);
    history.pushState(null, "", url);
    void search(input.value);
  });
  const fromAddress = () => {
    input.value = new URL(location.href).searchParams.get("q") ?? "";
    void search(input.value);
  };
  addEventListener("popstate", fromAddress);
  fromAddress();
}

const form = globalThis.document?.querySelector(".search-form");
if (form) start(form);
