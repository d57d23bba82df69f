import { v7 as uuid } from 'uuid'
import type { Conversation } from '@parley/contract'
import type { Stage } from './openStage.ts'

interface Pace {
  perSecond: number
  /** Until they are stopped where it is not given. */
  count?: number
  /** No new ones after so many milliseconds. */
  withinMs?: number
  /** Where they happen, in turn. */
  among: readonly Conversation[]
}

/** What came of them. */
export interface Made {
  sent: number
  failed: number
  perSecond: number
}

export interface Events {
  /** Ends them. */
  stop(): Promise<Made>
  done: Promise<Made>
}

const priorities = ['low', 'medium', 'high', 'urgent'] as const
/** So many requests wait for their answers at most. */
const mostWaiting = 40

/** Bo says and changes something, in a steady beat: three messages, then two changes. */
export function makeEvents(stage: Stage, pace: Pace): Events {
  const { perSecond, count = Infinity, withinMs = 120_000, among } = pace
  const from = performance.now()
  const waiting = new Set<Promise<unknown>>()
  let sent = 0
  let failed = 0
  let isStopped = false
  const isOver = () => isStopped || performance.now() - from > withinMs
  const run = async (): Promise<Made> => {
    for (let index = 0; index < count && !isOver(); index += 1) {
      const wait = from + (index * 1000) / perSecond - performance.now()
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
      if (waiting.size >= mostWaiting) await Promise.race(waiting)
      const asked = happen(stage, among[index % among.length]!, index)
        .then(
          () => (sent += 1),
          () => (failed += 1),
        )
        .finally(() => waiting.delete(asked))
      waiting.add(asked)
    }
    await Promise.all(waiting)
    return { sent, failed, perSecond: sent / ((performance.now() - from) / 1000) }
  }
  const done = run()
  return {
    done,
    stop() {
      isStopped = true
      return done
    },
  }
}

function happen({ bo, accountId }: Stage, { id }: Conversation, index: number): Promise<unknown> {
  if (index % 5 < 3)
    return bo.api.messages.send.mutate({
      accountId,
      id: uuid(),
      conversationId: id,
      body: `Something new, number ${index}, and a few words about it.`,
      kind: 'note',
    })
  const patch = { priority: priorities[Math.floor(index / 5 + index) % priorities.length]! }
  return bo.api.conversations.update.mutate({ accountId, conversationId: id, patch })
}
