import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { contactTypes, priorities, statuses } from '@parley/contract'
import type { ContactActor, ConversationId, Kind, MemberActor, MessageId } from '@parley/contract'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'
import { createContact } from '../contacts/createContact.ts'
import { addParticipants } from '../conversations/addParticipants.ts'
import { createConversation } from '../conversations/createConversation.ts'
import { markRead } from '../conversations/markRead.ts'
import { markUnread } from '../conversations/markUnread.ts'
import { pinConversation } from '../conversations/pinConversation.ts'
import { updateConversation } from '../conversations/updateConversation.ts'
import { deleteMessage } from '../messages/deleteMessage.ts'
import { sendMessage } from '../messages/sendMessage.ts'
import { drawing } from './drawing.ts'
import type { Draw } from './drawing.ts'
import { makeAccount } from './makeAccount.ts'
import type { TestAccount } from './makeAccount.ts'

const { conversations: c } = tables
const minute = 60_000
/** What the messages, subjects and names of a world are made of. */
export const worldWords = [
  ...['refund', 'refunds', 'Größe', 'boots', '50%', "it's", 'ÉCLAIR', 'a_b', 'c\\d', 'straße'],
]

export interface World {
  account: TestAccount
  /** The bodies of each conversation's standing messages. */
  bodies: Map<string, string[]>
}

interface Making extends World {
  db: Db
  now: Date
  draw: Draw
}

/**
 * A random account, the same for the same seed: conversations of every kind, in every state, seen by
 * some, at times around `now` of which many are the same; `size` of them.
 */
export async function makeWorld(db: Db, seed: number, now: Date, size = 45): Promise<World> {
  const account = await makeAccount(db)
  const making = { account, db, now, bodies: new Map<string, string[]>(), draw: drawing(seed) }
  for (const type of contactTypes) account.contacts.push(await addContact(making, type))
  for (let index = 0; index < size; index += 1) await addConversation(making)
  return making
}

async function addContact({ db, account, draw }: Making, type: (typeof contactTypes)[number]) {
  const contactId = uuidv7() as ContactActor['contactId']
  const name = draw.chance(0.6) ? `${draw.one(worldWords)} ${draw.one(worldWords)}` : null
  const email = `${contactId.slice(-6)}@boots.test`
  await createContact(db, { id: contactId, name, email, type, by: account.system })
  return { type: 'contact' as const, accountId: account.id, contactId, clientId: null }
}

async function addConversation(making: Making) {
  const { draw, account, db } = making
  const kind = draw.chance(0.8) ? 'support' : draw.one(['group', 'direct', 'announcement'] as const)
  const contact = draw.one(account.contacts)
  const starter = kind === 'announcement' ? account.owner : account.ana
  const { conversation } = await createConversation(db, {
    id: uuidv7() as ConversationId,
    ...beginning(making, kind, contact),
    by: kind === 'support' ? contact : starter,
  })
  await talk(making, conversation.id, kind === 'support' ? [contact, account.owner] : [starter])
  if (kind === 'support') await work(making, conversation.id)
  await setTimes(making, conversation.id)
  for (const by of [account.ana, account.owner])
    if (draw.chance(0.5)) await look(making, conversation.id, by)
}

function beginning({ draw, account }: Making, kind: Kind, { contactId }: ContactActor) {
  const subject = draw.chance(0.5) ? `${draw.one(worldWords)} ${draw.one(worldWords)}` : null
  const others = [account.bo.userId, account.cleo.userId]
  switch (kind) {
    case 'support':
      return { kind, subject, contactId, inboxId: draw.one(account.inboxes) }
    case 'direct':
      return { kind, participantIds: [draw.one(others)] }
    case 'group':
      return { kind, subject: subject ?? 'G', participantIds: draw.some(others) }
    case 'announcement':
      return { kind, subject: subject ?? 'A' }
  }
}

async function talk(
  making: Making,
  conversationId: ConversationId,
  authors: readonly (ContactActor | MemberActor)[],
) {
  const { draw, db, bodies } = making
  const held = bodies.get(conversationId) ?? []
  bodies.set(conversationId, held)
  for (let turn = draw.below(4); turn > 0; turn -= 1) {
    const [id, by] = [uuidv7() as MessageId, draw.one(authors)]
    const body = `${draw.one(worldWords)} ${draw.one(worldWords)} ${draw.one(worldWords)}`
    await sendMessage(db, { id, conversationId, body, by })
    if (by.type === 'member' && draw.chance(0.2)) await deleteMessage(db, { messageId: id, by })
    else held.push(body)
  }
}

async function work({ db, account, draw }: Making, conversationId: ConversationId) {
  const { owner, ana, bo, cleo, team, labels } = account
  await updateConversation(db, {
    conversationId,
    patch: {
      status: draw.one(statuses),
      priority: draw.one([...priorities, null, null]),
      assigneeId: draw.one([null, ana.userId, bo.userId, cleo.userId]),
      teamId: draw.one([null, null, team]),
      labels: draw.some(labels),
    },
    by: owner,
  })
  const seat = { conversationId, userIds: [draw.one([bo, cleo]).userId], by: owner }
  // A closed one takes nobody.
  if (draw.chance(0.3)) await addParticipants(db, seat).catch(() => {})
}

/** What no verb lets one choose. */
async function setTimes({ db, account, draw, now }: Making, id: string) {
  const ages = [0, 1, 5, 60, 1440, 2880, 10_080, 50_000]
  const time = () => new Date(now.getTime() - draw.one(ages) * minute)
  const waitingFor = draw.one(['contact', 'agent', null] as const)
  await db.orm
    .update(c)
    .set({
      createdAt: time(),
      lastActivityAt: time(),
      waitingFor,
      waitingSince: waitingFor && time(),
      snoozedUntil: draw.chance(0.2) ? new Date(now.getTime() + 600 * minute) : null,
    })
    .where(and(eq(c.accountId, account.id), eq(c.id, id)))
}

async function look({ db, draw }: Making, conversationId: ConversationId, by: MemberActor) {
  const seq = 1 + draw.below(3)
  const acts = [
    () => markRead(db, { conversationId, seq, by }),
    () => markUnread(db, { conversationId, seq, by }),
    () => pinConversation(db, { conversationId, on: true, by }),
  ]
  // Who may not see it is refused, and so is a seq that is not there.
  await draw
    .one(acts)()
    .catch(() => {})
}
