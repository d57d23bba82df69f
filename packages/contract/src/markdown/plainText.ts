import { hasMarks } from './hasMarks.ts'
import { lineOf } from './lineOf.ts'
import { parseMarkdown } from './parseMarkdown.ts'

/**
 * A message in one line without its marks, for lists and notifications. `nameOf` says what a
 * mentioned person is called; null for who is not known.
 */
export function plainText(body: string, nameOf: (userId: string) => string | null): string {
  if (!hasMarks(body)) return body.replace(/\s+/gu, ' ').trim()
  return lineOf(parseMarkdown(body), nameOf)
}
