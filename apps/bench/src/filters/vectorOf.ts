import { indexWords } from '@parley/contract'

/** The words by which a message is found, as the text of a tsvector. */
export function vectorOf(body: string): string {
  return indexWords(body)
    .map((word) => `'${word}'`)
    .join(' ')
}
