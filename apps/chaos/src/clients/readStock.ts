import type { FollowYield } from '@parley/contract'
import { troubleOf } from '@parley/client'
import { pause } from '../pause.ts'
import { openStock } from './openStock.ts'
import type { ClientPlan, ProcessPlan } from './Plan.ts'
import { shownCount } from './ReadingClient.ts'
import type { ReadingClient } from './ReadingClient.ts'
import { Teller } from './Teller.ts'

/** A reader as anyone writes it with `@trpc/client`: follows, keeps the newest, asks anew on resync. */
export function readStock(process: ProcessPlan, plan: ClientPlan): ReadingClient {
  const { accountId, conversations, token } = plan
  const teller = new Teller(process, plan)
  const onDown = (why: string) => teller.down(why)
  const { api } = openStock({ url: process.url, token, transport: 'http', onDown })
  const shown = new Map(conversations.map((id) => [id, new Map<number, string>()]))
  let asking = 0
  let cursor = teller.lastCursor()
  let isFresh = true
  teller.open(cursor)
  follow()

  function follow() {
    const again = (why: string) => {
      teller.down(why)
      if (!teller.isEnded) setTimeout(follow, 300)
    }
    const running = api.events.follow.subscribe(
      { accountId, lastEventId: cursor },
      {
        onData: (tracked) => {
          const { id, data } = tracked as unknown as { id: string; data: FollowYield }
          hear(id, data)
        },
        onError(error) {
          const { failure, retryable } = troubleOf(error)
          running.unsubscribe()
          if (failure !== null && !retryable) teller.end(failure)
          else again(failure ?? 'error')
        },
        onComplete: () => again('complete'),
      },
    )
  }

  function hear(id: string, data: FollowYield) {
    cursor = id
    teller.hear(id, data)
    // Asked before it follows, it would miss what is said in between.
    if (data.type === 'resync' || isFresh) void askAnew()
    isFresh = false
    if (data.type === 'message.new')
      show(data.message.conversationId, data.message.seq, data.message.id)
  }

  function show(conversationId: string, seq: number, id: string) {
    const kept = shown.get(conversationId)
    if (!kept) return
    kept.set(seq, id)
    if (kept.size > 4 * shownCount)
      for (const old of kept.keys()) if (old < seq - 2 * shownCount) kept.delete(old)
  }

  async function askAnew() {
    asking += 1
    for (const conversationId of conversations)
      while (!teller.isEnded && !(await ask(conversationId))) await pause(300)
    asking -= 1
  }

  async function ask(conversationId: string): Promise<boolean> {
    const input = { accountId, conversationId, limit: shownCount }
    return api.messages.list.query(input, { signal: AbortSignal.timeout(5000) }).then(
      ({ items }) => {
        for (const { seq, id } of items) show(conversationId, seq, id)
        return true
      },
      () => false,
    )
  }

  return {
    // It says nothing.
    rest: () => {},
    isSettled: () => true,
    isLive: () => teller.isEnded || (teller.isUp && asking === 0),
    report: (checkpoint) => teller.report(checkpoint, newestOf(shown)),
  }
}

function newestOf(shown: Map<string, Map<number, string>>): Record<string, string[]> {
  const lists = [...shown].map(([conversation, kept]) => {
    const inOrder = [...kept].sort(([a], [b]) => a - b).slice(-shownCount)
    return [conversation, inOrder.map(([seq, id]) => `${seq}:${id}`)] as const
  })
  return Object.fromEntries(lists)
}
