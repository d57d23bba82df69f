import { describe, expect, test } from 'vitest'
import { mentionsOf } from './mentionsOf.ts'
import { parseMarkdown } from './parseMarkdown.ts'
import { plainText } from './plainText.ts'
import type { Block, Inline } from './words.ts'

const ana = '01920000-0000-7000-8000-0000000000aa'
const bo = '01920000-0000-7000-8000-0000000000bb'
const text = (given: string): Inline => ({ type: 'text', text: given })
const paragraph = (...inlines: Inline[]): Block => ({ type: 'paragraph', inlines })
/** All that a reading holds as text, and all that it links to. */
const everything = (body: string) => JSON.stringify(parseMarkdown(body))

describe('a message is read as Markdown', () => {
  test('emphasis, strong, struck and code', () => {
    expect(parseMarkdown('a *b* **c** ~~d~~ `e*f*`')).toEqual([
      paragraph(
        text('a '),
        { type: 'emphasis', inlines: [text('b')] },
        text(' '),
        { type: 'strong', inlines: [text('c')] },
        text(' '),
        { type: 'strike', inlines: [text('d')] },
        text(' '),
        { type: 'code', text: 'e*f*' },
      ),
    ])
  })

  test('lists, quotes and blocks of code', () => {
    expect(parseMarkdown('> said\n\n- one\n- two\n\n3. three\n\n```js\na < b\n```')).toEqual([
      { type: 'quote', blocks: [paragraph(text('said'))] },
      { type: 'list', start: null, items: [[paragraph(text('one'))], [paragraph(text('two'))]] },
      { type: 'list', start: 3, items: [[paragraph(text('three'))]] },
      { type: 'code', text: 'a < b' },
    ])
  })

  test('a new line is a new line, and an empty one a new paragraph', () => {
    expect(parseMarkdown('a\nb\n\nc')).toEqual([
      paragraph(text('a'), { type: 'break' }, text('b')),
      paragraph(text('c')),
    ])
  })

  test('what messages have no use for stays as it was typed', () => {
    for (const body of ['# title', '---', '![x](https://a.test/i.png)', '[a]: b'])
      expect(plainText(body, () => null)).toBe(body.trim())
    expect(parseMarkdown('    indented')).toEqual([paragraph(text('    indented'))])
    expect(parseMarkdown('a\n# b\n| c | d |\n| - | - |')).toHaveLength(1)
  })

  test('addresses are links, also when only typed', () => {
    const link = (href: string, shown: string): Inline => ({
      type: 'link',
      href,
      inlines: [text(shown)],
    })
    expect(parseMarkdown('[here](https://a.test/b) https://c.test mail@d.test')).toEqual([
      paragraph(
        link('https://a.test/b', 'here'),
        text(' '),
        link('https://c.test/', 'https://c.test'),
        text(' '),
        link('mailto:mail@d.test', 'mail@d.test'),
      ),
    ])
  })

  test('a mention is an id, whatever its person is called', () => {
    expect(parseMarkdown(`hi <@${ana}>!`)).toEqual([
      paragraph(text('hi '), { type: 'mention', userId: ana }, text('!')),
    ])
    expect(mentionsOf(`<@${ana}> **<@${bo}>** <@${ana}> \`<@${bo}>\``)).toEqual([ana, bo])
    expect(mentionsOf(`\`<@${ana}>\` <@nobody>`)).toEqual([])
  })

  test('in one line it has no marks', () => {
    const body = `**Hi** <@${ana}>\n\n> a\n- [b](https://a.test)\n- \`c\``
    expect(plainText(body, () => 'Ana')).toBe('Hi @Ana a • b • c')
    expect(plainText('1 + 1 = 2', () => null)).toBe('1 + 1 = 2')
  })
})

describe('hostile text', () => {
  const scripts = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<!-- --><iframe srcdoc="<script>alert(1)</script>">',
    '<style>*{display:none}</style>',
  ]
  test.each(scripts)('%s is text', (body) => {
    expect(plainText(body, () => null)).toBe(body)
  })

  const addresses = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\tscript:alert(1)',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'blob:https://a.test/1',
    '//a.test',
    '/accounts',
  ]
  test.each(addresses)('a link to %s is no link', (address) => {
    for (const body of [`[x](${address})`, `[x](<${address}>)`, `<${address}>`, `![x](${address})`])
      expect(everything(body)).not.toContain('"href":')
  })

  const long = 10_000
  const heavy: Record<string, string> = {
    'deep quotes': '>'.repeat(long),
    'deep quotes with blanks': '> '.repeat(long / 2),
    'deep lists': '- '.repeat(long / 2),
    'open brackets': '['.repeat(long),
    'open links': '[a]('.repeat(long / 4),
    'open emphasis': '*a '.repeat(long / 3),
    'open strong': '**a'.repeat(long / 3),
    'mixed emphasis': '*_'.repeat(long / 2),
    underscores: '_'.repeat(long),
    backticks: Array.from({ length: 140 }, (_, at) => '`'.repeat(at))
      .join(' ')
      .slice(0, long),
    tildes: '~'.repeat(long),
    'open tags': '<a '.repeat(long / 3),
    'open mentions': '<@'.repeat(long / 2),
    escapes: '\\'.repeat(long),
    'one word': 'a'.repeat(long),
    'half an address': `http://${'a.'.repeat(4990)}`,
    'half a mail': 'a.'.repeat(long / 2) + '@',
    'many mails': 'a@'.repeat(long / 2),
    'new lines': '\n'.repeat(long),
    blanks: 'a' + ' '.repeat(long - 2) + 'b',
    table: '|a'.repeat(long / 4) + '\n' + '|-'.repeat(long / 4),
    emoji: '👩‍👩‍👧‍👦'.repeat(909),
    'marks of direction': '\u202e\u2066'.repeat(long / 2),
    zalgo: 'a' + '\u0301'.repeat(long - 1),
  }
  test.each(Object.keys(heavy))('%s is read in good time, and nothing of it is lost', (name) => {
    const body = heavy[name]!
    const begun = performance.now()
    const seen = everything(body)
    expect(performance.now() - begun).toBeLessThan(1500)
    expect(seen.length).toBeGreaterThan(0)
    if (/^(one|emoji|marks|zalgo)/.test(name)) expect(seen).toContain(body)
  })
})
