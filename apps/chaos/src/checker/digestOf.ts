import { createHash } from 'node:crypto'

/** As many messages of a conversation are compared at most, the newest. */
export const heldCount = 1000

/** Of messages ascending by seq: where they are, which they are and what they say. */
export function digestOf(messages: readonly { seq: number; id: string; body: string }[]): string {
  const hash = createHash('sha1')
  for (const { seq, id, body } of messages) hash.update(`${seq} ${id} ${body}\n`)
  return hash.digest('base64url')
}
