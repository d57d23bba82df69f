import { test } from './test.mjs'

const looks = 'apps/server/src/e2e/looks.test.ts'

/** Keeps the pictures of the main pages as they look now; `git diff` then shows which are others. */
export function renewLooks() {
  return test([looks, '-t', 'look as they did'], { PARLEY_TEST_LOOKS: 'renew' })
}
