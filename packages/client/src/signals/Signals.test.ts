import { expect, test } from 'vitest'
import type { Signal } from '@parley/contract'
import { heldClock } from '../testing/heldClock.ts'
import { keepPresence } from './keepPresence.ts'
import { keepViewing } from './keepViewing.ts'
import { Signals } from './Signals.ts'
import { tellTyping } from './tellTyping.ts'

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

test('keystrokes are told every three seconds, another kind at once, the end of it once', () => {
  const clock = heldClock()
  const said: string[] = []
  const told = tellTyping(clock, (typing, kind) => void said.push(`${kind} ${typing}`))
  told(false)
  for (let stroke = 0; stroke < 8; stroke += 1) {
    told(true)
    clock.move(500)
  }
  expect(said).toEqual(['reply true', 'reply true'])
  told(true, 'note')
  told(false, 'note')
  told(false, 'note')
  expect(said.slice(2)).toEqual(['note true', 'note false'])
})

test('one looks at a conversation while the page can be seen, and no longer', () => {
  const clock = heldClock()
  const said: boolean[] = []
  const page = { isSeen: true, changed: () => {} }
  const leave = keepViewing({
    clock,
    say: (viewing) => void said.push(viewing),
    isSeen: () => page.isSeen,
    onSeen(listener) {
      page.changed = listener
      return () => (page.changed = () => {})
    },
  })
  expect(said).toEqual([])
  clock.move(150)
  expect(said).toEqual([true])
  clock.move(8000)
  expect(said).toEqual([true, true])
  const see = (isSeen: boolean) => {
    page.isSeen = isSeen
    page.changed()
  }
  see(false)
  clock.move(60_000)
  expect(said).toEqual([true, true, false])
  // Only passing by.
  see(true)
  clock.move(100)
  see(false)
  clock.move(60_000)
  expect(said.slice(3)).toEqual([])
  see(true)
  see(true)
  clock.move(150)
  leave()
  clock.move(60_000)
  expect(said.slice(3)).toEqual([true, false])
})

test('viewers end by themselves after fifteen seconds, are not oneself, and presence keeps what no signal names', () => {
  const clock = heldClock()
  const signals = new Signals(clock, () => 'me')
  const viewing = (userId: string, type = 'viewing.start') =>
    signals.hear({ type, conversationId: 'c', userId, clientId: null } as unknown as Signal)
  for (const id of ['me', 'bo', 'cleo']) viewing(id)
  expect(signals.viewingOf('c')).toEqual(['bo', 'cleo'])
  viewing('cleo', 'viewing.stop')
  clock.move(15_000)
  expect(signals.viewingOf('c')).toEqual([])
  signals.presence.set({ bo: 'online', cleo: 'away' })
  signals.hear({ type: 'presence.update', userId: 'bo', status: 'offline' } as unknown as Signal)
  expect(signals.presence.get()).toEqual({ bo: 'offline', cleo: 'away' })
})

test('who touches nothing for five minutes, or sees nothing for one, is away, and back at once', () => {
  const clock = heldClock()
  const said: string[] = []
  const page = { isSeen: true, seen: () => {}, acted: () => {} }
  const { again, leave } = keepPresence({
    clock,
    say: (status) => void said.push(status),
    isSeen: () => page.isSeen,
    onSeen(listener) {
      page.seen = listener
      return () => (page.seen = () => {})
    },
    onActed(listener) {
      page.acted = listener
      return () => (page.acted = () => {})
    },
  })
  const see = (isSeen: boolean) => {
    page.isSeen = isSeen
    page.seen()
  }
  clock.move(4 * 60_000)
  page.acted()
  clock.move(5 * 60_000 - 1)
  again()
  expect(said).toEqual([])
  clock.move(1)
  expect(said).toEqual(['away'])
  again()
  page.acted()
  expect(said).toEqual(['away', 'away', 'online'])
  see(false)
  page.acted()
  clock.move(59_999)
  expect(said).toHaveLength(3)
  clock.move(1)
  expect(said.slice(3)).toEqual(['away'])
  see(true)
  expect(said.slice(4)).toEqual(['online'])
  leave()
  see(false)
  clock.move(10 * 60_000)
  expect(said).toHaveLength(5)
})
