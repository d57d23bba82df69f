import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type {
  AccountId,
  ContactActor,
  ContactId,
  MemberActor,
  SystemActor,
  UserId,
} from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { Db, Tx } from '@parley/db'
import {
  addMember,
  createAccount,
  createCannedReply,
  createContact,
  createConversation,
  createInbox,
  createLabel,
  createTeam,
  sendMessage,
  updateConversation,
} from '@parley/domain'
import { ensurePerson } from '../auth/ensurePerson.ts'
import { demo } from './content/index.ts'
import type { DemoConversation, DemoTurn, PersonKey } from './content/index.ts'

/** Documented: the password of every demo person. */
export const demoPassword = 'parley-demo'

/** Any number will do, as long as every server takes the same. */
const seedLock = 7_275_397
const minute = 60_000
/** What was said before this long ago counts as read by everyone. */
const historyMs = 20 * 60 * minute

/**
 * Makes the demo account once, in one transaction and by the same verbs people use, so that its log
 * is as true as theirs. Answers whether it made it.
 */
export async function seedDemo(db: Db): Promise<boolean> {
  const [there] = await db.orm
    .select({ id: tables.accounts.id })
    .from(tables.accounts)
    .where(eq(tables.accounts.slug, demo.account.slug))
  if (there) return false
  const accountId = uuidv7() as AccountId
  const { made } = await transact(db, accountId, async (tx) => {
    // Another server that makes it now may take longer than a statement may.
    await tx.orm.execute(sql`set local statement_timeout = '120s'`)
    await tx.orm.execute(sql`select pg_advisory_xact_lock(${seedLock})`)
    const [other] = await tx.orm
      .select({ id: tables.accounts.id })
      .from(tables.accounts)
      .where(eq(tables.accounts.slug, demo.account.slug))
    if (other) return { made: false }
    await fill(tx, accountId)
    await tellNobody(tx, accountId)
    return { made: true }
  }).catch((error: unknown) => {
    // Another server made it while this one waited: there is no head for the account it did not make.
    if (String((error as Error).cause ?? error).includes('no event head')) return { made: false }
    throw error
  })
  return made
}

/** What was made in a moment is no news to anybody. */
async function tellNobody(tx: Tx, accountId: AccountId) {
  await tx.orm.delete(tables.notifications).where(eq(tables.notifications.accountId, accountId))
  tx.happenings = tx.happenings.filter(({ body }) => body.type !== 'notification.new')
}

interface Cast {
  system: SystemActor
  people: Map<PersonKey, MemberActor>
  contacts: Map<string, ContactActor>
  inboxes: Map<string, string>
  teams: Map<string, string>
  now: number
}

async function fill(tx: Tx, accountId: AccountId) {
  const system: SystemActor = { type: 'system', accountId, clientId: null }
  const people = await addPeople(tx, system)
  const cast: Cast = {
    system,
    people,
    contacts: await addContacts(tx, system),
    ...(await addPlaces(tx, system, people)),
    now: Date.now(),
  }
  await addCannedReplies(tx, cast)
  const inOrder = [...demo.conversations].sort((a, b) => b.startedMinutesAgo - a.startedMinutesAgo)
  for (const conversation of inOrder) await play(tx, cast, conversation)
}

async function addPeople(tx: Tx, system: SystemActor): Promise<Map<PersonKey, MemberActor>> {
  const people = new Map<PersonKey, MemberActor>()
  for (const { key, role, ...person } of demo.people) {
    const userId = await ensurePerson(tx, { ...person, password: demoPassword })
    if (people.size === 0)
      await createAccount(tx, { id: system.accountId, ...demo.account, ownerId: userId })
    else await addMember(tx, { userId, role, by: system })
    const { accountId } = system
    people.set(key, {
      type: 'member',
      accountId,
      userId: userId as UserId,
      role,
      sessionId: null,
      clientId: null,
    })
  }
  return people
}

async function addContacts(tx: Tx, by: SystemActor): Promise<Map<string, ContactActor>> {
  const contacts = new Map<string, ContactActor>()
  for (const { key, ...contact } of demo.contacts) {
    const id = uuidv7() as ContactId
    await createContact(tx, { id, ...contact, by })
    contacts.set(key, { type: 'contact', accountId: by.accountId, contactId: id, clientId: null })
  }
  return contacts
}

