import type { Attached, Attachment } from './words.ts'

/** What a list says of a message's attachments; null when it has none. */
export function attachedOf(attachments: readonly Attachment[]): Attached | null {
  const [first] = attachments
  if (!first) return null
  const { kind, name, duration } = first
  return { kind, name, duration, count: attachments.length }
}
