import { expect, test } from 'vitest'
import type { ConversationFilter } from '@parley/contract'
import { chunksOf } from './chunksOf.ts'

const labelled = (name: string): ConversationFilter => ({ labels: [name] })

test('each filter once, twenty together, in an order that is not the asker’s', () => {
  const filters = Array.from({ length: 45 }, (_, index) => labelled(`l${index}`))
  const chunks = chunksOf([...filters, labelled('l3'), { labels: { any: ['l4'] } }])
  expect(chunks.map((chunk) => chunk.length)).toEqual([20, 20, 5])
  expect(chunksOf(filters.toReversed())).toEqual(chunks)
})

test('one the server would refuse does not take the others along', () => {
  const long = { or: Array.from({ length: 101 }, (_, index) => labelled(`l${index}`)) }
  expect(chunksOf([long, {}])).toEqual([[{}]])
})
