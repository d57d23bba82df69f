import type { SavedView, UserId, ViewId } from './words.ts'

type Shared = Pick<SavedView, 'scope' | 'teamId' | 'ownerId'>

/** The topics that see a view: told to them, listed for who holds one of them. */
export function audienceOfView({ scope, teamId, ownerId }: Shared): string[] {
  switch (scope) {
    case 'private':
      return [`user:${ownerId}`]
    case 'team':
      return [`team:${teamId}`]
    case 'account':
      return ['members']
  }
}

/**
 * Whether one who holds these topics may change or delete a view that they see: a private one is its
 * maker's, a team's is every member's of the team, the account's is its maker's and the admins'.
 */
export function mayEditView(view: Shared, userId: UserId, topics: readonly string[]): boolean {
  if (view.scope === 'account') return view.ownerId === userId || topics.includes('admins')
  return audienceOfView(view).some((topic) => topics.includes(topic))
}

/** The viewer's order: first the views they arranged, then the others by age. Agrees with views.list. */
export function inViewOrder(items: readonly SavedView[], order: readonly ViewId[]): SavedView[] {
  const placeOf = new Map(order.map((id, index) => [id, index]))
  const place = ({ id }: SavedView) => placeOf.get(id) ?? order.length
  return items.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      a.createdAt.getTime() - b.createdAt.getTime() ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}
