import type { Clock } from '../mirror/Clock.ts'

/** Time that stands until it is moved. */
export function heldClock(): Clock & { move(ms: number): void } {
  let now = 0
  const timers = new Set<{ at: number; run: () => void }>()
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    move(ms) {
      now += ms
      for (const timer of [...timers].sort((a, b) => a.at - b.at))
        if (timer.at <= now && timers.delete(timer)) timer.run()
    },
  }
}
