import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { indexWords, searchWords } from '@parley/contract'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { bloomOf, wordBloom } from './wordBloom.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
}, 60_000)
afterAll(() => fresh?.drop())

const bits = (bloom: string) => BigInt(`0${bloom}`)
const words = fc.string({ unit: fc.constantFrom(...'aéßж漢字e1'), minLength: 1, maxLength: 9 })
const texts = fc.array(words, { minLength: 1, maxLength: 12 }).map((list) => list.join(' '))

test('PostgreSQL sets the same bits, as the migration does for what is there already', async () => {
  const samples = fc.sample(texts, { numRuns: 60, seed: 7 })
  for (const text of samples) {
    const [row] = await fresh.db.sql<{ same: boolean }[]>`
      select bit_or(set_bit(0::bit(1024), hashtext(piece) & 1023, 1)) = ${wordBloom(indexWords(text))}::text::bit(1024) as same
      from unnest(${indexWords(text)}::text[]) word,
        unnest(array[word, left(word, 5), left(word, 3)]) piece`
    expect([text, row!.same]).toEqual([text, true])
  }
})

test('what a text holds is never ruled out, whole or begun', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, from, length) => {
      const list = text.split(' ')
      const first = from % list.length
      const said = list.slice(first, first + 3)
      const last = [...said.at(-1)!].slice(0, length).join('')
      const asked = searchWords([...said.slice(0, -1), last].join(' '))
      fc.pre(asked !== null)
      const held = bits(wordBloom(indexWords(text)))
      const wanted = bits(bloomOf(asked!))
      const isHeld =
        asked!.whole.every((word) => indexWords(text).includes(word)) &&
        (asked!.prefix === null || indexWords(text).some((word) => word.startsWith(asked!.prefix!)))
      if (isHeld) expect(held & wanted).toBe(wanted)
    }),
    { numRuns: 2000 },
  )
})

test('most words that a text does not hold are ruled out', () => {
  const held = bits(wordBloom(indexWords('where is my refund for the order of last week please')))
  const others = ['invoice', 'zeppelin', 'charger', 'kitten', 'tomorrow', 'broken', 'delivery']
  const left = others.filter((word) => {
    const wanted = bits(bloomOf(searchWords(word)!))
    return (held & wanted) === wanted
  })
  expect(left).toEqual([])
})
