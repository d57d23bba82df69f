import { expect, test } from 'vitest'
import type { EventBody } from '@parley/contract'
import { appendEvent, transact } from '@parley/db'
import { memoryBus } from './memoryBus.ts'
import { redisBus } from './redisBus.ts'
import { db, makeAccount, read, redis, say, start, started, until } from './testing/stage.ts'
import type { Account } from './testing/stage.ts'

/** As a newer server writes it, beside which this one runs while they are exchanged. */
async function tell(account: Account, body: object) {
  await transact(db, account.id, async (tx) => {
    appendEvent(tx, {
      body: body as unknown as EventBody,
      audience: ['members'],
      by: account.system,
    })
    return {}
  })
}
const newer = [
  { type: 'poll.opened', conversation: null, until: new Date(0) },
  { type: 'toString' },
  { type: 'member.updated', member: null },
]

test.each([
  ['memory', () => memoryBus()],
  ['redis', () => redisBus({ url: redis.url })],
])(
  'D4 events of a newer server are passed on in order with their cursors, live and replayed, over the %s bus',
  async (_, makeBus) => {
    const account = await makeAccount()
    const realtime = start(makeBus())
    const live = read(realtime, account.bo)
    await started(live)
    const said = [await say(account)]
    for (const body of newer) await tell(account, body)
    said.push(await say(account))
    // A known type in a version that nobody here has seen.
    await db.sql`update events set v = 2 where account_id = ${account.id} and type = 'poll.opened'`
    const late = read(realtime, account.bo, '0.')
    for (const reader of [live, late]) {
      await until(() => reader.heard().length === 2)
      expect(reader.heard()).toEqual(said)
      expect(reader.kinds()).toEqual([
        'synced',
        'conversation.hidden',
        ...newer.map(({ type }) => type),
        'conversation.hidden',
      ])
      expect(reader.failed()).toBeUndefined()
      const positions = reader.got.slice(1).map(({ cursor }) => Number.parseInt(cursor, 10))
      expect(positions).toEqual([1, 2, 3, 4, 5])
    }
    // And one comes back with the cursor of what it did not know.
    const back = read(realtime, account.bo, live.got[2]!.cursor)
    await until(() => back.heard().length === 1)
    expect(back.kinds().slice(1)).toEqual(live.kinds().slice(3))
    await Promise.all([live, late, back].map((reader) => reader.stop()))
  },
)
