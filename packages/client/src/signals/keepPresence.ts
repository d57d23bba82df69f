import type { PresenceStatus } from '@parley/contract'
import type { Clock } from '../mirror/Clock.ts'

/** Nothing was touched for so long … */
const idleMs = 5 * 60_000
/** … or nothing of the page could be seen: its person is elsewhere. */
const hiddenMs = 60_000
/** Who acts acts often; so often it is looked at. */
const lookMs = 1000

interface Presence {
  clock: Clock
  say(status: PresenceStatus): void
  /** Whether the page can be seen, and a way to hear when that changes. */
  isSeen(): boolean
  onSeen(listener: () => void): () => void
  /** A way to hear of keys, clicks and the like. */
  onActed(listener: () => void): () => void
}

/**
 * Says that this client's person is away once nobody acts in it or sees it for a while, and back at
 * once. `again` says it anew to a server that does not know.
 */
export function keepPresence({ clock, say, isSeen, onSeen, onActed }: Presence) {
  let isAway = false
  let actedAt = -Infinity
  let cancel = () => {}
  const turn = (away: boolean) => {
    if (away === isAway) return
    isAway = away
    say(away ? 'away' : 'online')
  }
  const wait = () => {
    cancel()
    cancel = clock.after(isSeen() ? idleMs : hiddenMs, () => turn(true))
  }
  const act = () => {
    if (!isSeen() || (!isAway && clock.now() - actedAt < lookMs)) return
    actedAt = clock.now()
    turn(false)
    wait()
  }
  const look = () => {
    actedAt = -Infinity
    if (isSeen()) act()
    else wait()
  }
  const offs = [onSeen(look), onActed(act)]
  look()
  return {
    again: () => {
      if (isAway) say('away')
    },
    leave() {
      cancel()
      for (const off of offs) off()
    },
  }
}
