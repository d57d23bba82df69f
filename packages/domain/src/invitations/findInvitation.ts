import { and, eq } from 'drizzle-orm'
import { Failure } from '@parley/contract'
import type { Role } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { hashSecret } from './hashSecret.ts'

const { accounts, invitations: i, members, users } = tables

/** An invitation as its secret finds it, with who made it as they are now. */
export async function findInvitation(db: DbOrTx, secret: string) {
  const [found] = await db.orm
    .select({
      invitation: i,
      account: { id: accounts.id, slug: accounts.slug, name: accounts.name },
      maker: { name: users.name, role: members.role },
    })
    .from(i)
    .innerJoin(accounts, eq(accounts.id, i.accountId))
    .leftJoin(members, and(eq(members.accountId, i.accountId), eq(members.userId, i.createdBy)))
    .leftJoin(users, eq(users.id, members.userId))
    .where(eq(i.secretHash, hashSecret(secret)))
  return found
}

type Found = NonNullable<Awaited<ReturnType<typeof findInvitation>>>

/**
 * Refuses with invitation.notFound, invitation.used, invitation.expired. What its maker could not
 * give any more is nobody's to accept: who was removed must not leave doors open.
 */
export function mustBeOpen(found: Found | undefined): asserts found is Found {
  if (!found) throw new Failure('invitation.notFound')
  const { invitation, maker } = found
  if (invitation.acceptedAt) throw new Failure('invitation.used')
  if (invitation.expiresAt <= new Date()) throw new Failure('invitation.expired')
  if (!couldGive(maker?.role ?? null, invitation.role)) throw new Failure('invitation.notFound')
}

function couldGive(maker: Role | null, role: Role): boolean {
  return maker === 'owner' || (maker === 'admin' && role !== 'owner')
}
