import { expect, test } from 'vitest'
import { returnTo, signInHref } from './returnTo.ts'

test('one comes back to where one was', () => {
  const path = '/accounts/demo/conversations/12?status=open&message=3'
  expect(returnTo(path)).toBe(path)
  expect(signInHref(path)).toBe(`/sign-in?to=${encodeURIComponent(path)}`)
  expect(returnTo('/accounts/demo/settings/profile')).toBe('/accounts/demo/settings/profile')
})

test.each([
  null,
  '',
  'https://evil.test/accounts/a/conversations',
  '//evil.test/accounts/a/conversations',
  '/\\evil.test/accounts/a/conversations',
  '/accounts/../../sign-in',
  '/accounts/a/conversationsx',
  '/api/auth/sign-out',
  `/accounts/a/conversations?${'x'.repeat(5000)}`,
])('and to nowhere else: %s', (path) => {
  expect(returnTo(path)).toBeNull()
  expect(signInHref(path ?? '')).toBe('/sign-in')
})
