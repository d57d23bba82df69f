import { expect, test } from 'vitest'
import { checkState } from './checkState.ts'
import { digestOf } from './digestOf.ts'
import { printRow } from './printRow.ts'
import type { Picture, PictureRow, Reader, StoredEvent } from './History.ts'
import { Log } from './Log.ts'

const reader: Reader = {
  name: 'bo',
  account: 'a',
  userId: 'bo',
  conversations: ['hall'],
  canaries: [],
  leaves: false,
  kind: 'own',
}
const newest = new Map([['hall', ['1:x', '2:y']]])
const log = new Log()
log.add(
  [1, 2].map((position): StoredEvent => ({
    position,
    tag: 't',
    type: 'message.new',
    audience: ['conversation:hall'],
    except: [],
    jumps: false,
  })),
)

const judge = (shown: string[], position: number | null, of = reader) =>
  checkState(
    of,
    { k: 'state', at: 0, checkpoint: 1, shown: { hall: shown } },
    { position },
    { newest, log },
  ).map(({ kind }) => kind)

test('who shows what PostgreSQL has and has heard all is right', () => {
  expect(judge(['1:x', '2:y'], 2)).toEqual([])
})

test('who shows less, more or another order is stale', () => {
  expect(judge(['1:x'], 2)).toEqual(['stale'])
  expect(judge(['1:x', '2:y', '3:z'], 2)).toEqual(['stale'])
  expect(judge(['2:y', '1:x'], 2)).toEqual(['stale'])
})

test('who has not heard the last word is stale', () => {
  expect(judge(['1:x', '2:y'], 1)).toEqual(['stale'])
})

test('who comes and goes is not asked', () => {
  expect(judge([], null, { ...reader, leaves: true })).toEqual([])
})

const row: PictureRow = {
  id: 'hall',
  subject: 'Hall',
  status: 'open',
  participantCount: 3,
  lastActivityAt: new Date(5),
  lastSeq: 2,
  lastMessage: 'y',
  readSeq: 1,
  unreadFrom: null,
  unreadCount: 1,
}
const texts = [
  { seq: 1, id: 'x', body: 'one' },
  { seq: 2, id: 'y', body: 'two' },
]
const rows = [row, { ...row, id: 'east', unreadCount: 0 }]
const whole: Picture = {
  rows: rows.map(printRow),
  unread: 1,
  held: { hall: { from: 1, count: 2, digest: digestOf(texts) } },
}
const judgePicture = (more: Partial<Picture>) =>
  checkState(
    reader,
    {
      k: 'state',
      at: 0,
      checkpoint: 1,
      shown: { hall: ['1:x', '2:y'] },
      picture: { ...whole, ...more },
    },
    { position: 2 },
    { newest, log, rows, held: new Map([['hall', texts]]) },
  ).map(({ kind }) => kind)

test('one who holds all that PostgreSQL has, or the newer part of a thread, is right', () => {
  expect(judgePicture({})).toEqual([])
  const held = { hall: { from: 2, count: 1, digest: digestOf(texts.slice(1)) } }
  expect(judgePicture({ held })).toEqual([])
})

test.each<[string, Partial<Picture>]>([
  ['another order', { rows: whole.rows.toReversed() }],
  ['a row less', { rows: whole.rows.slice(1) }],
  ['an old read mark', { rows: [printRow({ ...row, readSeq: 0 }), whole.rows[1]!] }],
  ['an old subject', { rows: [printRow({ ...row, subject: 'Old' }), whole.rows[1]!] }],
  ['another number of unread', { unread: 2 }],
  [
    'another text',
    { held: { hall: { from: 2, count: 1, digest: digestOf([{ ...texts[1]!, body: 'too' }]) } } },
  ],
  ['a message less', { held: { hall: { from: 1, count: 1, digest: digestOf(texts.slice(1)) } } }],
])('one who holds %s is stale', (_, more) => {
  expect(judgePicture(more)).toEqual(['stale'])
})
