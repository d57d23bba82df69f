import { and, eq, gt, isNotNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { contactTypes, fold, priorities, statuses } from '@parley/contract'
import type { ContactId, ConversationId, MemberActor, MessageId } from '@parley/contract'
import { appendEvent, tables, transact } from '@parley/db'
import type { Db } from '@parley/db'
import * as domain from '@parley/domain'
import { worldWords } from '@parley/domain/testing'
import type { Draw, TestAccount } from '@parley/domain/testing'
import type { LiveWindow } from './openWindow.ts'

const { contacts, conversations: c } = tables

/** What the steps of the live-list law act on. */
export interface LiveStage {
  db: Db
  account: TestAccount
  /** The agent who looks. */
  agent: MemberActor
  windows: readonly LiveWindow[]
  conversations: ConversationId[]
  /** Members' messages that may be edited and deleted. */
  messages: { messageId: MessageId; by: MemberActor }[]
  operations: { operationId: string; by: MemberActor }[]
}

type Step = (stage: LiveStage, draw: Draw) => unknown

const id = () => uuidv7() as never
const words = (draw: Draw) => `${draw.one(worldWords)} ${draw.one(worldWords)}`
const someone = ({ account }: LiveStage, draw: Draw) =>
  draw.one([account.owner, account.owner, account.ana, account.bo, account.cleo])
const somewhere = ({ conversations }: LiveStage, draw: Draw) => draw.one(conversations)
const soon = () => new Date(Date.now() + 3_600_000)

function update(stage: LiveStage, draw: Draw, patch: object) {
  const conversationId = somewhere(stage, draw)
  return domain.updateConversation(stage.db, { conversationId, patch, by: stage.account.owner })
}

function patchOf({ account, agent }: LiveStage, draw: Draw) {
  return draw.one([
    { status: draw.one(statuses) },
    { priority: draw.one([...priorities, null]) },
    { assigneeId: draw.one([agent.userId, agent.userId, account.bo.userId, null]) },
    { teamId: draw.one([account.team, null]) },
    { labels: draw.some(account.labels) },
    { snoozedUntil: draw.one([soon(), null]) },
  ])
}

async function say(stage: LiveStage, draw: Draw, kind: 'reply' | 'note') {
  const [by, messageId] = [someone(stage, draw), id()]
  const conversationId = somewhere(stage, draw)
  await domain.sendMessage(stage.db, { id: messageId, conversationId, body: words(draw), kind, by })
  stage.messages.push({ messageId, by })
}

async function customerSays(stage: LiveStage, draw: Draw) {
  const conversationId = somewhere(stage, draw)
  const [row] = await stage.db.orm
    .select({ contactId: c.contactId })
    .from(c)
    .where(and(eq(c.accountId, stage.account.id), eq(c.id, conversationId)))
  const by = stage.account.contacts.find(({ contactId }) => contactId === row?.contactId)
  if (by) await domain.sendMessage(stage.db, { id: id(), conversationId, body: words(draw), by })
}

async function customerBegins(stage: LiveStage, draw: Draw) {
  const { account, db } = stage
  const by = draw.one(account.contacts)
  const { conversation } = await domain.createConversation(db, {
    id: id(),
    kind: 'support',
    inboxId: draw.one(account.inboxes),
    contactId: by.contactId,
    subject: draw.chance(0.5) ? words(draw) : null,
    by,
  })
  stage.conversations.push(conversation.id)
  if (draw.chance(0.7))
    await domain.sendMessage(db, {
      id: id(),
      conversationId: conversation.id,
      body: words(draw),
      by,
    })
}

async function memberBegins(stage: LiveStage, draw: Draw) {
  const { account, agent, db } = stage
  const who = draw.some([agent.userId, account.bo.userId])
  const { conversation } = await domain.createConversation(db, {
    id: id(),
    ...draw.one([
      { kind: 'group' as const, subject: words(draw), participantIds: who },
      {
        kind: 'support' as const,
        inboxId: draw.one(account.inboxes),
        contactId: draw.one(account.contacts).contactId,
        labels: draw.some(account.labels),
        assigneeId: draw.one([null, agent.userId]),
      },
    ]),
    by: someone(stage, draw),
  })
  stage.conversations.push(conversation.id)
}

/**
 * As the verb of contacts will: the row, and what is told of it, in one commit. That verb has to have
 * every write read the contact behind a lock: now one that is under way tells what it was before.
 * So nothing is under way here.
 */
async function customerChanges({ account, db, windows }: LiveStage, draw: Draw) {
  const deadline = Date.now() + 20_000
  while (!windows.every((window) => window.isIdle()) && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const { contactId } = draw.one(account.contacts)
  const isTheirs = and(eq(contacts.accountId, account.id), eq(contacts.id, contactId))
  const name = words(draw)
  await transact(db, account.id, async (tx) => {
    const [row] = await tx.orm.select().from(contacts).where(isTheirs).for('update')
    const type = draw.chance(0.5) ? draw.one(contactTypes) : row!.type
    const foldOf = fold(`${name} ${row!.email ?? ''}`)
    await tx.orm.update(contacts).set({ name, type, fold: foldOf }).where(isTheirs)
    const contact = { id: contactId as ContactId, name, email: row!.email, type }
    const body = { type: 'contact.updated' as const, contact }
    appendEvent(tx, { body, audience: ['members'], by: account.system })
    return {}
  })
}

/** The clock passes over a few. */
async function wake({ account, db }: LiveStage, draw: Draw, asResync = false) {
  const isSnoozed = and(eq(c.accountId, account.id), isNotNull(c.snoozedUntil))
  const rows = await db.orm
    .select({ id: c.id })
    .from(c)
    .where(and(isSnoozed, gt(c.snoozedUntil, new Date())))
  const conversationIds = rows.map((row) => row.id as ConversationId).slice(0, 1 + draw.below(3))
  for (const one of conversationIds)
    await db.orm
      .update(c)
      .set({ snoozedUntil: new Date(Date.now() - 1000) })
      .where(and(eq(c.accountId, account.id), eq(c.id, one)))
  await domain.wakeConversations(db, { conversationIds, asResync, by: account.system })
}

async function changeMany(stage: LiveStage, draw: Draw) {
  const [operationId, by] = [id(), someone(stage, draw)]
  const filter = draw.one([
    { status: { in: [draw.one(statuses)] } },
    { priority: { in: [draw.one([...priorities, null])] } },
    { labels: { any: [draw.one(stage.account.labels)] } },
    { id: { in: draw.some(stage.conversations).slice(0, 6) } },
  ])
  const labels = { add: [draw.one(stage.account.labels)] }
  const patch = draw.chance(0.3) ? { labels } : patchOf(stage, draw)
  await domain.bulkUpdate(stage.db, { operationId, filter, patch, by })
  stage.operations.push({ operationId, by })
}

function mine({ windows }: LiveStage, draw: Draw): LiveWindow {
  return draw.one(windows)
}

/** What may happen, with how often it does. Each draws what it needs. */
export const liveSteps: Record<string, { weight: number; run: Step }> = {
  status: {
    weight: 4,
    run: (stage, draw) => update(stage, draw, { status: draw.one(statuses) }),
  },
  assignee: {
    weight: 4,
    run: (stage, draw) => {
      const { bo, owner } = stage.account
      const me = stage.agent.userId
      return update(stage, draw, { assigneeId: draw.one([me, me, bo.userId, owner.userId, null]) })
    },
  },
  team: {
    weight: 2,
    run: (stage, draw) => update(stage, draw, { teamId: draw.one([stage.account.team, null]) }),
  },
  labels: {
    weight: 3,
    run: (stage, draw) => update(stage, draw, { labels: draw.some(stage.account.labels) }),
  },
  priority: {
    weight: 4,
    run: (stage, draw) => update(stage, draw, { priority: draw.one([...priorities, null]) }),
  },
  subject: { weight: 1, run: (stage, draw) => update(stage, draw, { subject: words(draw) }) },
  snooze: { weight: 2, run: (stage, draw) => update(stage, draw, { snoozedUntil: soon() }) },
  wake: { weight: 2, run: (stage, draw) => wake(stage, draw) },
  wakeCrowd: { weight: 1, run: (stage, draw) => wake(stage, draw, true) },
  read: {
    weight: 2,
    run: (stage, draw) => {
      const seq = 1 + draw.below(4)
      const by = draw.one([stage.agent, stage.account.owner])
      return domain.markRead(stage.db, { conversationId: somewhere(stage, draw), seq, by })
    },
  },
  markUnread: {
    weight: 2,
    run: (stage, draw) => {
      const seq = 1 + draw.below(3)
      const by = draw.one([stage.agent, stage.account.owner])
      return domain.markUnread(stage.db, { conversationId: somewhere(stage, draw), seq, by })
    },
  },
  pin: {
    weight: 1,
    run: (stage, draw) => {
      const by = draw.one([stage.agent, stage.account.owner])
      const conversationId = somewhere(stage, draw)
      return domain.pinConversation(stage.db, { conversationId, on: draw.chance(0.6), by })
    },
  },
  customerSays: { weight: 5, run: customerSays },
  reply: { weight: 3, run: (stage, draw) => say(stage, draw, 'reply') },
  note: { weight: 2, run: (stage, draw) => say(stage, draw, 'note') },
  edit: {
    weight: 1,
    run: async (stage, draw) => {
      if (stage.messages.length === 0) return
      await domain.editMessage(stage.db, { ...draw.one(stage.messages), body: words(draw) })
    },
  },
  delete: {
    weight: 1,
    run: async (stage, draw) => {
      if (stage.messages.length === 0) return
      await domain.deleteMessage(stage.db, draw.one(stage.messages))
    },
  },
  customerBegins: { weight: 4, run: customerBegins },
  memberBegins: { weight: 2, run: memberBegins },
  customerChanges: { weight: 1, run: customerChanges },
  changeMany: { weight: 1, run: changeMany },
  undo: {
    weight: 1,
    run: async (stage) => {
      const last = stage.operations.pop()
      if (last)
        await domain.undoOperation(stage.db, {
          operationId: last.operationId as never,
          by: last.by,
        })
    },
  },
  inboxMember: {
    weight: 1,
    run: ({ account, agent, db }, draw) => {
      const input = { inboxId: account.inboxes[1], userId: agent.userId, by: account.owner }
      return draw.chance(0.5)
        ? domain.addInboxMember(db, input)
        : domain.removeInboxMember(db, input)
    },
  },
  teamMember: {
    weight: 1,
    run: ({ account, agent, db }, draw) => {
      const input = { teamId: account.team, userId: agent.userId, by: account.owner }
      return draw.chance(0.5) ? domain.addTeamMember(db, input) : domain.removeTeamMember(db, input)
    },
  },
  takesPart: {
    weight: 2,
    run: (stage, draw) => {
      const { account, agent, db } = stage
      const conversationId = somewhere(stage, draw)
      const userId = draw.one([agent.userId, agent.userId, account.bo.userId])
      return draw.chance(0.6)
        ? domain.addParticipants(db, { conversationId, userIds: [userId], by: account.owner })
        : domain.removeParticipant(db, { conversationId, userId, by: account.owner })
    },
  },
  labelDeleted: {
    weight: 1,
    run: async ({ account, db }, draw) => {
      const by = account.owner
      const { labels } = await domain.getAccount(db, { by })
      const { id: labelId, name } = draw.one(labels)
      await domain.deleteLabel(db, { labelId, by })
      await domain.createLabel(db, { id: id(), name, by })
    },
  },
  iUpdate: {
    weight: 3,
    run: (stage, draw) => {
      const { actions } = mine(stage, draw).account
      return actions.updateConversation(somewhere(stage, draw), patchOf(stage, draw))
    },
  },
  iRead: {
    weight: 2,
    run: (stage, draw) =>
      mine(stage, draw).account.actions.markRead(somewhere(stage, draw), 1 + draw.below(5)),
  },
  iMark: {
    weight: 1,
    run: (stage, draw) =>
      mine(stage, draw).account.actions.markUnread(somewhere(stage, draw), 1 + draw.below(3)),
  },
  iPin: {
    weight: 1,
    run: (stage, draw) =>
      mine(stage, draw).account.actions.pin(somewhere(stage, draw), draw.chance(0.6)),
  },
  iSay: {
    weight: 2,
    run: (stage, draw) => {
      const kind = draw.one(['reply', 'note'] as const)
      const conversationId = somewhere(stage, draw)
      mine(stage, draw).account.outbox.send({ conversationId, body: words(draw), kind })
    },
  },
  iChangeMany: {
    weight: 1,
    run: (stage, draw) => {
      const { bulk } = mine(stage, draw).account
      const filter = { status: [draw.one(statuses)] }
      const operationId = bulk.start({ filter }, patchOf(stage, draw))
      if (draw.chance(0.5)) bulk.undo(operationId)
    },
  },
  scroll: {
    weight: 2,
    run: (stage, draw) => mine(stage, draw).scroll(draw.below(100)),
  },
  drop: { weight: 1, run: (stage, draw) => mine(stage, draw).drop() },
  pause: {
    weight: 2,
    run: (_, draw) => new Promise((resolve) => setTimeout(resolve, draw.below(400))),
  },
}

/** After these all is asked again, so that nothing is proved of what came before. */
export const loudSteps = ['inboxMember', 'teamMember', 'wakeCrowd']
