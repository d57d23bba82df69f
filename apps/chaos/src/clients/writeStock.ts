import { troubleOf } from '@parley/client'
import { pause } from '../pause.ts'
import { atPace } from './atPace.ts'
import { Ledger } from './Ledger.ts'
import type { Draft, Ended } from './Ledger.ts'
import { openStock } from './openStock.ts'
import type { Stock } from './openStock.ts'
import type { ClientPlan, ProcessPlan } from './Plan.ts'
import type { WritingClient } from './WritingClient.ts'

const deadlineMs = 4000
const longestMs = 20_000

/**
 * A writer as anyone writes it with `@trpc/client`: the same id at every try, over HTTP and over a
 * socket. Now and then it says the same twice or at once, and asks for what must be refused.
 */
export function writeStock(process: ProcessPlan, plan: ClientPlan): WritingClient {
  const { accountId, token } = plan
  const ledger = new Ledger(process, plan)
  const overHttp = openStock({ url: process.url, token, transport: 'http' })
  const overSocket = openStock({ url: process.url, token, transport: 'socket' })
  const both = [overHttp, overSocket]
  let isResting = true
  let isBusy = false
  void atPace({ process, chance: ledger.chance, isResting: () => isResting, act: write })

  async function write() {
    isBusy = true
    await act(ledger.chance.next())
    isBusy = false
  }

  async function act(chance: number) {
    const draft = ledger.draft()
    const way = ledger.chance.pick(both)
    if (chance < 0.06) await Promise.all([...both, way].map((each) => say(each, draft)))
    else if (chance < 0.1) {
      await say(way, draft)
      await say(ledger.chance.pick(both), draft)
    } else if (chance < 0.12) {
      await say(way, draft)
      await say(way, { ...draft, body: `${draft.body} but otherwise` })
    } else if (chance < 0.14) await say(way, { ...draft, conversationId: plan.foreign })
    else await say(way, draft)
    ledger.forget(draft.id)
  }

  /** Until it is acknowledged or refused, or for too long. */
  async function say(way: Stock, draft: Draft) {
    const until = Date.now() + longestMs
    for (let wait = 100; Date.now() < until; wait = Math.min(wait * 2, 2000)) {
      const end = ledger.ask(draft)
      const ended = await once(way, draft)
      end(ended)
      if (ended.outcome !== 'unknown') return
      await pause(wait)
    }
  }

  async function once({ api }: Stock, draft: Draft): Promise<Ended> {
    const signal = AbortSignal.timeout(deadlineMs)
    try {
      const { message } = await Promise.race([
        api.messages.send.mutate({ accountId, ...draft }, { signal }),
        gone(signal),
      ])
      return { outcome: 'acknowledged', seq: message.seq }
    } catch (error) {
      const { failure, retryable } = troubleOf(error)
      if (failure === null || retryable) return { outcome: 'unknown', word: failure ?? 'network' }
      return { outcome: 'refused', word: failure }
    }
  }

  return {
    rest: (on) => void (isResting = on),
    isSettled: () => !isBusy,
  }
}

function gone(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('No answer.')), { once: true })
  })
}
