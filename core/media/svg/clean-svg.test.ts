/** Tests of drawings that came in: they draw what they drew, and do nothing else. */
import { describe, expect, it } from "vitest";
import { cleanSvg, looksLikeSvg } from "./clean-svg.ts";

const svg = (inside: string, attributes = 'viewBox="0 0 40 20"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

describe("a drawing", () => {
  it("keeps what draws", () => {
    const drawing = svg(
      '<defs><linearGradient id="a"><stop offset="0" stop-color="#f00"/></linearGradient></defs>' +
        '<rect width="40" height="20" style="fill: url(#a); stroke:#000"/><use xlink:href="#b"/>' +
        '<text x="3" y="4">字 &lt; &amp;</text>',
    );
    expect(cleanSvg(drawing)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">' +
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#f00"></stop></linearGradient></defs>' +
        '<rect width="40" height="20" style="fill:url(#a);stroke:#000"></rect><use href="#b"></use>' +
        '<text x="3" y="4">字 &lt; &amp;</text></svg>\n',
    );
  });

  it("is the same after a second run", () => {
    const once = cleanSvg(svg('<g style="fill:red;x:y" onclick="1"><path d="M0 0"/></g>')) ?? "";
    expect(cleanSvg(once)).toBe(once);
  });

  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["a script by address", '<script xlink:href="https://evil.example/x.js"/>'],
    ["a handler", '<rect onload="alert(1)" onclick="alert(1)"/>'],
    ["a handler in another case", '<rect ONLOAD="alert(1)" oNcLick="alert(1)"/>'],
    [
      "a foreign object",
      "<foreignObject><b xmlns='http://www.w3.org/1999/xhtml' onclick='alert(1)'>evil</b></foreignObject>",
    ],
    [
      "HTML without a foreign object",
      "<b xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></b>",
    ],
    ["a link", '<a xlink:href="javascript:alert(1)"><text>evil</text></a>'],
    [
      "an animation of a link",
      '<animate attributeName="href" values="javascript:alert(1)"/><set attributeName="onclick" to="alert(1)"/>',
    ],
    [
      "a picture from elsewhere",
      '<image href="https://evil.example/x.png"/><image xlink:href="data:image/svg+xml,evil"/>',
    ],
    [
      "a use of elsewhere",
      '<use href="https://evil.example/x.svg#a"/><use xlink:href="data:image/svg+xml,evil#a"/><use href=" javascript:alert(1)"/>',
    ],
    ["a filter's picture", '<filter id="f"><feImage href="https://evil.example/x.png"/></filter>'],
    [
      "a style sheet",
      "<style>@import url(https://evil.example/x.css); rect { fill: url(https://evil.example/x) }</style>",
    ],
    [
      "paint from elsewhere",
      '<rect fill="url(https://evil.example/x#a)" style="fill:url(//evil.example);mask:url( \'https://evil.example/m\' )"/>',
    ],
    [
      "an escaped url",
      String.raw`<rect style="fill:u\72l(https://evil.example/x)" fill="u\72l(https://evil.example)"/>`,
    ],
    ["a commented url", '<rect style="fill:u/**/rl(https://evil.example/x)"/>'],
    ["a set of pictures", "<rect style=\"fill:image-set('https://evil.example/x' 1x)\"/>"],
    ["an instruction", '<?xml-stylesheet href="https://evil.example/x.css"?><rect/>'],
    ["a base", '<rect xml:base="https://evil.example/"/>'],
    ["a comment", "<!-- evil alert(1) --><rect/>"],
    ["another namespace", '<e:x xmlns:e="urn:evil" e:onclick="alert(1)">evil</e:x>'],
  ])("loses %s", (_name, inside) => {
    expect(cleanSvg(svg(inside))).not.toMatch(/evil|alert|on\w+=|javascript|https:|@|\\/i);
  });

  it.each([
    ["what is no XML", svg("<rect>")],
    [
      "entities of its own",
      `<!DOCTYPE svg [<!ENTITY a "evil"><!ENTITY b SYSTEM "file:///etc/passwd">]>${svg("<text>&a;&b;</text>")}`,
    ],
    [
      "a page",
      '<html xmlns="http://www.w3.org/1999/xhtml"><svg xmlns="http://www.w3.org/2000/svg"/></html>',
    ],
    ["no namespace", '<svg viewBox="0 0 1 1"/>'],
    ["no size", svg("<rect/>", "")],
    ["a size beyond reason", svg("<rect/>", 'viewBox="0 0 9999999 9999999"')],
    ["a well without bottom", svg("<g>".repeat(200) + "</g>".repeat(200))],
    ["uses without end", svg('<use href="#a"/>'.repeat(2001))],
  ])("is refused with %s", (_name, text) => {
    expect(cleanSvg(text)).toBeNull();
  });

  it("gets its size from what it says of itself", () => {
    const size = (attributes: string) =>
      /viewBox="([^"]*)"|$/.exec(cleanSvg(svg("", attributes)) ?? "")?.[1] +
      (cleanSvg(svg("", attributes))?.match(/ (?:width|height)="\d+"/g) ?? []).sort().join("");
    expect(size('width="10" height="20px"')).toBe('0 0 10 20 height="20" width="10"');
    expect(size('viewBox="0 0 30 60" width="100%"')).toBe('0 0 30 60 height="60" width="30"');
    expect(size('viewBox="0 0 30 60" width="90"')).toBe('0 0 30 60 height="180" width="90"');
  });

  it("is told from other files by its first letters", () => {
    expect(looksLikeSvg(`\uFEFF<?xml version="1.0"?>\n<!-- x -->${svg("")}`)).toBe(true);
    expect(looksLikeSvg("GIF89a <svg ")).toBe(false);
    expect(looksLikeSvg("<html>")).toBe(false);
  });
});
