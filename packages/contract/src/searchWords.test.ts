import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexWords, searchWords } from './searchWords.ts'

function finds(search: string, text: string): boolean {
  const asked = searchWords(search)
  const words = indexWords(text)
  return (
    asked !== null &&
    asked.whole.every((word) => words.includes(word)) &&
    (asked.prefix === null || words.some((word) => word.startsWith(asked.prefix!)))
  )
}

describe('the words of a search', () => {
  test.each([
    ['größe', 'Die GROSSE Frage', true],
    ['eclai', 'Un ÉCLAIR.', true],
    ['about refu', 'refunds: about them', true],
    ['refu about', 'refunds: about them', false],
    ['example', 'write to ana@example.com', true],
    ['com/path', 'see https://example.com/path?x=1', true],
    ["don't", 'I don’t', true],
    ['東京', '私は東京に住む', true],
    ['京都', '東京の都', false],
    ['京', '東京', true],
    ['สวัส', 'สวัสดีครับ', true],
    ['يوم', 'كل يوم', true],
    ['x'.repeat(70), 'x'.repeat(10_000), true],
    ['v2', 'since v2.1', true],
  ])('%s in %s: %s', (search, text, expected) => {
    expect(finds(search, text)).toBe(expected)
  })

  test('what holds no word asks for nothing', () => {
    for (const search of ['', '!!!', '%_\\', "'", '&|!():*<->', '🙂'])
      expect(searchWords(search)).toBeNull()
  })

  test('any text is found by itself, and no word has a character of power in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        if (searchWords(text)) expect(finds(text, text)).toBe(true)
        for (const word of indexWords(text)) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
      }),
    )
  })
})
