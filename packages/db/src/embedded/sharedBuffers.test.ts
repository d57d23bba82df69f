import { expect, test } from 'vitest'
import { sharedBuffers } from './sharedBuffers.ts'

const gigabyte = 1024 ** 3

test('PostgreSQL is given a quarter of the memory, never too little and never all of a large machine', () => {
  expect(sharedBuffers(16 * gigabyte)).toBe('4096MB')
  expect(sharedBuffers(gigabyte / 4)).toBe('128MB')
  expect(sharedBuffers(256 * gigabyte)).toBe('8192MB')
})

test('it is this machine that is asked', () => {
  expect(sharedBuffers()).toMatch(/^\d+MB$/)
})
