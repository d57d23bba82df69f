import { describe, expect, test } from 'vitest'
import type { MessageHit, ParleyEvent } from '@parley/contract'
import { foldHits } from './foldHits.ts'

const hit = (id: string, body: string) =>
  ({
    message: { id, body, deletedAt: null },
    conversation: { id: `of ${id}` },
    snippet: [{ text: body, hit: true }],
  }) as unknown as MessageHit
const items = [hit('one', 'tents'), hit('two', 'tents')]
const updated = (id: string, body: string, deletedAt: Date | null = null) =>
  ({ type: 'message.updated', message: { id, body, deletedAt } }) as unknown as ParleyEvent

describe('hits that are on the screen', () => {
  test('an edited message shows its new words, marked', () => {
    const [first, second] = foldHits(items, updated('two', 'two tents'), 'tent')
    expect(first).toBe(items[0])
    expect(second!.snippet).toEqual([
      { text: 'two ', hit: false },
      { text: 'tent', hit: true },
      { text: 's', hit: false },
    ])
  })

  test('a deleted message keeps its place and none of its words', () => {
    const [, second] = foldHits(items, updated('two', '', new Date()), 'tent')
    expect(second!.snippet).toEqual([])
    expect(second!.message.deletedAt).not.toBeNull()
  })

  test('what the viewer may not see any longer goes', () => {
    const hidden = { type: 'conversation.hidden', conversationId: 'of one' } as unknown
    expect(foldHits(items, hidden as ParleyEvent, 'tent')).toEqual([items[1]])
  })

  test('anything else leaves the same array', () => {
    expect(foldHits(items, updated('three', 'tents'), 'tent')).toBe(items)
    const hidden = { type: 'conversation.hidden', conversationId: 'of three' } as unknown
    expect(foldHits(items, hidden as ParleyEvent, 'tent')).toBe(items)
  })
})
