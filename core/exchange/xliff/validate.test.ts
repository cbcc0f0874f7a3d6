/** The rules of XLIFF 2.1, one by one, on files of a few lines; and what is done to a file on its way cannot break the reader. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clauses, type XliffRule } from "./finding.ts";
import { validateXliff } from "./validate.ts";
import { parseXml, writeXml } from "./xml.ts";

const spaces = {
  fs: "fs:2.0",
  mtc: "matches:2.0",
  gls: "glossary:2.0",
  mda: "metadata:2.0",
  res: "resourcedata:2.0",
  slr: "sizerestriction:2.0",
  val: "validation:2.0",
  ctr: "changetracking:2.0",
  itsm: "itsm:2.1",
};
const namespaces = Object.entries(spaces)
  .map(([prefix, name]) => ` xmlns:${prefix}="urn:oasis:names:tc:xliff:${name}"`)
  .join("");

const xliff = (content: string, attributes = 'trgLang="en"'): string =>
  `<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:its="http://www.w3.org/2005/11/its" xmlns:my="urn:example"${namespaces} version="2.1" srcLang="zh" ${attributes}>${content}</xliff>`;
const file = (content: string): string => xliff(`<file id="f1">${content}</file>`);
const unit = (content: string): string => file(`<unit id="u1">${content}</unit>`);
const segment = (source: string, target?: string, before = ""): string =>
  unit(
    `${before}<segment id="s1"><source>${source}</source>${target === undefined ? "" : `<target>${target}</target>`}</segment>`,
  );
const plain = "<segment><source>甲</source></segment>";
const rulesOf = (source: string): XliffRule[] =>
  validateXliff(source).findings.map(({ rule }) => rule);

const NO_MOVE = 'canCopy="no" canDelete="no"';
const DATA = '<originalData><data id="d1">x</data></originalData>';
const match = (attributes: string): string =>
  segment(
    "甲",
    undefined,
    `<mtc:matches><mtc:match ${attributes}><source>甲</source><target>A</target></mtc:match></mtc:matches>`,
  );
const rule = (attributes: string): string =>
  segment("甲", undefined, `<val:validation><val:rule ${attributes}/></val:validation>`);

const broken: [XliffRule, string][] = [
  ["not-xml", "<xliff>"],
  ["not-xml", '<xliff a="&undeclared;"/>'],
  ["doctype", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'],
  ["doctype", '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'],
  ["too-deep", "<a>".repeat(300)],
  ["root", "<tmx/>"],
  ["element-place", file(`${`<unit id="u1">${plain}</unit>`}<notes><note>x</note></notes>`)],
  ["element-missing", xliff('<file id="f1"/>')],
  ["element-unknown", segment("甲", undefined, "<val:check/>")],
  ["attribute-unknown", unit('<segment translate="no"><source>甲</source></segment>')],
  ["attribute-unknown", segment('<ph id="1" my:own="x"/>')],
  ["attribute-missing", file(`<unit>${plain}</unit>`)],
  ["attribute-value", file(`<unit id="a/b">${plain}</unit>`)],
  ["attribute-value", xliff("", 'trgLang="e"')],
  ["text-place", unit(`words${plain}`)],
  [
    "module-place",
    file(
      `<gls:glossary><gls:glossEntry><gls:term>a</gls:term><gls:definition>b</gls:definition></gls:glossEntry></gls:glossary><unit id="u1">${plain}</unit>`,
    ),
  ],
  [
    "target-language",
    xliff(
      `<file id="f1"><unit id="u1"><segment><source>甲</source><target>A</target></segment></unit></file>`,
      "",
    ),
  ],
  ["language", unit('<segment><source xml:lang="en">甲</source></segment>')],
  ["space", unit('<segment><source xml:space="preserve">甲</source><target>A</target></segment>')],
  ["skeleton-href", file(`<skeleton/><unit id="u1">${plain}</unit>`)],
  ["unit-segment", unit("<ignorable><source> </source></ignorable>")],
  ["sub-state", unit('<segment subState="a:b"><source>甲</source></segment>')],
  ["state-target", unit('<segment state="final"><source>甲</source></segment>')],
  ["order-range", unit('<segment><source>甲</source><target order="2">A</target></segment>')],
  [
    "order-twice",
    unit(
      '<segment><source>甲</source><target order="2">A</target></segment><segment><source>乙</source><target>B</target></segment>',
    ),
  ],
  ["id-twice", file(`<unit id="u1">${plain}</unit><unit id="u1">${plain}</unit>`)],
  ["id-twice", segment("甲", undefined, '<my:a id="x"/><my:b id="x"/>')],
  ["id-target", segment('<ph id="1"/>', '<pc id="1">A</pc>')],
  ["fragment-syntax", segment('<mrk id="1" type="a:b" ref="#f=f$1">甲</mrk>')],
  ["fragment-prefix", segment('<mrk id="1" type="a:b" ref="#f=f1/zz=1">甲</mrk>')],
  ["fragment-order", segment('<mrk id="1" type="a:b" ref="#u=u1/f=f1/1">甲</mrk>')],
  ["comment-annotation", segment('<mrk id="1" type="comment">甲</mrk>')],
  ["comment-ref", segment('<mrk id="1" type="comment" ref="#n=1">甲</mrk>')],
  ["match-annotation", segment('<mrk id="1" type="mtc:match" ref="#s1">甲</mrk>')],
  ["data-ref", segment('<ph id="1" dataRef="d2"/>', undefined, DATA)],
  ["data-ref-pair", segment('<pc id="1" dataRefStart="d1">甲</pc>', undefined, DATA)],
  ["sub-flows", segment('<ph id="1" subFlows="u2"/>')],
  ["sub-flows-pair", segment('<pc id="1" subFlowsStart="u1">甲</pc>')],
  ["equiv-pair", segment('<pc id="1" equivStart="x">甲</pc>')],
  ["marker-pair", segment('<sm id="1" translate="no"/>甲')],
  ["end-code", segment('甲<ec id="1"/>')],
  ["code-pair", segment('<ec startRef="1"/>甲<sc id="1"/>')],
  ["isolated", segment('<sc id="1" isolated="yes"/>甲<ec startRef="1"/>')],
  ["pair-hints", segment('<sc id="1" canCopy="no"/>甲<ec startRef="1"/>')],
  ["end-code-direction", segment('<sc id="1"/>甲<ec startRef="1" dir="ltr"/>')],
  ["sub-type", segment('<ph id="1" subType="a:b"/>')],
  ["sub-type-value", segment('<ph id="1" type="ui" subType="xlf:lb"/>')],
  ["copy-of", segment('<ph id="1" copyOf="2"/>')],
  ["copy-of-data", segment('<ph id="1" dataRef="d1"/><ph id="2" copyOf="1"/>', undefined, DATA)],
  ["copy-of-forbidden", segment('<ph id="1" canCopy="no"/><ph id="2" copyOf="1"/>')],
  ["reorder-hints", segment('<ph id="1" canReorder="firstNo"/>')],
  ["reorder-sequence", segment(`<ph id="1" canReorder="no" ${NO_MOVE}/>`)],
  [
    "reorder-sequence",
    segment(
      `<ph id="1" canReorder="firstNo" ${NO_MOVE}/><ph id="2" canReorder="no" ${NO_MOVE}/>`,
      `<ph id="2" canReorder="no" ${NO_MOVE}/><ph id="1" canReorder="firstNo" ${NO_MOVE}/>`,
    ),
  ],
  ["code-deleted", segment('<ph id="1" canDelete="no"/>甲', "A")],
  ["code-point", segment('<cp hex="0041"/>')],
  ["match-ref", match('ref="#s2"')],
  ["match-sub-type", match('ref="#s1" subType="a:b"')],
  ["match-language", match('ref="#s1" xml:lang="en"')],
  [
    "glossary-entry",
    segment(
      "甲",
      undefined,
      "<gls:glossary><gls:glossEntry><gls:term>甲</gls:term></gls:glossEntry></gls:glossary>",
    ),
  ],
  [
    "glossary-ref",
    segment(
      "甲",
      undefined,
      '<gls:glossary><gls:glossEntry ref="#m9"><gls:term>甲</gls:term><gls:definition>x</gls:definition></gls:glossEntry></gls:glossary>',
    ),
  ],
  ["format-sub", segment('<ph id="1" fs:subFs="src,a.png"/>')],
  ["format-value", segment('<pc id="1" fs:fs="paragraph">甲</pc>')],
  ["end-code-module", segment('<sc id="1"/>甲<ec startRef="1" fs:fs="b"/>')],
  [
    "resource-type",
    file(
      `<res:resourceData><res:resourceItem id="r1"><res:source href="a.png"/></res:resourceItem></res:resourceData><unit id="u1">${plain}</unit>`,
    ),
  ],
  [
    "resource-href",
    file(
      `<res:resourceData><res:resourceItem id="r1" mimeType="a/b"><res:source/></res:resourceItem></res:resourceData><unit id="u1">${plain}</unit>`,
    ),
  ],
  [
    "resource-language",
    file(
      `<res:resourceData><res:resourceItem id="r1" mimeType="a/b"><res:source href="a" xml:lang="fr"/></res:resourceItem></res:resourceData><unit id="u1">${plain}</unit>`,
    ),
  ],
  [
    "resource-ref",
    segment(
      "甲",
      undefined,
      '<res:resourceData><res:resourceItemRef ref="r9"/></res:resourceData>',
    ),
  ],
  ["size-pattern", file(`<unit id="u1" slr:sizeRestriction="ninety">${plain}</unit>`)],
  [
    "size-number",
    file(
      `<slr:profiles generalProfile="xliff:codepoints"/><unit id="u1" slr:sizeInfo="2.5">${plain}</unit>`,
    ),
  ],
  [
    "size-both",
    file(
      `<slr:data profile="a"><my:size id="x"/></slr:data><unit id="u1" slr:sizeInfo="1" slr:sizeInfoRef="x">${plain}</unit>`,
    ),
  ],
  ["size-ref", file(`<unit id="u1" slr:sizeInfoRef="x">${plain}</unit>`)],
  ["rule-one", rule('isPresent="a" endsWith="b"')],
  ["rule-exists", rule('isNotPresent="a" existsInSource="yes"')],
  ["rule-occurs", rule('startsWith="a" occurs="2"')],
  [
    "rule-disabled",
    file(
      `<val:validation><val:rule isPresent="a" disabled="yes"/></val:validation><unit id="u1">${plain}</unit>`,
    ),
  ],
  ["its-version", segment('<mrk id="1" type="its:generic" its:taClassRef="a">甲</mrk>')],
  [
    "its-type",
    segment('<mrk id="1" type="comment" value="x" its:version="2.0" its:taClassRef="a">甲</mrk>'),
  ],
  [
    "its-together",
    segment(
      '<mrk id="1" its:version="2.0" translate="no" its:taIdentRef="a" its:taSource="b" its:taIdent="c">甲</mrk>',
    ),
  ],
  [
    "its-ref",
    segment(
      '<mrk id="1" its:version="2.0" translate="no" its:locQualityIssuesRef="#its=q">甲</mrk>',
    ),
  ],
  ["its-needed", segment('<mrk id="1" its:version="2.0" translate="no" its:taSource="b">甲</mrk>')],
  [
    "its-annotators",
    segment('<mrk id="1" its:version="2.0" translate="no" its:annotatorsRef="cooking|me">甲</mrk>'),
  ],
  [
    "change-ref",
    segment(
      "甲",
      undefined,
      '<ctr:changeTrack><ctr:revisions appliesTo="note" ref="n9"><ctr:revision><ctr:item property="content">x</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id="n1">x</note></notes>',
    ),
  ],
  [
    "change-property",
    segment(
      "甲",
      undefined,
      '<ctr:changeTrack><ctr:revisions appliesTo="note" ref="n1"><ctr:revision><ctr:item property="priority">x</ctr:item></ctr:revision></ctr:revisions></ctr:changeTrack><notes><note id="n1">x</note></notes>',
    ),
  ],
];

describe("what is wrong", () => {
  it.each(broken)("is told as %s: %s", (name, source) => {
    expect(rulesOf(source)).toContain(name);
  });

  it("is told of every rule that there is", () => {
    // Bytes and sizes are for whoever opens the file.
    const elsewhere = ["encoding", "too-large"];
    const told = new Set<string>(broken.map(([name]) => name));
    expect(Object.keys(clauses).filter((name) => !told.has(name))).toEqual(elsewhere);
  });

  it("is told with its line", () => {
    const { findings } = validateXliff(file(`\n<unit id="u1">\n<segment/></unit>`));
    expect(findings).toEqual([
      { rule: "element-missing", line: 4, about: "<segment> source", unit: "u1" },
    ]);
  });
});

const rich = xliff(`<file id="f1" original="a.docx" my:own="x">
  <my:extra id="x1"><my:deep a="1 &lt; &quot;2&quot;"/><![CDATA[<raw>]]></my:extra>
  <!-- said --><notes><note id="n1">a &amp; b</note></notes>
  <group id="g1" type="my:table"><unit id="u1" translate="no"><mda:metadata><mda:metaGroup category="c"><mda:meta type="t">v</mda:meta></mda:metaGroup></mda:metadata><notes><note id="n1">x</note></notes>${DATA}
    <segment id="s1" state="reviewed" subState="my:checked"><source><pc id="1" fs:fs="b">甲<ph id="2" dataRef="d1"/></pc>乙<sc id="3"/></source><target><ph id="2" dataRef="d1"/><pc id="1" fs:fs="b">A</pc><sc id="3"/></target></segment>
    <ignorable><source> </source></ignorable>
    <segment id="s2"><source>丙<ec startRef="3"/><mrk id="m1" type="comment" ref="#n=n1">丁</mrk></source><target>C<ec startRef="3"/></target></segment></unit></group>
</file><?tool data?>`);

describe("what is right", () => {
  it("is accepted, with parts of modules and of others", () => {
    expect(validateXliff(rich).findings).toEqual([]);
  });

  it("is written again as it was", () => {
    const again = writeXml(parseXml(rich));
    expect(again).toContain("<![CDATA[<raw>]]>");
    expect(again).toContain("<!-- said -->");
    expect(again).toContain('a="1 &lt; &quot;2&quot;"');
    expect(writeXml(parseXml(again))).toBe(again);
    expect(again.replace(/\s*<\?xml.*\?>\s*/, "").trim()).toBe(
      rich.replace(/\s*<\?xml.*\?>\s*/, "").trim(),
    );
  });
});

describe("a file that was damaged", () => {
  it("is refused wherever it breaks off", () => {
    const end = rich.lastIndexOf(">");
    for (let at = 0; at < end; at += 1) {
      const { document, findings } = validateXliff(rich.slice(0, at));
      expect({ at, document, count: findings.length }).toEqual({ at, document: null, count: 1 });
    }
  });

  it("never breaks the reader, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.nat(rich.length - 1), fc.nat(40), fc.string(), (at, length, text) => {
        const source = rich.slice(0, at) + text + rich.slice(at + length);
        for (const { rule: name, line } of validateXliff(source).findings) {
          expect(Object.hasOwn(clauses, name)).toBe(true);
          expect(line).toBeGreaterThan(0);
        }
      }),
      { seed: 21, numRuns: 2000 },
    );
  });
});
