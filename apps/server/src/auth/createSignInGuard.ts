import type { SharedCount } from '../limits/createLimiter.ts'
import { sharedTries } from '../limits/sharedTries.ts'

interface GuardOptions {
  /** Wrong tries before an address waits. */
  tries?: number
  windowMs?: number
  /** Where servers count together; while it is away each counts alone and allows half. */
  shared?: SharedCount | null
  now?: () => number
}

/** Counts wrong tries per address. */
export interface SignInGuard {
  /**
   * Runs one try, which answers whether it was right; null when the address waits and nothing ran.
   * Tries at once queue behind one another as far as their outcome could lock the address.
   */
  attempt<T>(
    address: string,
    act: () => Promise<{ isWrong: boolean; answer: T }>,
  ): Promise<T | null>
}

interface Entry {
  wrong: number[]
  running: number
  waiting: (() => void)[]
}

const maxWaiting = 500

export function createSignInGuard({
  tries = 10,
  windowMs = 15 * 60_000,
  shared = null,
  now = Date.now,
}: GuardOptions = {}): SignInGuard {
  const everywhere = shared && sharedTries({ shared, tries, windowMs })
  const entries = new Map<string, Entry>()

  function entryOf(address: string): Entry {
    const entry = entries.get(address) ?? { wrong: [], running: 0, waiting: [] }
    entry.wrong = entry.wrong.filter((at) => at > now() - windowMs)
    entries.set(address, entry)
    return entry
  }

  /** Addresses whose tries are all forgotten are not kept. */
  function sweep() {
    for (const [address, { wrong, running, waiting }] of entries)
      if (running + waiting.length === 0 && (wrong.at(-1) ?? 0) <= now() - windowMs)
        entries.delete(address)
  }

  async function admit(address: string): Promise<Entry | null> {
    const elsewhere = everywhere ? await everywhere.count(address) : 0
    if (elsewhere !== null && elsewhere >= tries) return null
    const allowed = elsewhere === null ? Math.ceil(tries / 2) : tries
    for (;;) {
      const entry = entryOf(address)
      if (entry.wrong.length >= allowed || entry.waiting.length >= maxWaiting) return null
      if (entry.wrong.length + entry.running < allowed) return entry
      await new Promise<void>((resolve) => entry.waiting.push(resolve))
    }
  }

  return {
    async attempt(address, act) {
      if (entries.size > 10_000) sweep()
      const entry = await admit(address)
      if (!entry) return null
      entry.running += 1
      try {
        const { isWrong, answer } = await act()
        if (isWrong) {
          entry.wrong.push(now())
          everywhere?.add(address)
        }
        return answer
      } finally {
        entry.running -= 1
        for (const wake of entry.waiting.splice(0)) wake()
      }
    },
  }
}
