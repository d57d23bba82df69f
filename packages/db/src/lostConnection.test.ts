import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDb } from './testing/index.ts'
import type { FreshDb } from './testing/index.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
  await fresh.db.sql`create table kept (word text)`
})
afterAll(() => fresh?.drop())

const told = (error: unknown) => String(error)
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a connection that PostgreSQL ends in the middle fails its transaction, and nothing else', async () => {
  const { sql } = fresh.db
  const words = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      sql
        .begin(async (tx) => {
          const [{ pid } = { pid: 0 }] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
          const killed = sql`select pg_terminate_backend(${pid})`
          // On its way when the connection goes, and asked for once it has gone.
          await tx`insert into kept values (${`early ${index}`})`.catch(() => {})
          await killed
          await pause(index * 5)
          await tx`insert into kept values (${`late ${index}`})`
        })
        .catch(told),
    ),
  )
  expect(words.every((word) => typeof word === 'string')).toBe(true)
  expect(await sql`select word from kept`).toEqual([])
})

test('what a lost transaction still asks for is not done in another one that has its connection', async () => {
  const { createDb } = await import('./createDb.ts')
  const db = createDb({ url: fresh.url, max: 1 })
  const late: unknown[] = []
  let goOn = () => {}
  const waiting = new Promise<void>((resolve) => (goOn = resolve))
  const lost = db.sql
    .begin(async (tx) => {
      const [{ pid } = { pid: 0 }] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
      await fresh.db.sql`select pg_terminate_backend(${pid})`
      await waiting
      await tx`insert into kept values ('lost')`.catch((error: unknown) => late.push(error))
      throw new Error('It was lost.')
    })
    .catch(told)
  await expect.poll(() => lost).toContain('CONNECTION')
  await db.sql.begin(async (tx) => {
    await tx`insert into kept values ('whole')`
    goOn()
    await pause(50)
    await tx`select 1`
  })
  expect(late).toHaveLength(1)
  expect(await fresh.db.sql`select word from kept`).toEqual([{ word: 'whole' }])
  await db.end()
})

/** A way to PostgreSQL that can be shut as by its restart: nobody listens. */
async function openGate() {
  const { hostname, port: to } = new URL(fresh.url)
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(to), hostname)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
    }
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    near.pipe(far).pipe(near)
  })
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const url = new URL(fresh.url)
  url.host = `127.0.0.1:${port}`
  const shut = () => {
    server.close()
    for (const socket of open) socket.destroy()
  }
  /** As when a server that is asked something dies. */
  const reset = () => {
    for (const socket of open) if (!socket.destroyed) socket.resetAndDestroy()
  }
  return { url: url.href, shut, reset, reopen: () => listen(port) }
}

test('what is asked of a connection that was just lost gets its own answer or none, and so does what comes after', async () => {
  const { createDb } = await import('./createDb.ts')
  const gate = await openGate()
  const db = createDb({ url: gate.url, max: 1 })
  const ask = (n: number) =>
    db.sql<{ n: number }[]>`select ${n}::int as n`.then(
      (rows) => rows.map((row) => row.n),
      () => 'lost',
    )
  expect(await ask(0)).toEqual([0])
  const lost = db.sql`select pg_sleep(5)`.catch(() => Promise.all([ask(1), ask(2)]))
  await pause(50)
  gate.reset()
  const wrong = (got: unknown, n: number) => got !== 'lost' && String(got) !== String(n)
  const later = lost.then(async (soon) => [...soon, await ask(3), await ask(4)])
  const got = await Promise.race([later, pause(5000)])
  expect(got).toHaveLength(4)
  expect((got as unknown[]).filter((one, index) => wrong(one, index + 1))).toEqual([])
  await db.end()
  gate.shut()
})

test('what is asked of an idle connection that was just lost is not answered with nothing', async () => {
  const { createDb } = await import('./createDb.ts')
  const gate = await openGate()
  const db = createDb({ url: gate.url, max: 2 })
  const idle = db.sql`select pg_sleep(0.3)`
  const lost = db.sql`select pg_sleep(9)`.catch(() =>
    db.sql`select 1 as n`.then(
      (rows) => rows.length,
      () => 'lost',
    ),
  )
  await idle
  // The idle one is lost first, and asked when the other one's loss is told.
  gate.reset()
  expect([1, 'lost']).toContain(await Promise.race([lost, pause(4000)]))
  await db.end()
  gate.shut()
})

test('rows that an error cut off are none of the next answer', async () => {
  const { createDb } = await import('./createDb.ts')
  const db = createDb({ url: fresh.url, max: 1 })
  const cut = db.sql`select 1 / (3000 - n) as part, repeat('x', 99) as word from generate_series(1, 9999) n`
  await expect(cut).rejects.toThrow('division by zero')
  expect([...(await db.sql`select 1 as n`)]).toEqual([{ n: 1 }])
  await db.end()
})

test('nothing that a whole pool is asked waits for longer than a second behind a restart', async () => {
  const { createDb } = await import('./createDb.ts')
  const gate = await openGate()
  const db = createDb({ url: gate.url, max: 10 })
  let waiting = 0
  const ask = async () => {
    waiting += 1
    const isAnswered = await db.sql`select 1`.then(
      () => true,
      () => false,
    )
    waiting -= 1
    return isAnswered
  }
  await Promise.all(Array.from({ length: 10 }, ask))
  gate.shut()
  // What a server goes on asking, whoever comes.
  const asking = setInterval(() => void ask(), 5)
  await pause(1500)
  await gate.reopen()
  clearInterval(asking)
  await expect.poll(() => waiting, { timeout: 5000 }).toBe(0)
  expect(await ask()).toBe(true)
  await db.end()
  gate.shut()
})
