import { parseArgs } from 'node:util'
import { test } from './test.mjs'

const laws = [
  'packages/contract/src/filter/address.test.ts',
  'packages/domain/src/conversations/filterLaw.test.ts',
  'packages/client/src/mirror/Mirror.test.ts',
  'apps/server/src/laws',
]

/** The laws alone, tried more often than in the suite; the same seed tries the same cases. */
export async function proveLaws(argv) {
  const { values } = parseArgs({
    args: argv,
    options: { cases: { type: 'string', default: '50000' }, seed: { type: 'string' } },
  })
  for (const [name, value] of Object.entries(values))
    if (!/^\d{1,9}$/.test(value)) throw new Error(`--${name} must be a whole number, not ${value}.`)
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31))
  console.log(`${values.cases} cases of the filter's law, the others in proportion; seed ${seed}`)
  return test(laws, { PARLEY_TEST_CASES: values.cases, PARLEY_TEST_SEED: seed })
}
