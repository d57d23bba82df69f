import type { ShownMessage } from '@parley/client/react'
import { describe, expect, test } from 'vitest'
import { firstPart, placesOf, widened } from './drawnPart.ts'

const messages = (from: number, to: number) =>
  Array.from(
    { length: to - from },
    (_, index) => ({ id: `m${from + index}`, seq: from + index }) as unknown as ShownMessage,
  )
const held = messages(100, 150)

describe('which messages are drawn first', () => {
  test('the newest, where a conversation is opened at its end; and what comes', () => {
    const part = firstPart(held, null, 600)
    expect(placesOf(held, part)).toEqual({ from: 30, to: 50 })
    expect(placesOf(messages(100, 152), part)).toEqual({ from: 30, to: 52 })
  })

  test('those around the place one comes to', () => {
    expect(placesOf(held, firstPart(held, 120, 600))).toEqual({ from: 12, to: 40 })
    expect(placesOf(held, firstPart(held, 101, 600))).toEqual({ from: 0, to: 21 })
    expect(placesOf(held, firstPart(held, 900, 600))).toEqual({ from: 30, to: 50 })
    expect(placesOf(held, firstPart(held, 110, 900))).toEqual({ from: 2, to: 40 })
  })

  test('more on both sides, until all are', () => {
    const more = widened(held, firstPart(held, 130, 600))
    expect(placesOf(held, more)).toEqual({ from: 2, to: 50 })
    expect(placesOf(held, widened(held, more))).toEqual({ from: 0, to: 50 })
  })

  test('what loads before them waits for its turn', () => {
    const part = firstPart(held, null, 600)
    expect(placesOf(messages(50, 150), part)).toEqual({ from: 80, to: 100 })
    expect(placesOf(messages(50, 150), widened(messages(50, 150), part)).from).toBe(60)
  })

  test('all, where one of them is gone', () => {
    const part = firstPart(held, null, 600)
    expect(placesOf(messages(131, 150), part)).toEqual({ from: 0, to: 19 })
  })
})
