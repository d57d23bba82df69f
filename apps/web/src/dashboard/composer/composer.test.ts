import { expect, test } from 'vitest'
import type { CannedReply, Conversation } from '@parley/contract'
import { fillVariables } from './fillVariables.ts'
import { findReplies } from './findReplies.ts'
import { decodeMentions, encodeMentions } from './mentionText.ts'
import { mentionable } from './mentionable.ts'
import { quoteInto } from './quoteInto.ts'
import { tokenAt } from './tokenAt.ts'

const id = (end: string) => `01920000-0000-7000-8000-0000000000${end}` as never
const people = [
  { userId: id('a1'), name: 'Ana', email: 'ana@p.test' },
  { userId: id('a2'), name: 'Ana Ferreira', email: 'af@p.test' },
  { userId: id('b1'), name: 'Bo (ops)', email: 'bo@p.test' },
  { userId: id('c1'), name: 'Cleo', email: 'c1@p.test' },
  { userId: id('c2'), name: 'Cleo', email: 'c2@p.test' },
]

test('names stand in what is written, ids in what is sent, and back', () => {
  const text = 'hi @Ana Ferreira, @Ana and @Bo (ops)! (@Cleo (c2@p.test))'
  const body = encodeMentions(text, people)
  expect(body).toBe(`hi <@${id('a2')}>, <@${id('a1')}> and <@${id('b1')}>! (<@${id('c2')}>)`)
  expect(decodeMentions(body, people)).toBe(text)
})

test('what only looks like a name is text', () => {
  for (const text of ['@Anabel', 'mail@Ana', '@ana', '@Cleo', '@@Ana', '<@nobody>'])
    expect(encodeMentions(text, people)).toBe(text)
  expect(decodeMentions(`<@${id('ff')}>`, people)).toBe(`<@${id('ff')}>`)
})

test('of a large group everybody may be meant, also whom its row does not carry', () => {
  const members = people.map((one) => ({ ...one, role: 'agent' })) as never
  const row = { id: 'g', kind: 'group', participants: [id('a1')], teamId: null, purpose: null }
  const conversation = row as unknown as Conversation
  const places = { members, teams: [], inboxes: [] }
  const named = (all: string[]) =>
    mentionable(conversation, places, all).map(({ userId }) => userId)
  expect(named([])).toEqual([id('a1')])
  expect(named([id('a1'), id('c2')])).toEqual([id('a1'), id('c2')])
})

test('words are quoted line by line below what is being written', () => {
  expect(quoteInto('', ' one\n\ntwo ')).toBe('> one\n>\n> two\n\n')
  expect(quoteInto('Hello\n', 'one')).toBe('Hello\n\n> one\n\n')
})

test('what is named at the cursor is found where a name may begin', () => {
  const at = (text: string) => {
    const token = tokenAt(text, text.length)
    return token && `${token.kind} ${token.query}`
  }
  expect(at('hello @an')).toBe('mention an')
  expect(at('@Ana Fe')).toBe('mention Ana Fe')
  expect(at('(:smi')).toBe('emoji smi')
  expect(at('@Bo hello :smi')).toBe('emoji smi')
  expect(at('/ref und')).toBe('canned ref und')
  expect(at('one\n/ref')).toBe('canned ref')
  for (const text of ['a@b', 'and/or', '12:30', ':)', ':-D', 'http://a', 'see 3/4', ''])
    expect(at(text)).toBe(null)
})

test('variables of a canned reply are filled, with what stands in for nothing', () => {
  const values = {
    contact: { name: null, email: 'zoe@example.test' },
    agent: { name: 'Ana Ferreira', email: 'ana@p.test' },
    conversation: { number: 12, subject: null },
  }
  expect(
    fillVariables(
      'Hi {{contact.name|there}}, {{ contact.email }} #{{conversation.number}}{{conversation.subject}} {{other}} {{toString}} — {{agent.firstName}}',
      values,
    ),
  ).toBe('Hi there, zoe@example.test #12 {{other}} {{toString}} — Ana')
  const named = { ...values, contact: { name: 'Zoë $& Ångström', email: null } }
  expect(fillVariables('{{contact.name}}', named)).toBe('Zoë $& Ångström')
})

test('canned replies are found by shortcut first, then by their words', () => {
  const make = (shortcut: string, title: string, body: string) =>
    ({ id: shortcut, shortcut, title, body }) as CannedReply
  const replies = [make('bye', 'Goodbye', 'until refund'), make('refund', 'Money', 'Größe')]
  const found = (typed: string) => findReplies(replies, typed, 8).map(({ shortcut }) => shortcut)
  expect(found('')).toEqual(['bye', 'refund'])
  expect(found('ref')).toEqual(['refund', 'bye'])
  expect(found('grosse mon')).toEqual(['refund'])
  expect(found('x')).toEqual([])
})
