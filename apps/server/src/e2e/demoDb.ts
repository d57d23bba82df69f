import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { seedDemo } from '../seed/seedDemo.ts'

/** A database of its own in which the demo account is there: it is made once, for all files. */
export function demoDb(): Promise<FreshDb> {
  return freshDb({ name: 'demo', fill: seedDemo })
}
