import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldInPlace } from './foldInPlace.ts'
import { indexWords, searchWords, wordRuns } from './searchWords.ts'
import { snippetOf } from './snippetOf.ts'
import { fold } from './text.ts'

/** Hits in brackets. */
const shown = (body: string, search: string) =>
  snippetOf(body, search)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('')

test.each([
  ['I want a refund for it', 'refund', 'I want a [refund] for it'],
  ['Refunds take days', 'refu', '[Refu]nds take days'],
  ['a Refund, no refunds', 'refund days', 'a [Refund], no refunds'],
  ['Die GRÖSSE der Straße', 'größe strasse', 'Die [GRÖSSE] der [Straße]'],
  ['Un éclair, e\u0301clairs', 'ECLAIR', 'Un [éclair], [e\u0301clair]s'],
  ['İstanbul ve Iğdır', 'igdir istanbul', '[İstanbul] ve [Iğdır]'],
  ['Ærø og Æble', 'ae', '[Æ]rø og [Æ]ble'],
  ['die ﬁnale Oﬃce', 'off', 'die ﬁnale [Oﬃ]ce'],
  ['私は東京都に住む', '東京都', '私は[東京都]に住む'],
  ['東京 と 京都', '東京都', '[東京] と [京都]'],
  ['한국어 하나', '한', '[한]국어 하나'],
  ['㏠ ½ cup', '2', '㏠ [½] cup'],
  ['re\u200bfund it', 'refund', '[re\u200bfund] it'],
  ['write to ana@example.com', 'example', 'write to ana@[example].com'],
  ['order ABC-123', '123', 'order ABC-[123]'],
  ['👩‍👩‍👧 family', 'family', '👩‍👩‍👧 [family]'],
  ['nothing here', 'else', 'nothing here'],
  ['nothing here', '!!!', 'nothing here'],
  ['', 'x', ''],
])('%j searched for %j shows %j', (body, search, expected) => {
  expect(shown(body, search)).toBe(expected)
})

test('of a long body the first hit is seen with what is around it, cut at blanks', () => {
  const body = `${'before '.repeat(100)}needle ${'after '.repeat(100)}`
  const snippet = shown(body, 'needle')
  expect(snippet).toMatch(/^(before )+\[needle\]( after)+$/)
  expect(snippet.length).toBeGreaterThan(150)
  expect(snippet.length).toBeLessThanOrEqual(202)
})

test('ten thousand characters take no time, whatever they are', () => {
  const from = performance.now()
  for (const body of [
    'é'.repeat(10_000),
    '京'.repeat(10_000),
    'a b '.repeat(2500),
    ' '.repeat(10_000),
  ])
    for (const search of ['e', '京京', 'a', 'x'.repeat(200)]) snippetOf(body, search)
  expect(performance.now() - from).toBeLessThan(2000)
})

describe('of any body and any search', () => {
  const letters = fc.constantFrom(...'aAéß İıÆøđﬁﬃ京東都한하สวัς Σ.-@\u0301\u200b½№😀\n')
  const text = fc.oneof(
    fc.array(letters, { maxLength: 400 }).map((all) => all.join('')),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 60 }).map((one) => one.toWellFormed()),
  )
  const search = fc.oneof(
    fc.array(letters, { maxLength: 6 }).map((all) => all.join('')),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  )
  const runs = { numRuns: 3000 }

  test('the words are the words of fold, each where it stands', () => {
    fc.assert(
      fc.property(text, (body) => {
        const placed = foldInPlace(body)
        const words = (folded: string) => wordRuns(folded).map(({ word }) => word)
        expect(words(placed.text)).toEqual(words(fold(body)))
        expect(placed.from.length).toBe(placed.text.length)
      }),
      runs,
    )
  })

  test('the pieces are a part of the body, and the hits begin with what was searched', () => {
    fc.assert(
      fc.property(text, search, (body, asked) => {
        const pieces = snippetOf(body, asked)
        expect(body).toContain(pieces.map(({ text }) => text).join(''))
        expect(pieces.every(({ text }) => text !== '' && text.isWellFormed())).toBe(true)
        const words = searchWords(asked)
        const wanted = [...(words?.whole ?? []), ...(words?.prefix == null ? [] : [words.prefix])]
        for (const { text: hit } of pieces.filter((piece) => piece.hit))
          expect(wanted.some((word) => beginsWith(hit, word))).toBe(true)
      }),
      runs,
    )
  })

  /** Of a character that is several (½, ㏡) the word may be a later one: none is cut in two. */
  const beginsWith = (hit: string, word: string) =>
    fold(hit).startsWith(word) || (fold([...hit][0]!).length > 1 && fold(hit).includes(word))

  test('a body that is found shows a hit', () => {
    fc.assert(
      fc.property(text, search, (body, asked) => {
        const words = searchWords(asked)
        const held = indexWords(body)
        const { prefix } = words ?? { prefix: null }
        const isFound =
          words !== null &&
          words.whole.every((word) => held.includes(word)) &&
          (prefix === null || held.some((word) => word.startsWith(prefix)))
        expect(snippetOf(body, asked).some(({ hit }) => hit) || !isFound).toBe(true)
      }),
      runs,
    )
  })
})
