import { and, desc, eq, isNull } from 'drizzle-orm'
import { Failure, limits } from '@parley/contract'
import type { Actor, Invitation } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'

const { invitations: i } = tables
const columns = {
  id: i.id,
  role: i.role,
  inboxIds: i.inboxIds,
  teamIds: i.teamIds,
  note: i.note,
  createdBy: i.createdBy,
  createdAt: i.createdAt,
  expiresAt: i.expiresAt,
}

/** The account's invitations that nobody has accepted, also expired ones, the newest first. */
export async function readInvitations(db: DbOrTx, accountId: string): Promise<Invitation[]> {
  const rows = await db.orm
    .select(columns)
    .from(i)
    .where(and(eq(i.accountId, accountId), isNull(i.acceptedAt)))
    .orderBy(desc(i.createdAt), desc(i.id))
    .limit(limits.invitations)
  return rows as Invitation[]
}

/** One of the transaction's account, accepted or not; invitation.notFound otherwise. */
export async function readInvitation(tx: Tx, id: string): Promise<Invitation> {
  const [row] = await tx.orm
    .select(columns)
    .from(i)
    .where(and(eq(i.accountId, tx.accountId), eq(i.id, id)))
  if (!row) throw new Failure('invitation.notFound', { field: 'invitationId' })
  return row as Invitation
}

/** Tells owners and admins which invitations are open now. */
export async function appendInvitations(tx: Tx, by: Actor): Promise<void> {
  const body = {
    type: 'invitations.updated',
    invitations: await readInvitations(tx, tx.accountId),
  } as const
  appendEvent(tx, { body, audience: ['admins'], by })
}
