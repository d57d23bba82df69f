import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Entry {
  idx: number
  when: number
  tag: string
}

test('the journal is in order: the migrator silently skips what is older than the newest applied', () => {
  const path = new URL('../../../drizzle/meta/_journal.json', import.meta.url)
  const { entries } = JSON.parse(readFileSync(path, 'utf8')) as { entries: Entry[] }
  expect(entries.map((entry) => entry.idx)).toEqual(entries.map((_, index) => index))
  const times = entries.map((entry) => entry.when)
  expect(times).toEqual([...times].sort((a, b) => a - b))
  expect(new Set(times).size).toBe(times.length)
})
