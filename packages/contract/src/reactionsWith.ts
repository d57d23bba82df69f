import type { Author, Reaction } from './words.ts'

interface Chosen {
  emoji: string
  on: boolean
  by: Author
}

/** The reactions of a message once somebody has chosen an emoji or taken it back; the same when they had. */
export function reactionsWith(
  reactions: readonly Reaction[],
  { emoji, on, by }: Chosen,
): readonly Reaction[] {
  const held = reactions.find((one) => one.emoji === emoji)
  const has = held?.by.some((author) => isSame(author, by)) ?? false
  if (has === on) return reactions
  if (!held) return [...reactions, { emoji, by: [by] }]
  const people = on ? [...held.by, by] : held.by.filter((author) => !isSame(author, by))
  return reactions
    .map((one) => (one === held ? { emoji, by: people } : one))
    .filter((one) => one.by.length > 0)
}

function isSame(a: Author, b: Author): boolean {
  return a.type === b.type && a.id === b.id
}
