import { describe, expect, test } from 'vitest'
import { actions } from './actions.ts'
import { chordOf } from './chordOf.ts'
import type { Press } from './chordOf.ts'
import { findAction } from './findAction.ts'

const press = (key: string, more: Partial<Press> & { altGraph?: boolean } = {}): Press => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
  getModifierState: (name) => name === 'AltGraph' && more.altGraph === true,
})

describe('a press is spelt', () => {
  test.each([
    ['j', press('j')],
    ['j', press('J', { getModifierState: () => false })],
    ['Shift+A', press('A', { shiftKey: true })],
    ['?', press('?', { shiftKey: true })],
    ['Mod+k', press('k', { ctrlKey: true })],
    ['Mod+k', press('k', { metaKey: true })],
    ['1', press('&', { code: 'Digit1' })],
    ['1', press('1', { code: 'Digit1', shiftKey: true })],
    ['[', press('[', { ctrlKey: true, altKey: true, altGraph: true })],
    ['Escape', press('Escape')],
    [null, press('Shift')],
    [null, press('j', { altKey: true })],
  ])('%s', (chord, pressed) => expect(chordOf(pressed)).toBe(chord))
})

test('each key has one action, and begins none', () => {
  const keys = actions.flatMap((action) => action.keys)
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of keys) expect(findAction(key, {})).toBeTypeOf('object')
  expect(findAction('g', {})).toBe('begins')
  expect(findAction('q', {})).toBeNull()
})

test('a key that was chosen takes the place of the usual one', () => {
  const keymap = { resolve: 'y', help: '' }
  expect(findAction('y', keymap)).toMatchObject({ id: 'resolve' })
  expect(findAction('e', keymap)).toBeNull()
  expect(findAction('?', keymap)).toBeNull()
})
