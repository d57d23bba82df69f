import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Actor, AccountId, MemberActor, SystemActor } from '@parley/contract'
import { appendEvent, tables, transact } from '@parley/db'
import type { Db } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { createRealtime } from '../createRealtime.ts'
import type { Realtime } from '../createRealtime.ts'
import type { Bus } from '../bus.ts'
import type { Delivery } from '../Hub.ts'
import type { RealtimeLimits } from '../limits.ts'

/** Filled before the first test of a file. */
export let fresh: FreshDb
export let db: Db
export let redis: { url: string; child: ChildProcess }
const open: Realtime[] = []
const children: ChildProcess[] = []

beforeAll(async () => {
  fresh = await freshDb()
  db = fresh.db
  redis = await startRedis()
}, 60_000)
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await fresh?.drop()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((realtime) => realtime.close()))
})

export async function startRedis(at?: number) {
  const port = at ?? (await freePort())
  const binary = process.env['PARLEY_TEST_REDIS_SERVER'] ?? 'redis-server'
  const flags = ['--port', String(port), '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1']
  const child = spawn(binary, flags, { stdio: 'ignore' })
  children.push(child)
  const url = `redis://127.0.0.1:${port}`
  await until(() => canConnect(port), 5000)
  return { url, child }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function canConnect(port: number): Promise<boolean> {
  const { connect } = await import('node:net')
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve((socket.destroy(), true)))
    socket.once('error', () => resolve(false))
  })
}

export async function until(holds: () => boolean | Promise<boolean>, withinMs = 10_000) {
  const deadline = Date.now() + withinMs
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`still not so after ${withinMs} ms: ${holds}`)
    await wait(10)
  }
}
export const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

export function start(bus: Bus, limits: Partial<RealtimeLimits> = {}, on = db): Realtime {
  const realtime = createRealtime({ db: on, bus, limits })
  open.push(realtime)
  return realtime
}

export interface Account {
  id: string
  system: SystemActor
  ana: MemberActor
  bo: MemberActor
}

export async function makeAccount(): Promise<Account> {
  const id = randomUUID()
  const { orm } = db
  await orm.insert(tables.accounts).values({ id, slug: id, name: 'Test' })
  await orm.insert(tables.eventHeads).values({ accountId: id })
  const [ana, bo] = [await makeMember(id, 'owner'), await makeMember(id, 'agent')]
  return {
    id,
    system: { type: 'system', accountId: id as AccountId, clientId: null },
    ana: ana!,
    bo: bo!,
  }
}

async function makeMember(accountId: string, role: 'owner' | 'agent'): Promise<MemberActor> {
  const userId = randomUUID()
  await db.orm
    .insert(tables.users)
    .values({ id: userId, name: role, email: `${userId}@example.com` })
  await db.orm.insert(tables.members).values({ accountId, userId, role })
  return {
    type: 'member',
    accountId,
    userId,
    role,
    sessionId: null,
    clientId: null,
  } as unknown as MemberActor
}

/** Says something to the topics; answers its mark. */
export async function say(
  account: Account,
  audience = ['members'],
  except: string[] = [],
  on = db,
): Promise<string> {
  const conversationId = randomUUID()
  await transact(on, account.id, async (tx) => {
    appendEvent(tx, {
      body: { type: 'conversation.hidden', conversationId: conversationId as never },
      audience,
      except,
      by: account.system,
    })
    return {}
  })
  return conversationId
}

export interface Reader {
  got: Delivery[]
  /** Marks of the events heard, in order. */
  heard(): string[]
  cursor(): string | undefined
  kinds(): string[]
  failed(): unknown
  stop(): Promise<void>
}

export function read(realtime: Realtime, actor: Actor, lastEventId: string | null = null): Reader {
  const control = new AbortController()
  const got: Delivery[] = []
  let failure: unknown
  const done = (async () => {
    for await (const one of realtime.follow(actor, { lastEventId, signal: control.signal }))
      got.push(one)
  })().catch((error: unknown) => (failure = error))
  return {
    got,
    heard: () =>
      got.flatMap(({ data }) => (data.type === 'conversation.hidden' ? [data.conversationId] : [])),
    cursor: () => got.at(-1)?.cursor,
    kinds: () => got.map(({ data }) => data.type),
    failed: () => failure,
    stop: async () => {
      control.abort()
      await done
    },
  }
}

export const started = (reader: Reader) => until(() => reader.got.length > 0)
