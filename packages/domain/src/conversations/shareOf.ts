import type { Asker } from './Asked.ts'

/** Shares where no statistics say better, as the usual account has them. */
export const usual = { few: 0.002, some: 0.1, most: 0.8 }
/** Conversations of an account of which nothing is known. */
const usualAccount = 100_000

/** How many conversations the account has, as far as is known. */
export function sizeOf({ by, counts }: Asker): number {
  return counts.all(by.accountId) ?? usualAccount
}

export function ofSize(asker: Asker, rows: number): number {
  return Math.min(1, rows / Math.max(1, sizeOf(asker)))
}

/** Of a key's values, by the statistics or as usual. */
export function shareOf(asker: Asker, named: readonly string[], otherwise = usual.some): number {
  const count = asker.counts.of(asker.by.accountId, named)
  return count === null ? otherwise : ofSize(asker, count)
}
