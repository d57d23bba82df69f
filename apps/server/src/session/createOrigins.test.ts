import { expect, test } from 'vitest'
import { createOrigins } from './createOrigins.ts'

const origins = createOrigins({
  publicUrl: 'https://chat.example.com/',
  allowed: ['https://intranet.example.com'],
})

test.each([
  ['the host that is asked', 'http://192.168.0.7:3000', '192.168.0.7:3000', true],
  ['the public address', 'https://chat.example.com', 'parley:3000', true],
  ['an allowed site', 'https://intranet.example.com', 'parley:3000', true],
  ['another site', 'https://evil.test', 'parley:3000', false],
  ['one that begins the same', 'https://chat.example.com.evil.test', 'parley:3000', false],
  ['another scheme of an allowed site', 'http://intranet.example.com', 'parley:3000', false],
  ['a page without an origin', 'null', 'parley:3000', false],
  ['nobody', undefined, 'parley:3000', false],
] as const)('%s', (_, origin, host, isOurs) => {
  expect(origins.isOurs(origin, host)).toBe(isOurs)
})
