import type { Log, PushDoor } from '@parley/api'
import type { Notification } from '@parley/contract'
import type { CommittedBatch, Db } from '@parley/db'
import type { Realtime } from '@parley/realtime'
import { mayReach } from './mayReach.ts'
import { wake } from './wake.ts'
import type { VapidKeys } from './readVapidKeys.ts'
import { reasonOf } from '../log/reasonOf.ts'

interface PushOptions {
  db: Db
  realtime: Pick<Realtime, 'listPresence'>
  keys: VapidKeys
  /** Push services of one's own. */
  hosts: readonly string[]
  log: Log
}

/** Somebody who is told something, in an account. */
export interface Told {
  accountId: string
  userId: string
  notification: Notification
}

/** What waits to be sent at most; beyond it the oldest are let go, as they are in the list anyway. */
const most = 1000
const atOnce = 8

/**
 * Wakes the browsers of who is told something, after the commit and beside it: a push service that is
 * slow or away holds up nobody. What this process had not sent when it ended is not sent.
 */
export function startPush(options: PushOptions): PushDoor & { stop(): Promise<void> } {
  const { db, keys, hosts, log } = options
  const waiting: Told[] = []
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  const deaf = db.onCommitted((batch) => {
    waiting.push(...toldIn(batch))
    const lost = waiting.splice(0, Math.max(0, waiting.length - most)).length
    if (lost > 0) log.warn({ lost }, 'Browsers were not woken: too many waited.')
    next()
  })
  return {
    publicKey: keys.publicKey,
    mayReach: (endpoint) => mayReach(endpoint, hosts),
    async stop() {
      deaf()
      stopping.abort()
      waiting.length = 0
      await Promise.all(running)
    },
  }

  function next(): void {
    while (running.size < atOnce && waiting.length > 0) {
      const one = run(waiting.shift()!).finally(() => {
        running.delete(one)
        next()
      })
      running.add(one)
    }
  }

  async function run(told: Told): Promise<void> {
    await wake(told, { ...options, signal: stopping.signal }).catch((error: unknown) =>
      log.warn({ error: reasonOf(error) }, 'A browser was not woken.'),
    )
  }
}

function toldIn({ accountId, rows }: CommittedBatch): Told[] {
  return rows.flatMap(({ event, audience }) => {
    const [topic] = audience
    if (event.type !== 'notification.new' || !topic?.startsWith('user:')) return []
    const { notification } = event
    return [{ accountId, userId: topic.slice('user:'.length), notification }]
  })
}
