import { fold } from '@parley/contract'
import type { CannedReply } from '@parley/contract'

/** Those whose shortcut begins with what was typed, then those that hold its words. */
export function findReplies(
  replies: readonly CannedReply[],
  typed: string,
  most: number,
): CannedReply[] {
  const wanted = fold(typed)
  const words = wanted.split(' ').filter(Boolean)
  const begin = replies.filter(({ shortcut }) => fold(shortcut).startsWith(wanted))
  const hold = replies.filter((reply) => {
    const text = fold(`${reply.shortcut} ${reply.title} ${reply.body}`)
    return !begin.includes(reply) && words.every((word) => text.includes(word))
  })
  return [...begin, ...hold].slice(0, most)
}
