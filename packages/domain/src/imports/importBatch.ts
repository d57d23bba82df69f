import { and, asc, eq, inArray } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { SystemActor } from '@parley/contract'
import { appendEvent, tables, transact } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { lockAccount } from '../accounts/appendAccount.ts'
import type { Dialogue } from './dialogue.ts'
import { draftConversation } from './draftConversation.ts'
import type { Draft } from './draftConversation.ts'
import { insertDrafts, toMessageRows } from './insertDrafts.ts'
import { makeLabels } from './makeLabels.ts'

const { importedDialogues: i, inboxes, members } = tables

interface Input {
  inboxId: string
  /** At most 500. */
  dialogues: readonly Dialogue[]
  /** The end of the two years over which they are spread; now by default. */
  now?: Date
  by: SystemActor
}

/** What became of a batch. */
export interface ImportedBatch {
  added: number
  addedTurns: number
  alreadyThere: number
}

/**
 * Brings dialogues in as conversations of an inbox, in one commit with one `resync`. Those that
 * the inbox has had before are left as they are, and a batch of only such says nothing. Refuses
 * with inbox.notFound.
 */
export async function importBatch(db: DbOrTx, input: Input): Promise<ImportedBatch> {
  const { inboxId, dialogues, now = new Date(), by } = input
  return transact(db, by.accountId, async (tx) => {
    const agentIds = await lockAgents(tx)
    const setting = { accountId: by.accountId, inboxId, agentIds, now }
    const unknown = await withoutKnown(tx, inboxId, dialogues)
    const drafts = unknown.map((dialogue) => draftConversation(dialogue, setting))
    const fresh = await claim(tx, inboxId, drafts)
    if (fresh.length > 0) await write(tx, { ...input, fresh })
    const addedTurns = fresh.reduce((sum, { messages }) => sum + messages.length, 0)
    return { added: fresh.length, addedTurns, alreadyThere: dialogues.length - fresh.length }
  })
}

/** Those who may have answered: agents, or whoever there is. Locked, so that none is removed meanwhile. */
async function lockAgents(tx: Tx): Promise<string[]> {
  const people = await tx.orm
    .select({ userId: members.userId, role: members.role })
    .from(members)
    .where(eq(members.accountId, tx.accountId))
    .orderBy(asc(members.userId))
    .for('share')
  const agents = people.filter(({ role }) => role === 'agent')
  return (agents.length > 0 ? agents : people).map(({ userId }) => userId)
}

/** Each dialogue once, ascending by id, without those that came before: going on after a crash is quick. */
async function withoutKnown(
  tx: Tx,
  inboxId: string,
  dialogues: readonly Dialogue[],
): Promise<Dialogue[]> {
  const ids = dialogues.map(({ id }) => id)
  const known = await tx.orm
    .select({ id: i.dialogueId })
    .from(i)
    .where(and(eq(i.accountId, tx.accountId), eq(i.inboxId, inboxId), inArray(i.dialogueId, ids)))
  const seen = new Set(known.map(({ id }) => id))
  return dialogues
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * The drafts whose dialogue the inbox has not had. Claimed in the commit that writes them; a second
 * import of the same file waits here, so they come in one order, or two imports deadlock.
 */
async function claim(tx: Tx, inboxId: string, drafts: readonly Draft[]): Promise<Draft[]> {
  if (drafts.length === 0) return []
  const claims = drafts.map(({ dialogueId, conversation }) => ({
    accountId: tx.accountId,
    inboxId,
    dialogueId,
    conversationId: conversation.id,
  }))
  const won = await tx.orm
    .insert(i)
    .values(claims)
    .onConflictDoNothing()
    .returning({ dialogueId: i.dialogueId })
  const ids = new Set(won.map(({ dialogueId }) => dialogueId))
  return drafts.filter(({ dialogueId }) => ids.has(dialogueId))
}

/** Under the account's lock no inbox and no label goes away; what can be made ready is so before. */
async function write(
  tx: Tx,
  { inboxId, dialogues, fresh, by }: Input & { fresh: readonly Draft[] },
) {
  const ids = new Set(fresh.map(({ dialogueId }) => dialogueId))
  const messages = toMessageRows(fresh)
  await lockAccount(tx)
  await mustKnowInbox(tx, inboxId)
  await makeLabels(
    tx,
    dialogues.filter(({ id }) => ids.has(id)),
    by,
  )
  await insertDrafts(tx, fresh, messages)
  appendEvent(tx, { body: { type: 'resync', afterMs: 0 }, audience: ['members'], by })
}

async function mustKnowInbox(tx: Tx, inboxId: string) {
  const [inbox] = await tx.orm
    .select({ id: inboxes.id })
    .from(inboxes)
    .where(and(eq(inboxes.accountId, tx.accountId), eq(inboxes.id, inboxId)))
  if (!inbox) throw new Failure('inbox.notFound', { field: 'inboxId' })
}
