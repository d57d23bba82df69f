import {
  getCurrentAuthContextAsyncLocalStorage,
  getCurrentDBAdapterAsyncLocalStorage,
  getRequestStateAsyncLocalStorage,
} from '@better-auth/core/context'

let asking = 0

/**
 * Every call of better-auth goes through here. It keeps its context in AsyncLocalStorage, and while
 * one is on Node follows each promise of the process, those of every send too: they are on only as
 * long as somebody signs in.
 */
export async function inAuth<T>(ask: () => Promise<T>): Promise<T> {
  const storages = await Promise.all([
    getCurrentAuthContextAsyncLocalStorage(),
    getCurrentDBAdapterAsyncLocalStorage(),
    getRequestStateAsyncLocalStorage(),
  ])
  asking += 1
  try {
    return await ask()
  } finally {
    asking -= 1
    if (asking === 0) for (const storage of storages) storage.disable()
  }
}
