import { atPace } from './atPace.ts'
import { Ledger } from './Ledger.ts'
import type { Ended } from './Ledger.ts'
import { openOwn } from './openOwn.ts'
import type { ClientPlan, ProcessPlan } from './Plan.ts'
import type { WritingClient } from './WritingClient.ts'

const mostWaiting = 20

interface Sending {
  end: (end: Ended) => void
  /** An attempt of it may have come through unheard. */
  tried: 'no' | 'now' | 'before'
}

/** A writer that leaves all to our own client's outbox, which a new process takes up again. */
export function writeOwn(process: ProcessPlan, plan: ClientPlan): WritingClient {
  const ledger = new Ledger(process, plan)
  const { client, account } = openOwn(process, plan)
  const { outbox } = account
  const waiting = new Map<string, Sending>()
  let isResting = true
  let isSaying = false
  account.follow()
  outbox.sendings.subscribe(look)
  void atPace({ process, chance: ledger.chance, isResting: () => isResting, act: say })

  function say() {
    if (waiting.size >= mostWaiting) return
    const { conversationId, body } = ledger.draft()
    // The outbox makes the id, and begins at once: what is asked for is known before it leaves.
    isSaying = true
    const id = outbox.send({ conversationId, body })
    isSaying = false
    waiting.set(id, { end: ledger.ask({ id, conversationId, body }), tried: 'no' })
    ledger.forget(id)
    look()
  }

  /** What left the outbox was acknowledged; what it calls failed was refused. */
  function look() {
    if (isSaying) return
    const sendings = outbox.sendings.get()
    // What an earlier process left in the files.
    for (const id of sendings.keys())
      if (!waiting.has(id)) waiting.set(id, { end: ledger.adopt(id), tried: 'before' })
    for (const [id, sending] of waiting) {
      const now = sendings.get(id)
      if (now === undefined) {
        sending.end({ outcome: 'acknowledged' })
        waiting.delete(id)
      } else if (now.state === 'failed') {
        const outcome = sending.tried === 'before' ? 'unknown' : 'refused'
        sending.end({ outcome, word: now.error.failure ?? 'network' })
        waiting.delete(id)
        outbox.discard(id)
      } else if (now.state === 'sending')
        sending.tried = sending.tried === 'no' ? 'now' : sending.tried
      else if (sending.tried === 'now') sending.tried = 'before'
    }
  }

  return {
    rest: (on) => void (isResting = on),
    // What an earlier process left is on its way, too.
    isSettled: () => outbox.sendings.get().size === 0 && client.connection.get().state === 'live',
  }
}
