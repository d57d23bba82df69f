import { and, asc, eq, gt, inArray, like, or } from 'drizzle-orm'
import { fold } from '@parley/contract'
import type { ContactsAnswer, ListContactsInput, MemberActor } from '@parley/contract'
import { printCursor, readHead, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { openCursor, sealCursor } from '../conversations/pageCursor.ts'
import { toContact } from '../conversations/conversationRow.ts'

const { contacts } = tables
type Input = Pick<ListContactsInput, 'search' | 'ids' | 'cursor' | 'limit'> & { by: MemberActor }

/** A page of the account's contacts by name: those whose name or e-mail holds the search, of the ids if any. */
export async function listContacts(
  db: DbOrTx,
  { by, search = '', ids, cursor, limit }: Input,
): Promise<ContactsAnswer> {
  const scope = ['contacts', by.accountId, by.userId, search, ids]
  const [after, afterId] = (cursor != null ? openCursor(scope, cursor) : []) as [string?, string?]
  const head = await readHead(db, by.accountId)
  const pattern = `%${fold(search).replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db.orm
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.accountId, by.accountId),
        ids && inArray(contacts.id, ids),
        search === '' ? undefined : like(contacts.fold, pattern),
        after === undefined
          ? undefined
          : or(gt(contacts.fold, after), and(eq(contacts.fold, after), gt(contacts.id, afterId!))),
      ),
    )
    .orderBy(asc(contacts.fold), asc(contacts.id))
    .limit(limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    items: page.map(toContact),
    nextCursor: last ? sealCursor(scope, [last.fold, last.id]) : null,
    asOf: printCursor(head),
  }
}
