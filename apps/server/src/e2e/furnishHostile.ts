import { v7 as uuidv7 } from 'uuid'
import type { ContactActor, MemberActor } from '@parley/contract'
import { tables, transact } from '@parley/db'
import type { Db, Tx } from '@parley/db'
import {
  createCannedReply,
  createContact,
  createConversation,
  createInbox,
  createTeam,
  createView,
  sendMessage,
  updateConversation,
  updateProfile,
} from '@parley/domain'
import { hostileMessages, hostileNames } from './hostileWords.ts'

interface Home {
  owner: MemberActor
  /** Of an agent, who is called otherwise then. */
  agent: MemberActor
}

export const manyLabels = 500
const id = () => uuidv7() as never
const title = (at: number) => (at % 10 === 0 ? hostileNames[at / 10] : undefined)

/** Fills an account, at once, with names and words that mean harm; answers the number of the conversation that holds all words. */
export async function furnishHostile(db: Db, home: Home): Promise<number> {
  const { number } = await transact(db, home.owner.accountId, async (tx) => ({
    number: await furnish(tx, home),
  }))
  return number
}

async function furnish(db: Tx, { owner, agent }: Home): Promise<number> {
  const { accountId } = owner
  await db.orm.insert(tables.labels).values(
    Array.from({ length: manyLabels }, (_, at) => ({
      accountId,
      id: uuidv7(),
      name: `label ${at}`,
      title: title(at) ?? `Label ${at}`,
      color: '#64748b',
    })),
  )
  await updateProfile(db, { name: '<img src=x onerror=alert(1)> \u202eNoel', by: agent })
  const memberIds = [owner.userId, agent.userId]
  for (const name of hostileNames.slice(-8)) {
    await createInbox(db, { id: id(), name, channel: 'web', memberIds, by: owner })
    await createTeam(db, { id: id(), name, memberIds, by: owner })
    const filter = { labels: { any: ['label 0'] } }
    await createView(db, { id: id(), name, scope: 'account', filter, by: owner } as never)
  }
  for (const [at, body] of hostileNames.entries()) {
    const reply = { id: id(), shortcut: `bad${at}`, title: body, body, scope: 'account' as const }
    await createCannedReply(db, { ...reply, by: owner })
  }
  const inbox = { id: id(), name: hostileNames[2]!, channel: 'email' as const }
  await createInbox(db, { ...inbox, memberIds, by: owner })
  for (const [at, name] of [...hostileNames, null].entries()) {
    const { conversationId, contact } = await begin(name, at)
    for (const by of [contact, agent])
      await sendMessage(db, { id: id(), conversationId, body: name ?? 'Who am I?', by })
  }
  const { conversationId, contact, number } = await begin(hostileNames.at(-4)!, hostileNames.length)
  for (const [at, body] of hostileMessages.entries())
    await sendMessage(db, { id: id(), conversationId, body, by: at % 2 === 0 ? contact : agent })
  const labels = Array.from({ length: 50 }, (_, at) => `label ${at * 10}`)
  await updateConversation(db, {
    conversationId,
    patch: { labels, assigneeId: agent.userId },
    by: owner,
  } as never)
  return number

  /** A customer's conversation, begun by them. */
  async function begin(name: string | null, at: number) {
    const contactId = id()
    await createContact(db, { id: contactId, name, email: null, type: 'customer', by: owner })
    const contact: ContactActor = { type: 'contact', accountId, contactId, clientId: null }
    const subject = hostileNames[at] ?? null
    const { conversation } = await createConversation(db, {
      id: id(),
      kind: 'support',
      inboxId: inbox.id,
      contactId,
      subject,
      by: contact,
    })
    return { conversationId: conversation.id, contact, number: conversation.number }
  }
}
