/** Words that mean harm to a screen: each would call `alert`, hide the page, turn it round or burst it. */

const markup = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><script href="data:,alert(1)"/></svg>',
  '<math><mtext></title><img src=x onerror=alert(1)>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<object data="data:text/html,<script>alert(1)</script>"></object>',
  '<details open ontoggle=alert(1)>more</details>',
  '<a href="javascript:alert(1)">press</a>',
  '<form action="javascript:alert(1)"><button>press</button></form>',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="https://elsewhere.test/">',
  '<style>*{display:none!important}</style>',
  '<template><img src=x onerror=alert(1)></template>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '" autofocus onfocus="alert(1)" x="',
  "' onmouseover='alert(1)",
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
]

const templates = [
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '<%= alert(1) %> #{alert(1)}',
  '{count, plural, one {#} other {#}} {name}',
  "'{' {0} %s %n __proto__",
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
]

const markdown = [
  '[press](javascript:alert(1)) <javascript:alert(1)>',
  '[press](JaVaScRiPt:alert(1)) [press](vbscript:alert(1))',
  '[press](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[press](java\nscript:alert(1)) [press](\u0001javascript:alert(1))',
  '![x](x"onerror="alert(1)) [x](https://ok.test/"onmouseover="alert(1))',
  '```\n</code></pre><script>alert(1)</script>\n```',
  '`<b onmouseover=alert(1)>` **<style>*{display:none}</style>**',
  '[x]: javascript:alert(1)\n\n[x]',
]

const directions = [
  '\u202etxet desrever',
  'Ann \u202e\u2066gnp.exe',
  '\u2069\u2069\u202eout of it',
  '\u2067مرحبا\u2069 \u202b and back',
]

const nothing = [
  `zero\u200b\u200d\u2060\ufeffwidth${'\u200b'.repeat(120)}`,
  'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324a\u0351\u036b\u0343lgo',
]

/** As names, subjects and titles: at most 200 characters, in one line. */
export const hostileNames: readonly string[] = [
  ...markup,
  ...templates,
  ...markdown.map((text) => text.replaceAll('\n', ' ')),
  ...directions,
  ...nothing,
  'W'.repeat(200),
  '👩‍👩‍👧‍👦'.repeat(18),
].map((name) => name.slice(0, 200))

/** As messages. */
export const hostileMessages: readonly string[] = [
  ...markup,
  ...templates,
  ...markdown,
  ...directions.map((text) => text.repeat(20)),
  `zero${'\u200b'.repeat(2000)}width`,
  '👩‍👩‍👧‍👦'.repeat(900),
  '🧨'.repeat(1000),
  'W'.repeat(10_000),
  '>'.repeat(10_000),
  `| ${'a |'.repeat(2000)}`,
  '```\n' + 'x'.repeat(9000) + '\n```',
  `${'- '.repeat(400)}deep`,
  'ر'.repeat(500) + ' mixed مرحبا hello',
]