async function addPlaces(tx: Tx, by: SystemActor, people: Cast['people']) {
  const idsOf = (keys: readonly PersonKey[]) => keys.map((key) => people.get(key)!.userId)
  const inboxes = new Map<string, string>()
  const teams = new Map<string, string>()
  for (const { key, members, ...inbox } of demo.inboxes) {
    const { inbox: made } = await createInbox(tx, {
      id: uuidv7() as never,
      ...inbox,
      memberIds: idsOf(members),
      by,
    })
    inboxes.set(key, made.id)
  }
  for (const { key, members, name } of demo.teams) {
    const { team } = await createTeam(tx, {
      id: uuidv7() as never,
      name,
      memberIds: idsOf(members),
      by,
    })
    teams.set(key, team.id)
  }
  for (const label of demo.labels) await createLabel(tx, { id: uuidv7() as never, ...label, by })
  return { inboxes, teams }
}

async function addCannedReplies(tx: Tx, { people, teams }: Cast) {
  for (const { by, team, ...words } of demo.cannedReplies)
    await createCannedReply(tx, {
      id: uuidv7() as never,
      ...words,
      scope: team === null ? 'account' : 'team',
      teamId: team === null ? null : (teams.get(team) as never),
      by: people.get(by)!,
    })
}

/** Begins a conversation when it began, says its turns when they were said, and leaves it as it stands. */
async function play(tx: Tx, cast: Cast, conversation: DemoConversation) {
  const at = new Date(cast.now - conversation.startedMinutesAgo * minute)
  const id = await begin(tx, cast, conversation, at)
  let said = at.getTime()
  for (const turn of conversation.turns) {
    said = Math.min(said + turn.minutesAfter * minute, cast.now)
    await sendMessage(tx, {
      id: uuidv7({ msecs: said }) as never,
      conversationId: id as never,
      body: turn.text,
      kind: turn.note ? 'note' : 'reply',
      by: speaker(cast, conversation, turn),
      at: new Date(said),
      isHistory: cast.now - said > historyMs,
    })
  }
  await settle(tx, cast, conversation, id)
}

function speaker(cast: Cast, { contact }: DemoConversation, { from }: DemoTurn) {
  return from === 'contact' ? cast.contacts.get(contact!)! : cast.people.get(from)!
}

async function begin(
  tx: Tx,
  cast: Cast,
  conversation: DemoConversation,
  at: Date,
): Promise<string> {
  const { kind, inbox, contact, subject, participants, turns, team } = conversation
  const id = uuidv7({ msecs: at.getTime() }) as never
  const first = turns[0]!.from
  const by = cast.people.get(first as PersonKey) ?? cast.people.get(participants[0] ?? 'owner')!
  const others = participants
    .map((key) => cast.people.get(key)!.userId)
    .filter((userId) => userId !== by.userId)
  switch (kind) {
    case 'support': {
      const writer = cast.contacts.get(contact!)!
      const places = { inboxId: cast.inboxes.get(inbox!) as never, contactId: writer.contactId }
      const starter = first === 'contact' ? writer : cast.system
      const { conversation: made } = await createConversation(tx, {
        kind,
        id,
        ...places,
        subject,
        by: starter,
        at,
      })
      return made.id
    }
    case 'direct':
      return (await createConversation(tx, { kind, id, participantIds: others, by, at }))
        .conversation.id
    case 'group': {
      const teamId = team ? (cast.teams.get(team) as never) : null
      const wanted = {
        kind,
        id,
        subject: subject ?? '',
        participantIds: others,
        teamId,
        by,
        at,
      } as const
      return (await createConversation(tx, wanted)).conversation.id
    }
    case 'announcement':
      return (await createConversation(tx, { kind, id, subject: subject ?? '', by, at }))
        .conversation.id
  }
}

/** By the owner for customers; by someone who takes part for what the owner may not see. */
async function settle(tx: Tx, cast: Cast, conversation: DemoConversation, id: string) {
  const { kind, status, priority, assignee, team, labels, turns } = conversation
  const own = { status, priority, labels: [...labels] }
  const work = {
    assigneeId: assignee && cast.people.get(assignee)!.userId,
    teamId: team && (cast.teams.get(team) as never),
  }
  await updateConversation(tx, {
    conversationId: id,
    patch: kind === 'support' ? { ...own, ...work } : own,
    by: cast.people.get(kind === 'support' ? 'owner' : (turns[0]!.from as PersonKey))!,
  })
}
