import { executionAsyncId } from 'node:async_hooks'
import { expect, test } from 'vitest'
import { runWithRequestState, hasRequestState } from '@better-auth/core/context'
import { inAuth } from './inAuth.ts'

/** What a promise continues in has an id of its own where Node follows promises. */
async function arePromisesFollowed(): Promise<boolean> {
  const ids = new Set<number>()
  for (let turn = 0; turn < 3; turn += 1) ids.add(await Promise.resolve().then(executionAsyncId))
  return ids.size > 1
}

test('Node follows promises only while somebody signs in', async () => {
  expect(await arePromisesFollowed()).toBe(false)
  const during = await inAuth(() => runWithRequestState(new WeakMap(), arePromisesFollowed))
  expect(during).toBe(true)
  expect(await arePromisesFollowed()).toBe(false)
})

test('who signs in keeps their context while others end', async () => {
  const signIn = () => inAuth(() => runWithRequestState(new WeakMap(), hasRequestState))
  const slow = inAuth(() =>
    runWithRequestState(new WeakMap(), async () => {
      await signIn()
      return hasRequestState()
    }),
  )
  expect(await slow).toBe(true)
})
