import { expect, test } from 'vitest'
import { actions } from '../../keys/actions.ts'
import type { ActionId } from '../../keys/actions.ts'
import { clashOf, withKeys } from './clashOf.ts'

const action = (id: ActionId) => actions.find((one) => one.id === id)!

test.each([
  ['resolve', 'j', {}, 'next'],
  ['resolve', 'e', {}, undefined],
  ['resolve', 'y', {}, undefined],
  ['resolve', 'g', {}, 'go.mine'],
  ['resolve', 'j x', {}, 'next'],
  ['resolve', 'j', { next: 'y' }, undefined],
  ['resolve', 'y', { next: 'y' }, 'next'],
] as const)('%s on %s clashes with what means it too', (id, keys, keymap, clash) => {
  expect(clashOf(id, keys, keymap)?.id).toBe(clash)
})

test('usual keys need no line, others do, and who loses keeps another way', () => {
  expect(withKeys({ resolve: 'y' }, action('resolve'), 'e')).toEqual({})
  expect(withKeys({}, action('resolve'), 'y')).toEqual({ resolve: 'y' })
  expect(withKeys({}, action('resolve'), 'j', action('next'))).toEqual({ resolve: 'j', next: '' })
  expect(withKeys({}, action('resolve'), 'u', action('back'))).toEqual({
    resolve: 'u',
    back: 'Escape',
  })
})
