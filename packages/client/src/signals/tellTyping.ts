import type { Clock } from '../mirror/Clock.ts'

type Kind = 'reply' | 'note'
const repeatMs = 3000

/**
 * Told of every keystroke, says at most every three seconds that one types, at once when the kind
 * changes, and once that one stopped.
 */
export function tellTyping(
  clock: Clock,
  say: (typing: boolean, kind: Kind) => void,
): (typing: boolean, kind?: Kind) => void {
  let said: { at: number; kind: Kind } | null = null
  return (typing, kind = 'reply') => {
    const isNews = typing ? said?.kind !== kind || clock.now() - said.at >= repeatMs : said !== null
    if (!isNews) return
    said = typing ? { at: clock.now(), kind } : null
    say(typing, kind)
  }
}
