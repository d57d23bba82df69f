import { expect, test } from 'vitest'
import type { ParleyEvent } from '@parley/contract'
import { Rivals } from './Rivals.ts'
import type { Rival } from './Rivals.ts'

const from = Date.now()
const changed = (userId: string, activity: object, { id = 'a', after = 0 } = {}) =>
  ({
    type: 'conversation.updated',
    conversation: { id },
    line: { activity },
    actor: { type: 'member', id: userId },
    at: new Date(from + after),
  }) as unknown as ParleyEvent
const status = { status: { was: 'open', is: 'resolved' } }

function watch() {
  const told: Rival[] = []
  const rivals = new Rivals(
    () => ({ userId: 'me' }),
    (_, rival) => told.push(rival),
  )
  rivals.watch('change', ['a'], { status: 'pending' })
  return { rivals, told }
}

test('what the log holds before mine came before it, what it holds after came after', () => {
  const { rivals, told } = watch()
  rivals.hear(changed('bo', { ...status, labels: { was: [], is: ['vip'] } }))
  rivals.hear(changed('me', { status: { was: 'resolved', is: 'pending' } }, { after: 20 }))
  rivals.hear(changed('cleo', { status: { was: 'pending', is: 'closed' } }, { after: 900 }))
  expect(told).toMatchObject([
    { userId: 'bo', order: 'before', activity: status, isClose: true },
    { userId: 'cleo', order: 'after' },
  ])
  expect(told[0]!.activity).toEqual(status)
})

test('another field, another conversation and who had time to see mine are no rivals', () => {
  const { rivals, told } = watch()
  rivals.hear(changed('bo', { priority: { was: null, is: 'high' } }))
  rivals.hear(changed('bo', status, { id: 'b' }))
  rivals.hear(changed('me', status))
  rivals.hear(changed('bo', status, { after: 5000 }))
  rivals.end('change')
  rivals.hear(changed('bo', status, { after: 100 }))
  expect(told).toEqual([])
})
