import { chanceFrom } from './chance.ts'

const size = 20_000
const starts = ['b', 'br', 'c', 'd', 'dr', 'f', 'g', 'gr', 'k', 'l', 'm', 'n', 'p', 'pl', 'r', 's']
const more = ['st', 't', 'tr', 'v', 'w', 'z']
const middles = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ou']
const ends = ['', '', '', 'n', 'r', 's', 'l', 't', 'm']

/** Real words, by how frequent they are: the place they take among the made-up ones. */
const real: Record<number, string> = {
  0: 'the',
  1: 'order',
  4: 'please',
  40: 'delivery',
  150: 'invoice',
  300: 'refund',
  900: 'voucher',
  4000: 'warranty',
  12_000: 'tricycle',
  19_999: 'zeppelin',
}

/** Some 20,000 words one could pronounce, the most frequent first. */
export function makeVocabulary(): string[] {
  const chance = chanceFrom(20_000)
  const seen = new Set(Object.values(real))
  return Array.from({ length: size }, (_, index) => real[index] ?? unseen(index))

  function unseen(index: number): string {
    for (;;) {
      const word = makeWord(index)
      if (!seen.has(word) && seen.add(word)) return word
    }
  }

  /** Frequent words are short. */
  function makeWord(index: number): string {
    const syllables = (index < 100 ? 1 : 2) + chance.below(index < 2000 ? 2 : 3)
    let word = ''
    for (let syllable = 0; syllable < syllables; syllable += 1)
      word += chance.pick([...starts, ...more]) + chance.pick(middles)
    return word + chance.pick(ends)
  }
}
