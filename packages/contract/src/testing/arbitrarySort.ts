import fc from 'fast-check'
import { sortKeys } from '../enums.ts'
import type { Sort } from '../filter/types.ts'

/** Orders of one to three keys. */
export const arbitrarySort: fc.Arbitrary<Sort> = fc.uniqueArray(
  fc.record({
    by: fc.constantFrom(...sortKeys),
    order: fc.constantFrom('asc' as const, 'desc' as const),
  }),
  { minLength: 1, maxLength: 3, selector: ({ by }) => by },
)
