import type { InvitationsAnswer, MemberActor } from '@parley/contract'
import { printCursor, readHead } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { mustManage } from '../actors/mustManage.ts'
import { readInvitations } from './readInvitations.ts'

/** The invitations that nobody has accepted, for owners and admins. Refuses with role.forbidden. */
export async function listInvitations(
  db: DbOrTx,
  { by }: { by: MemberActor },
): Promise<InvitationsAnswer> {
  mustManage(by)
  const head = await readHead(db, by.accountId)
  return { items: await readInvitations(db, by.accountId), asOf: printCursor(head) }
}
