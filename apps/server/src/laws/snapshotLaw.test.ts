import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { appRouter } from '@parley/api'
import { makeAccount } from '@parley/domain/testing'
import type { TestAccount } from '@parley/domain/testing'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import type { MemberActor } from '@parley/contract'
import { sendMessage, updateConversation, updateMember } from '@parley/domain'
import { byTheClock, makeStage, verbs } from './verbs.ts'
import type { Stage } from './verbs.ts'
import { ask, foldLogNow, listQueries, queriesOf } from './foldLog.ts'
import type { Asked, Outcome } from './foldLog.ts'
import { keepRows } from './keepRows.ts'

let fresh: FreshDb
beforeAll(async () => {
  fresh = await freshDb()
})
afterAll(() => fresh?.drop())

const viewers = ['owner', 'ana', 'cleo'] as const

describe('D8 every verb: snapshot + events = fresh snapshot', () => {
  let account: TestAccount
  let stage: Stage
  let putBack: () => Promise<void>
  beforeAll(async () => {
    account = await makeAccount(fresh.db)
    stage = await makeStage(fresh.db, account)
    putBack = await keepRows(fresh.db)
  })
  beforeEach(() => putBack())

  /** What was answered before any verb: to each of them the same, so asked for once. */
  const answers = new Map<string, ReturnType<typeof ask>>()
  function before(by: MemberActor, query: Asked) {
    const key = `${by.userId} ${query.procedure} ${JSON.stringify(query.input)}`
    const answer = answers.get(key) ?? ask(fresh.db, by, query)
    answers.set(key, answer)
    return answer
  }

  /** Runs a verb between two askings of every query and folds what the log says. */
  async function outcomes(turn: number, run: () => Promise<unknown>): Promise<Outcome[]> {
    const asked = await Promise.all(
      viewers.flatMap((name) =>
        queriesOf(stage, account[name], turn).map(async (query) => ({
          by: account[name],
          query,
          found: await before(account[name], query),
        })),
      ),
    )
    await run()
    const fold = foldLogNow(fresh.db)
    return Promise.all(asked.map(({ by, query, found }) => fold(by, query, found)))
  }

  const every = { ...verbs, ...byTheClock }
  test.each(Object.keys(every).map((name, turn) => [name, turn] as const))(
    '%s',
    async (name, turn) => {
      const all = await outcomes(turn, () => every[name]!(fresh.db, stage, account))
      for (const { about, folded, fresh: now } of all)
        expect({ about, ...folded }).toEqual({ about, ...now })
      // A law that always refetches would hold for nothing.
      if (name.startsWith('messages.'))
        expect(all.filter(({ how }) => how === 'folded').length).toBeGreaterThan(all.length / 2)
    },
  )

  test('has an entry for every mutation of the router that is remembered', () => {
    // Sign-ins are no account's: no log tells of them.
    const fleeting = [
      'typing.set',
      'viewing.set',
      'presence.set',
      'sessions.end',
      'sessions.endOthers',
    ]
    const procedures = appRouter._def.procedures as unknown as Record<
      string,
      { _def: { type: string } }
    >
    const mutations = Object.keys(procedures).filter(
      (path) => procedures[path]!._def.type === 'mutation',
    )
    expect(Object.keys(verbs).toSorted()).toEqual(
      mutations.filter((path) => !fleeting.includes(path)).toSorted(),
    )
  })
})

describe('D9 a live list is the fresh list down to its boundary', () => {
  test('over random verbs, for many filters and sorts', async () => {
    const account = await makeAccount(fresh.db)
    const stage = await makeStage(fresh.db, account, 12)
    const names = Object.keys(verbs).filter((name) => /^(conversations|messages)\./.test(name))
    const by = account.ana
    const queries = listQueries(stage, by)
    const before = await Promise.all(queries.map((query) => ask(fresh.db, by, query)))
    let seed = 7
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    for (let turn = 0; turn < 40; turn += 1) {
      const verb = verbs[names[random(names.length)]!]!
      const conversationId = stage.conversations[random(stage.conversations.length)]!
      await verb(fresh.db, { ...stage, conversationId }, account).catch(() => {})
      if (turn % 3 === 0)
        await sendMessage(fresh.db, {
          id: uuidv7() as never,
          conversationId,
          body: 'hi',
          by: account.contacts[0]!,
        }).catch(() => {})
      if (turn % 4 === 0)
        await updateConversation(fresh.db, {
          conversationId,
          patch: {
            status: (['open', 'resolved', 'pending'] as const)[random(3)]!,
            priority: ([null, 'urgent', 'low'] as const)[random(3)]!,
          },
          by: account.owner,
        }).catch(() => {})
    }
    const fold = foldLogNow(fresh.db)
    const folded = await Promise.all(queries.map((query, index) => fold(by, query, before[index]!)))
    for (const { about, folded: live, fresh: now } of folded)
      expect({ about, ...live }).toEqual({ about, ...now })
    expect(folded.some(({ how }) => how === 'folded')).toBe(true)
  }, 120_000)

  test('a change of role is told as resync, never as a hole', async () => {
    const account = await makeAccount(fresh.db)
    const stage = await makeStage(fresh.db, account)
    const [query] = listQueries(stage, account.bo)
    const before = await ask(fresh.db, account.bo, query!)
    await updateMember(fresh.db, { userId: account.bo.userId, role: 'admin', by: account.owner })
    expect((await foldLogNow(fresh.db)(account.bo, query!, before)).how).toBe('asked again')
  })
})
