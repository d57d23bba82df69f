import { normaliseFilter } from '@parley/contract'
import type { SavedView, UserId, ViewId } from '@parley/contract'
import type { Pending } from '../mirror/Pending.ts'
import type { ChangeOf, Kept } from '../outbox/Kept.ts'
import type { ViewDraft, ViewPatch } from '../viewActions.ts'

/** A saved view as I keep it. */
export function expectViewMade(
  { at }: Kept,
  { viewId, draft }: ChangeOf<'viewMade'>,
  userId: string,
) {
  const view = draftView({ viewId, draft, userId, at })
  return expectView(viewId, () => [{ body: { type: 'view.updated', view } }])
}

/** A saved view as I changed it; nothing where it is not held. */
export function expectViewChanged({ id }: Kept, { viewId, patch }: ChangeOf<'viewChanged'>) {
  return expectView(id, (lookup) => {
    const view = lookup.view(viewId)
    return view ? [{ body: { type: 'view.updated', view: changed(view, patch) } }] : []
  })
}

export function expectViewDeleted({ id }: Kept, { viewId }: ChangeOf<'viewDeleted'>) {
  return expectView(id, () => [{ body: { type: 'view.removed', viewId: viewId as ViewId } }])
}

export function expectViewsArranged({ id }: Kept, { order }: ChangeOf<'viewsArranged'>) {
  return expectView(id, () => [{ body: { type: 'view.reordered', order: [...order] as ViewId[] } }])
}

function expectView(id: string, expect: Pending['expect']): Pending {
  return { id, expect, confirmedAt: null }
}

interface Drafted {
  viewId: string
  draft: ViewDraft
  userId: string
  at: Date
}

/** A view before the server has it. */
export function draftView({ viewId, draft, userId, at }: Drafted): SavedView {
  const blank: SavedView = {
    id: viewId as ViewId,
    name: '',
    emoji: null,
    scope: 'private',
    teamId: null,
    ownerId: userId as UserId,
    filter: {},
    sort: null,
    createdAt: at,
    unread: [],
  }
  return changed(blank, draft)
}

function changed(view: SavedView, { filter, ...patch }: ViewPatch): SavedView {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  return {
    ...view,
    ...(Object.fromEntries(given) as Partial<SavedView>),
    ...(filter && { filter: normaliseFilter(filter), unread: [] }),
    ...(patch.scope && { teamId: (patch.teamId ?? null) as SavedView['teamId'] }),
  }
}
