import { expect, test } from 'vitest'
import { checkState } from './checkState.ts'
import type { Reader, StoredEvent } from './History.ts'
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
