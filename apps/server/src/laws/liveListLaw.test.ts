import { randomInt } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@parley/contract'
import { lawCases } from '@parley/contract/testing'
import { tables } from '@parley/db'
import { getAccount, updateLabel } from '@parley/domain'
import { drawing, makeWorld } from '@parley/domain/testing'
import type { World } from '@parley/domain/testing'
import { startHouse } from '../api/testing/startHouse.ts'
import type { House } from '../api/testing/startHouse.ts'
import { checkWindow, freshList } from './checkWindow.ts'
import { drawLists } from './drawLists.ts'
import { liveSteps, loudSteps } from './liveSteps.ts'
import type { LiveStage } from './liveSteps.ts'
import { openWindow } from './openWindow.ts'
import type { LiveWindow } from './openWindow.ts'

const password = 'a long enough one'
const length = 30
/** Sequences that follow each other in one account. */
const perWorld = 5
/** Worlds at once: most of the time goes by waiting. */
const lanes = 5
let house: House
let hash: string

beforeAll(async () => {
  house = await startHouse()
  hash = await hashPassword(password)
})
afterAll(() => house?.stop())

interface Sequence {
  seed: number
  agent: 'ana' | 'cleo'
  steps: { what: string; seed: number }[]
}

function sequencesOf(names: readonly string[]): fc.Arbitrary<Sequence> {
  const what = fc.oneof(
    ...names.map((name) => ({
      weight: liveSteps[name]!.weight,
      arbitrary: fc.constant(name),
    })),
  )
  const step = fc.record({ what, seed: fc.nat() })
  return fc.record({
    seed: fc.nat(),
    agent: fc.constantFrom('ana', 'cleo'),
    steps: fc.array(step, { minLength: length, maxLength: length }),
  })
}
const every = Object.keys(liveSteps)
const calm = sequencesOf(every.filter((name) => !loudSteps.includes(name)))
const sequences = fc.oneof(
  { weight: 3, arbitrary: calm },
  { weight: 1, arbitrary: sequencesOf(every) },
)

const tally = {
  sequences: 0,
  events: 0,
  counts: 0,
  busy: 0,
  requests: {} as Record<string, number>,
}
const done: Record<string, { done: number; refused: number }> = {}

async function prove(world: World, now: Date, { seed, agent: name, steps }: Sequence) {
  const { db } = house
  const { account } = world
  const windows: LiveWindow[] = []
  try {
    for (const [index, by] of [account[name], account.owner].entries()) {
      const lists = await drawLists(db, { account, by, seed: seed + index, now })
      windows.push(await openWindow({ house, token: await tokenOf(by), by, lists }))
    }
    const since = new Date()
    const rows = await freshList(db, account.owner, { accountId: account.id })
    const conversations = rows.map(({ id }) => id)
    const acted = { messages: [], operations: [] }
    const stage = { db, account, agent: account[name], windows, conversations, ...acted }
    for (const step of steps) await take(stage, step)
    await lastWord(stage)
    await Promise.all(windows.map((window) => checkWindow(db, window, since)))
    tally.sequences += 1
  } finally {
    tell(windows)
    for (const window of windows) window.close()
  }
}

async function take(stage: LiveStage, { what, seed }: Sequence['steps'][number]) {
  const counted = (done[what] ??= { done: 0, refused: 0 })
  try {
    await liveSteps[what]!.run(stage, drawing(seed))
    counted.done += 1
  } catch (error) {
    const { failure, data } = error as { failure?: string; data?: { failure?: string } }
    if (!failure && !data?.failure) throw error
    counted.refused += 1
  }
}

/** All have heard all that happened once their own is done and they have heard this. */
async function lastWord({ account, db, windows }: LiveStage) {
  await all(windows, (window) => window.isIdle())
  const by = account.owner
  const { labels } = await getAccount(db, { by })
  const { asOf } = await updateLabel(db, { labelId: labels[0]!.id, title: uuidv7(), by })
  await all(windows, (window) => window.position() >= Number.parseInt(asOf, 10))
}

async function all(windows: readonly LiveWindow[], holds: (window: LiveWindow) => boolean) {
  const deadline = Date.now() + 20_000
  while (!windows.every(holds)) {
    if (Date.now() > deadline) throw new Error(`A window never came to rest: ${holds.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function tell(windows: readonly LiveWindow[]) {
  for (const { requests, heard, recounts, busy } of windows) {
    tally.busy += busy
    tally.events += heard.events
    tally.counts += recounts
    for (const { kind, why } of requests) {
      if (kind === 'page') continue
      const what = kind === 'again' ? `again: ${why}` : kind
      tally.requests[what] = (tally.requests[what] ?? 0) + 1
    }
  }
}

async function tokenOf({ userId }: MemberActor): Promise<string> {
  const { credentials, users } = tables
  const credential = { accountId: userId, userId, providerId: 'credential', password: hash }
  const known = eq(credentials.userId, userId)
  if ((await house.db.orm.select().from(credentials).where(known)).length === 0)
    await house.db.orm.insert(credentials).values({ id: uuidv7(), ...credential })
  const [user] = await house.db.orm.select().from(users).where(eq(users.id, userId))
  const response = await fetch(`${house.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.url },
    body: JSON.stringify({ email: user!.email, password }),
  })
  return response.headers.get('set-auth-token')!
}

test('D9 after anything that happens, an open list is what a fresh query answers, in order', async () => {
  const { numRuns, seed = randomInt(2 ** 31) } = lawCases(25)
  const given = fc.sample(sequences, { numRuns, seed })
  const worlds = Array.from({ length: Math.ceil(numRuns / perWorld) }, (_, index) => index)
  const left = worlds.values()
  let failed = false
  const lane = async () => {
    for (const index of left) {
      const now = new Date(Date.now() - 300_000)
      const world = await makeWorld(house.db, seed + index, now, 25)
      for (const [turn, one] of given.slice(index * perWorld, (index + 1) * perWorld).entries()) {
        if (failed) return
        await prove(world, now, one).catch((error: unknown) => {
          failed = true
          const steps = one.steps.map(({ what }) => what).join(' ')
          console.error(
            `sequence ${turn} of world ${index} of seed ${seed}, ${one.agent}: ${steps}`,
          )
          throw error
        })
      }
    }
  }
  try {
    const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  } finally {
    console.log(`seed ${seed}`, tally, done)
  }
  expect(house.errors).toEqual([])
}, 3_600_000)
