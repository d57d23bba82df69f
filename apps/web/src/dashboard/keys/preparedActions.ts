import type { findAction } from './findAction.ts'

let find: typeof findAction | null = null
let coming: Promise<void> | null = null

/** What keys stand for: fetched in a quiet moment, or with the first key. */
export const preparedActions = {
  /** Null until it is there. */
  get: () => find,
  prepare: (): Promise<void> =>
    (coming ??= import('./findAction.ts').then(
      (part) => {
        find = part.findAction
      },
      // Asked for again with the next key.
      () => {
        coming = null
      },
    )),
}
