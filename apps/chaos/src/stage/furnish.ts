import { v7 as uuid } from 'uuid'
import type { AccountId, ConversationId, MemberActor, UserId } from '@parley/contract'
import { createDb, tables } from '@parley/db'
import type { Db } from '@parley/db'
import { addMember, createAccount, createConversation } from '@parley/domain'
import { ensurePerson } from '@parley/server'

export const password = 'a long enough one'

export interface Person {
  userId: string
  email: string
  does: 'own' | 'write' | 'read' | 'leave'
}

/** A tenant; every text of it holds its canary, and that of the secret conversation another one. */
export interface House {
  /** One letter. */
  key: string
  accountId: string
  canary: string
  secretCanary: string
  people: Person[]
  /** All take part in the hall; in the others one half each; in the secret one writers alone. */
  conversations: { id: string; name: 'hall' | 'east' | 'west' | 'secret'; userIds: string[] }[]
}

interface Crowd {
  /** How many tenants, at most 26. */
  houses: number
  /** People of each. */
  writers: number
  readers: number
}

/** Members who only take part: where more than eight do, no receipts are told. */
const idleCount = 12

/** Accounts with so many people who write and read in each, and one who comes and goes. */
export async function furnish(url: string, crowd: Crowd): Promise<House[]> {
  const db = createDb({ url, max: 4 })
  try {
    const houses: House[] = []
    for (let index = 0; index < crowd.houses; index += 1)
      houses.push(await build(db, String.fromCharCode(97 + index), crowd))
    return houses
  } finally {
    await db.end()
  }
}

async function build(db: Db, key: string, { writers, readers }: Crowd): Promise<House> {
  const canary = `canary-${key}-${uuid().slice(-8)}`
  const count = (length: number, does: Person['does']) => Array.from({ length }, () => does)
  const roles = [
    'own' as const,
    ...count(writers, 'write'),
    ...count(readers, 'read'),
    'leave' as const,
  ]
  const people: Person[] = []
  for (const [index, does] of roles.entries()) {
    const email = `${does}-${index}-${key}@example.test`
    const userId = await ensurePerson(db, { email, name: `${does} ${index} ${canary}`, password })
    people.push({ userId, email, does })
  }
  const [owner] = people as [Person]
  const { account } = await createAccount(db, { slug: key, name: canary, ownerId: owner.userId })
  const by = actorOf(account.id, owner)
  for (const { userId } of people.slice(1)) await addMember(db, { userId, role: 'agent', by })
  const idle = await addIdle(db, canary, by)
  const house = { key, accountId: account.id, canary, secretCanary: `${canary}-secret`, people }
  const conversations = await openConversations(db, { people, idle, canary, by })
  return { ...house, conversations }
}

async function addIdle(db: Db, canary: string, by: MemberActor): Promise<UserId[]> {
  const ids = Array.from({ length: idleCount }, () => uuid() as UserId)
  const rows = ids.map((id) => ({ id, name: `idle ${canary}`, email: `${id}@example.test` }))
  await db.orm.insert(tables.users).values(rows)
  for (const userId of ids) await addMember(db, { userId, role: 'agent', by })
  return ids
}

interface Opening {
  people: Person[]
  idle: UserId[]
  canary: string
  by: MemberActor
}

async function openConversations(db: Db, { people, idle, canary, by }: Opening) {
  const others = people.slice(1)
  const half = (rest: number) => others.filter((_, index) => index % 2 === rest)
  const groups = [
    ['hall', others],
    ['east', half(0)],
    ['west', half(1)],
    ['secret', others.filter(({ does }) => does === 'write').slice(0, 2)],
  ] as const
  const made: House['conversations'] = []
  for (const [name, members] of groups) {
    const id = uuid() as ConversationId
    const some = members.map(({ userId }) => userId as UserId)
    const participantIds = name === 'secret' ? some : [...some, ...idle]
    const subject = `${name} ${canary}${name === 'secret' ? '-secret' : ''}`
    await createConversation(db, { id, kind: 'group', subject, participantIds, by })
    made.push({ id, name, userIds: [by.userId, ...participantIds] })
  }
  return made
}

function actorOf(accountId: AccountId, { userId }: Person): MemberActor {
  const who = { type: 'member', role: 'owner', sessionId: null, clientId: null } as const
  return { ...who, accountId, userId: userId as UserId }
}
