import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysAt, parseTokens, tokenAt } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

const ana = '01890000-0000-7000-8000-00000000000a'
const vocabulary: Vocabulary = [
  {
    field: 'status',
    name: 'Statut',
    aliases: ['status'],
    words: [
      { value: 'open', name: 'Ouverte', aliases: ['open'] },
      { value: 'pending', name: 'En attente', aliases: ['pending'] },
    ],
  },
  {
    field: 'priority',
    name: 'Priorité',
    aliases: ['priority'],
    words: [
      { value: 'urgent', name: 'Urgente', aliases: ['urgent'] },
      { value: null, name: 'Aucune', aliases: ['none'] },
    ],
  },
  {
    field: 'assigneeId',
    name: 'Responsable',
    aliases: ['assignee'],
    words: [
      { value: 'me', name: 'Moi', aliases: ['me'] },
      { value: ana, name: 'Ana Ferreira', aliases: ['ana@parley.test', 'ana'] },
    ],
  },
  {
    field: 'labels',
    name: 'Étiquette',
    aliases: ['label'],
    words: [
      { value: 'spam', name: 'Spam', aliases: [] },
      { value: 'a: "b" c', name: 'Billing & co', aliases: [] },
    ],
  },
  {
    field: 'hasUnread',
    name: 'Non lue',
    aliases: ['unread'],
    words: [{ value: '1', name: 'Non lue', aliases: [] }],
  },
  {
    field: 'created',
    name: 'Créée',
    aliases: ['created'],
    words: [{ value: 'today', name: 'Aujourd’hui', aliases: ['today'] }],
  },
]
const reader = { vocabulary, tz: 'Europe/Paris' }
const parse = (text: string) => parseTokens(text, reader)

describe('what is typed into the search box', () => {
  test('becomes chips and words', () => {
    const said = parse('status:open -label:spam assignee:me is:unread before:2026-10-01 foo  bar')
    expect(said).toEqual({
      chips: [
        { type: 'list', key: 'status', op: 'in', values: ['open'] },
        { type: 'list', key: 'assigneeId', op: 'in', values: ['me'] },
        { type: 'labels', op: 'none', values: ['spam'] },
        { type: 'flag', key: 'hasUnread', value: true },
        {
          type: 'date',
          key: 'created',
          after: undefined,
          before: new Date('2026-09-30T22:00:00Z'),
        },
      ],
      rest: 'foo bar',
    })
  })

  test('is read in the reader’s words as well, with or without accents', () => {
    const chips = [{ type: 'list', key: 'priority', op: 'in', values: ['urgent', null] }]
    for (const text of ['priorité:urgente,aucune', 'PRIORITE:urgent,none', 'priority:Urgente,none'])
      expect(parse(text)).toEqual({ chips, rest: '' })
    const waiting = [{ type: 'list', key: 'status', op: 'in', values: ['pending'] }]
    expect(parse('statut:en-attente').chips).toEqual(waiting)
    expect(parse('statut:"en attente"').chips).toEqual(waiting)
  })

  test('takes a name with blanks within quotation marks', () => {
    expect(parse('assignee:"ana ferreira",me sound').chips).toEqual([
      { type: 'list', key: 'assigneeId', op: 'in', values: [ana, 'me'] },
    ])
    expect(parse('label:"billing & co"').chips).toEqual([
      { type: 'labels', op: 'any', values: ['a: "b" c'] },
    ])
  })

  test.each([
    'http://example.com/a:b',
    'colour:blue',
    'status:opne',
    'status:open,opne',
    'status:',
    'status:open,',
    ':open',
    'is:open',
    'unread:1',
    'before:2026-02-30',
    'before:soon',
    '-before:2026-10-01',
    'created:2026-10-01..2026-10-02..2026-10-03',
    'created:..',
    'say "status:open"',
    '5" screen',
    '-',
  ])('leaves what it does not know as it was typed: %s', (text) => {
    expect(parse(text)).toEqual({ chips: [], rest: text })
  })

  test('dates are whole days of the reader, over a change of the clock', () => {
    const date = { type: 'date', key: 'created' }
    expect(parse('created:2026-03-29').chips).toEqual([
      {
        ...date,
        after: new Date('2026-03-28T23:00:00Z'),
        before: new Date('2026-03-29T22:00:00Z'),
      },
    ])
    expect(parse('créée:2026-10-24..2026-10-25').chips).toEqual([
      {
        ...date,
        after: new Date('2026-10-23T22:00:00Z'),
        before: new Date('2026-10-25T23:00:00Z'),
      },
    ])
    expect(parse('created:today').chips).toEqual([
      { ...date, after: { startOf: 'day', tz: 'Europe/Paris' }, before: undefined },
    ])
    expect(parse('created:2026-10-24..').chips).toEqual([
      { ...date, after: new Date('2026-10-23T22:00:00Z'), before: undefined },
    ])
  })

  test('tokens of one place are one chip, and both sides of a key are two', () => {
    expect(parse('status:open status:pending -status:open').chips).toEqual([
      { type: 'list', key: 'status', op: 'in', values: ['open', 'pending'] },
      { type: 'list', key: 'status', op: 'notIn', values: ['open'] },
    ])
    expect(parse('-is:unread').chips).toEqual([{ type: 'flag', key: 'hasUnread', value: false }])
  })

  test('what was printed is read back, whatever else is typed', () => {
    const plain = fc.stringMatching(/^[a-z0-9&%_'.]{1,8}$/)
    const lists = vocabulary.filter(({ field }) =>
      ['status', 'priority', 'assigneeId', 'labels'].includes(field),
    )
    const token = fc.constantFrom(...lists).chain((entry) =>
      fc.record({
        entry: fc.constant(entry),
        words: fc.uniqueArray(fc.constantFrom(...entry.words), { minLength: 1 }),
        isExcluded: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(token, fc.array(plain), ({ entry, words, isExcluded }, around) => {
        const names = words.map(({ name }) => `"${name}"`).join(',')
        const printed = `${isExcluded ? '-' : ''}${entry.name}:${names}`
        const values = words.map(({ value }) => value)
        const chip =
          entry.field === 'labels'
            ? { type: 'labels', op: isExcluded ? 'none' : 'any', values }
            : { type: 'list', key: entry.field, op: isExcluded ? 'notIn' : 'in', values }
        expect(parse([...around, printed, ...around].join(' '))).toEqual({
          chips: [chip],
          rest: [...around, ...around].join(' '),
        })
      }),
    )
  })
})

describe('what is being typed', () => {
  const values = (text: string) => tokenAt(text, reader)?.words.map(({ value }) => value)

  test('is continued by the values of its key', () => {
    expect(values('foo status:')).toEqual(['open', 'pending'])
    expect(values('foo -status:pe')).toEqual(['pending'])
    expect(values('status:open,p')).toEqual(['pending'])
    expect(values('assignee:"ana fe')).toEqual([ana])
    expect(values('is:un')).toEqual(['1'])
    expect(tokenAt('foo -status:pe', reader)).toMatchObject({ from: 4, isExcluded: true })
  })

  test('is nothing where the text ends in a plain word', () => {
    for (const text of ['', 'foo', 'status:open ', 'colour:b', '"a b" foo'])
      expect(tokenAt(text, reader)).toBeNull()
  })

  test('may begin a key', () => {
    expect(keysAt('no sound sta', reader).map(({ field }) => field)).toEqual(['status'])
    expect(keysAt('s', reader)).toEqual([])
    expect(keysAt('unre', reader)).toEqual([])
  })
})
