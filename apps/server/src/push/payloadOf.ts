import { inArray, and, eq } from 'drizzle-orm'
import type { Preferences, ShownNotification } from '@parley/contract'
import { mentionsOf, plainText } from '@parley/contract/markdown'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'

const { members, users } = tables
/** Push services take 4 KB; a line on a lock screen is shorter. */
const mostWords = 160

interface Wanted {
  accountId: string
  slug: string
  item: ShownNotification
  preferences: Preferences
}

/**
 * What a browser is woken with, as JSON; the service worker says it in the person's language. Without
 * the words of a message, unless the person chose to see them there.
 */
export async function payloadOf(
  db: Db,
  { accountId, slug, item, preferences }: Wanted,
): Promise<string> {
  const { id, kind, count, actor, conversation, messageId, seq, text } = item
  const { contact, subject, number } = conversation
  const customer = contact?.name ?? contact?.email ?? null
  const showsWords = preferences.notifications.previews && text !== null
  const people = [
    ...(actor.type === 'member' && actor.id ? [actor.id] : []),
    ...(showsWords ? mentionsOf(text) : []),
  ]
  const names = await namesOf(db, accountId, people)
  const name = actor.type === 'contact' ? customer : ((actor.id && names.get(actor.id)) ?? null)
  const words = showsWords ? plainText(text, (userId) => names.get(userId) ?? null) : null
  const at = messageId === null ? '' : `?message=${seq}`
  return JSON.stringify({
    id,
    kind,
    count,
    name: name?.slice(0, 100) ?? null,
    where: (customer ?? subject)?.slice(0, 100) ?? null,
    words: words ? words.slice(0, mostWords) : null,
    path: `/accounts/${slug}/conversations/${number}${at}`,
    language: preferences.language,
  })
}

async function namesOf(db: Db, accountId: string, userIds: readonly string[]) {
  if (userIds.length === 0) return new Map<string, string>()
  const found = await db.orm
    .select({ userId: users.id, name: users.name })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .where(and(eq(members.accountId, accountId), inArray(users.id, [...userIds])))
  return new Map(found.map(({ userId, name }) => [userId, name]))
}
