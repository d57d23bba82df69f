import type { Cursor, FollowYield } from '@parley/contract'
import { pause } from '../pause.ts'
import { random } from '../random.ts'
import { openOwn } from './openOwn.ts'
import { openPicture } from './openPicture.ts'
import type { ClientPlan, ProcessPlan } from './Plan.ts'
import type { ReadingClient } from './ReadingClient.ts'
import { Teller } from './Teller.ts'

/** Between two conversations that one reads, about. */
const readEveryMs = 5000

/** A reader that shows what our own client keeps true for it, and now and then reads what is new. */
export function readOwn(process: ProcessPlan, plan: ClientPlan): ReadingClient {
  const teller = new Teller(process, plan)
  const { client, account } = openOwn(process, plan)
  const { mirror, outbox, actions } = account
  const chance = random(`${process.seed} ${plan.name}`)
  let isResting = true
  // Before the mirror's own rule drops anything.
  const receive = mirror.receive.bind(mirror)
  mirror.receive = (cursor: Cursor, data: FollowYield) => {
    teller.hear(cursor, data)
    receive(cursor, data)
  }
  client.connection.subscribe(() => {
    const now = client.connection.get()
    if (now.state === 'ended') teller.end(now.failure)
    else if (now.state !== 'live' && now.state !== 'catchingUp') teller.down(now.state)
  })
  teller.open(null)
  const picture = openPicture(client, account, plan)
  account.follow()
  void read()

  async function read() {
    for (;;) {
      await pause(readEveryMs * (0.5 + chance.next()))
      const row = picture.rowOf(chance.pick(plan.conversations))
      if (isResting || !row) continue
      await actions.markRead(row.id, row.lastSeq).catch(() => {})
    }
  }

  return {
    rest: (on) => void (isResting = on),
    isSettled: () => teller.isEnded || outbox.waiting().length === 0,
    isLive: () =>
      teller.isEnded ||
      (teller.isUp && client.connection.get().state === 'live' && picture.isLoaded()),
    report: (checkpoint) => teller.report(checkpoint, picture.shown(), picture.read()),
  }
}
