import type { searchWords } from '@parley/contract'
import { hashText } from './hashText.ts'

/** As many as `word_bloom` of the conversations has. */
const bits = 1024
/** Beginnings of a word, in characters, that are held as the word itself is. */
const beginnings = [5, 3] as const

/**
 * A Bloom filter of words and their beginnings, as PostgreSQL reads bits: what a conversation's does
 * not hold is in none of its messages. What it holds may be by chance.
 */
export function wordBloom(words: Iterable<string>): string {
  const bytes = Buffer.alloc(bits / 8)
  for (const word of words) for (const piece of piecesOf(word)) set(bytes, piece)
  return `x${bytes.toString('hex')}`
}

/** The bits that the filter of a conversation has whose messages hold what is asked. */
export function bloomOf({ whole, prefix }: NonNullable<ReturnType<typeof searchWords>>): string {
  const bytes = Buffer.alloc(bits / 8)
  for (const word of whole) for (const piece of piecesOf(word)) set(bytes, piece)
  const letters = [...(prefix ?? '')]
  for (const length of beginnings)
    if (letters.length >= length) set(bytes, letters.slice(0, length).join(''))
  return `x${bytes.toString('hex')}`
}

function piecesOf(word: string): string[] {
  const letters = [...word]
  const begun = beginnings.filter((length) => letters.length > length)
  return [word, ...begun.map((length) => letters.slice(0, length).join(''))]
}

function set(bytes: Buffer, piece: string): void {
  const bit = hashText(piece) & (bits - 1)
  bytes[bit >> 3]! |= 0x80 >> (bit & 7)
}
