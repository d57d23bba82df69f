import { expect, test } from 'vitest'
import { boundaryOf } from '../apply/foldList.ts'
import type { ListData } from '../apply/Query.ts'
import { accountId, me, SimServer } from '../testing/SimServer.ts'
import { EventLog } from './EventLog.ts'
import { mergeSettled } from './merge.ts'
import { foldTruth } from './Truth.ts'
import type { Truth } from './Truth.ts'

const viewer = { userId: me }
const input = { accountId, limit: 3 }

/** The first three of four, as the server has them now. */
function begin() {
  const server = new SimServer()
  for (const id of ['c0', 'c1', 'c2', 'c3']) server.create(id, 'open')
  const data = server.answer('conversations.list', input) as ListData
  const truth: Truth<'conversations.list'> = {
    procedure: 'conversations.list',
    input,
    data,
    at: server.head,
    rowAt: new Map(),
  }
  return { server, truth, end: data.items.at(-1)! }
}

test('D9 a list ends where it ended when its last row is newer than the rest and another moves', () => {
  const { server, truth, end } = begin()
  server.say('c2', 'bo', 'up')
  const newer = { ...truth, rowAt: new Map([[end.id as string, server.head + 5]]) }
  const { truth: after } = foldTruth(newer, server.log.at(-1)!, viewer)
  expect(after.data.items.map(({ id }) => id)).toEqual(['c2', 'c3', 'c1'])
  expect(boundaryOf(after.data)).toMatchObject({ id: end.id })
})

test('D9 a list ends where it ended when the server says that its last row is not in it', () => {
  const { server, truth, end } = begin()
  server.hide(end.id)
  const answer = { items: [], nextCursor: null, asOf: server.cursor() }
  const merged = mergeSettled(truth, [end.id], answer, new EventLog(), viewer)!
  expect(merged.truth.data.items.map(({ id }) => id)).toEqual(['c3', 'c2'])
  expect(boundaryOf(merged.truth.data)).toMatchObject({ id: end.id })
})
