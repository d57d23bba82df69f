import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eq, sql } from 'drizzle-orm'
import type { AccountId, SystemActor } from '@parley/contract'
import { appendEvent } from './appendEvent.ts'
import { parseCursor } from './events/cursor.ts'
import { readHead } from './events/readHead.ts'
import { readLog } from './events/readLog.ts'
import * as tables from './tables/index.ts'
import { freshDb } from './testing/freshDb.ts'
import type { FreshDb } from './testing/freshDb.ts'
import { transact } from './transact.ts'
import type { Tx } from './transact.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh?.drop())

async function makeAccount(): Promise<string> {
  const id = randomUUID()
  await fresh.db.orm.insert(tables.accounts).values({ id, slug: id, name: 'Test' })
  await fresh.db.orm.insert(tables.eventHeads).values({ accountId: id })
  return id
}

function by(accountId: string): SystemActor {
  return { type: 'system', accountId: accountId as AccountId, clientId: null }
}

function say(tx: Tx, afterMs = 0) {
  appendEvent(tx, {
    body: { type: 'resync', afterMs },
    audience: ['members'],
    by: by(tx.accountId),
  })
}

/** Leaves a row that must share its event's fate. */
function mark(tx: Tx, name: string) {
  return tx.orm.insert(tables.teams).values({ accountId: tx.accountId, id: randomUUID(), name })
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('transact', () => {
  test('D3 positions are gapless and in commit order under 16 writers that nest and roll back', async () => {
    const accountId = await makeAccount()
    const heard: number[] = []
    const off = fresh.db.onCommitted((batch) => {
      if (batch.accountId === accountId) heard.push(...batch.rows.map((row) => row.position))
    })
    let said = 0
    const writer = async (index: number) => {
      for (let turn = 0; turn < 12; turn += 1) {
        const fails = (index + turn) % 5 === 0
        const work = transact(fresh.db, accountId, async (tx) => {
          say(tx, index)
          await transact(tx, accountId, async (inner) => {
            await mark(inner, `writer ${index}`)
            if (turn % 3 === 0) await wait(1)
            say(inner, turn)
            return {}
          })
          if (fails) throw new Error('changed my mind')
          return {}
        })
        if (fails) await expect(work).rejects.toThrow('changed my mind')
        else {
          await work
          said += 2
        }
      }
    }
    await Promise.all(Array.from({ length: 16 }, (_, index) => writer(index)))
    off()
    const log = await readLog(fresh.db, accountId, { after: 0, limit: 10_000 })
    expect(log.map((row) => row.position)).toEqual(Array.from({ length: said }, (_, at) => at + 1))
    expect([...heard].sort((a, b) => a - b)).toEqual(log.map((row) => row.position))
    expect((await readHead(fresh.db, accountId)).position).toBe(said)
    const kept = await fresh.db.orm
      .select()
      .from(tables.teams)
      .where(eq(tables.teams.accountId, accountId))
    expect(kept.length * 2).toBe(said)
  })

  test('D3 a reader never sees a position before the ones below it', async () => {
    const accountId = await makeAccount()
    let writing = true
    const seen: number[] = []
    const reader = (async () => {
      let last = 0
      while (writing) {
        for (const row of await readLog(fresh.db, accountId, { after: last, limit: 1000 })) {
          seen.push(row.position)
          last = row.position
        }
      }
      for (const row of await readLog(fresh.db, accountId, { after: last, limit: 1000 }))
        seen.push(row.position)
    })()
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let turn = 0; turn < 15; turn += 1)
          await transact(fresh.db, accountId, async (tx) => {
            say(tx)
            await tx.orm.execute(sql`select pg_sleep(${Math.random() / 500})`)
            return {}
          })
      }),
    )
    writing = false
    await reader
    expect(seen).toEqual(Array.from({ length: 120 }, (_, at) => at + 1))
  })

  test('D2 an event whose change fails is not in the log, and nobody hears of it', async () => {
    const accountId = await makeAccount()
    let heard = 0
    const off = fresh.db.onCommitted(() => (heard += 1))
    await expect(
      transact(fresh.db, accountId, async (tx) => {
        await mark(tx, 'a')
        say(tx)
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    off()
    expect(heard).toBe(0)
    expect(await readLog(fresh.db, accountId, { after: 0, limit: 10 })).toEqual([])
  })

  test('D2 a nested failure that somebody caught still stops the commit', async () => {
    const accountId = await makeAccount()
    await expect(
      transact(fresh.db, accountId, async (tx) => {
        await transact(tx, accountId, async (inner) => {
          await mark(inner, 'half')
          throw new Error('half done')
        }).catch(() => {})
        return {}
      }),
    ).rejects.toThrow('half done')
    const rows = await fresh.db.orm
      .select()
      .from(tables.teams)
      .where(eq(tables.teams.accountId, accountId))
    expect(rows).toEqual([])
  })

  test('an answer carries the cursor of its own last event, or the head when nothing happened', async () => {
    const accountId = await makeAccount()
    const { asOf } = await transact(fresh.db, accountId, async (tx) => {
      say(tx)
      say(tx)
      return {}
    })
    expect(parseCursor(asOf)).toEqual(await readHead(fresh.db, accountId))
    const idle = await transact(fresh.db, accountId, async () => ({}))
    expect(idle.asOf).toBe(asOf)
  })

  test('what commits is heard whole: dates are dates, live and read back alike', async () => {
    const accountId = await makeAccount()
    const live: unknown[] = []
    const off = fresh.db.onCommitted((batch) => live.push(...batch.rows))
    await transact(fresh.db, accountId, async (tx) => {
      say(tx, 5)
      return {}
    })
    off()
    const log = await readLog(fresh.db, accountId, { after: 0, limit: 10 })
    expect(log[0]?.event.at).toBeInstanceOf(Date)
    expect(live).toEqual(log)
  })

  test('accounts do not share a log', async () => {
    const [a, b] = [await makeAccount(), await makeAccount()]
    for (const id of [a, b, a])
      await transact(fresh.db, id, async (tx) => {
        say(tx)
        return {}
      })
    expect((await readHead(fresh.db, a)).position).toBe(2)
    expect((await readHead(fresh.db, b)).position).toBe(1)
  })
})
