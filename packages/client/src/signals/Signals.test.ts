import { expect, test } from 'vitest'
import type { Signal } from '@parley/contract'
import { heldClock } from '../testing/heldClock.ts'
import { Signals } from './Signals.ts'

function typing(id: string, type: 'typing.start' | 'typing.stop' = 'typing.start'): Signal {
  return {
    type,
    conversationId: 'c',
    author: { type: 'member', id },
    clientId: null,
    kind: 'reply',
  } as unknown as Signal
}

test('D12 typing ends by itself after six seconds, and each start counts anew', () => {
  const clock = heldClock()
  const signals = new Signals(clock, () => 'me')
  signals.hear(typing('bo'))
  const list = signals.typingIn('c')
  clock.move(4000)
  signals.hear(typing('bo'))
  expect(signals.typingIn('c')).toBe(list)
  clock.move(5900)
  expect(signals.typingIn('c')).toHaveLength(1)
  clock.move(100)
  expect(signals.typingIn('c')).toEqual([])
})

test('whoever says something, stops or is oneself does not type', () => {
  const signals = new Signals(heldClock(), () => 'me')
  signals.hear(typing('me'))
  expect(signals.typingIn('c')).toEqual([])
  signals.hear(typing('bo'))
  signals.said('c', { type: 'member', id: 'bo' })
  expect(signals.typingIn('c')).toEqual([])
  signals.hear(typing('bo'))
  signals.hear(typing('bo', 'typing.stop'))
  expect(signals.typingIn('c')).toEqual([])
})
