import type { AccountAnswer, Member } from '@parley/contract'
import type { Fold } from './Query.ts'

/** A member came, changed or left. With topics: what the viewer may see has changed, so everything is asked again. */
export const memberUpdated: Fold<'member.updated'> = (
  query,
  { member, removed, topics },
  viewer,
) => {
  if (topics && member.userId === viewer.userId) return { refetch: true }
  if (query.procedure !== 'accounts.get') return { data: query.data }
  return { data: withMember(query.data, member, removed) }
}

function withMember(data: AccountAnswer, member: Member, removed: boolean): AccountAnswer {
  const others = data.members.filter(({ userId }) => userId !== member.userId)
  const members = removed ? others : [...others, member].sort(byName)
  return { ...data, members, me: data.me.userId === member.userId && !removed ? member : data.me }
}

/** As the server orders them: by name, then by id, both by code point. */
function byName(a: Member, b: Member): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1
  return a.userId < b.userId ? -1 : 1
}
