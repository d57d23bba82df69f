import { v7 as uuid } from 'uuid'
import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@parley/api'
import { normaliseFilter } from '@parley/contract'
import type {
  ConversationFilter,
  SavedView,
  Sort,
  UserId,
  ViewId,
  ViewScope,
} from '@parley/contract'
import { expectView } from './changes/expectView.ts'
import { viewsKey } from './mirror/keys.ts'
import type { Mirror } from './mirror/Mirror.ts'
import { shown } from './mirror/shown.ts'
import type { Datas } from './apply/Query.ts'

/** A view to be kept. `teamId` for the scope `team` alone; without a sort the default order. */
export interface ViewDraft {
  name: string
  emoji?: string | null
  scope: ViewScope
  teamId?: string | null
  filter: ConversationFilter
  sort?: Sort | null
}
/** What is left out stays; `scope` and `teamId` go together. */
export type ViewPatch = Partial<ViewDraft>

export interface ViewActions {
  createView(draft: ViewDraft): Promise<SavedView>
  updateView(viewId: string, patch: ViewPatch): Promise<SavedView>
  deleteView(viewId: string): Promise<void>
  /** Arranges the views for the viewer alone. */
  reorderViews(order: readonly string[]): Promise<void>
}

export function createViewActions(api: TRPCClient<AppRouter>, mirror: Mirror): ViewActions {
  const { accountId } = mirror
  const held = (viewId: string) => {
    const key = viewsKey({ accountId })
    const answer = mirror.queryClient.getQueryData<Datas['views.list']>(key)
    return answer?.items.find(({ id }) => id === viewId)
  }
  return {
    async createView(draft) {
      const id = uuid()
      const view = draftOf(id, draft, mirror.viewer.userId)
      const pending = expectView(uuid(), { type: 'view.updated', view })
      const ask = () => api.views.create.mutate({ accountId, id, ...draft })
      return (await shown(mirror, pending, ask)).view
    },
    async updateView(viewId, patch) {
      const before = held(viewId)
      const view = before && changed(before, patch)
      const pending = expectView(uuid(), view ? { type: 'view.updated', view } : null)
      const ask = (mutationId: string) =>
        api.views.update.mutate({ accountId, viewId, ...patch, mutationId })
      return (await shown(mirror, pending, ask)).view
    },
    async deleteView(viewId) {
      const pending = expectView(uuid(), { type: 'view.removed', viewId: viewId as ViewId })
      await shown(mirror, pending, (mutationId) =>
        api.views.delete.mutate({ accountId, viewId, mutationId }),
      )
    },
    async reorderViews(given) {
      const order = [...given] as ViewId[]
      const pending = expectView(uuid(), { type: 'view.reordered', order })
      await shown(mirror, pending, (mutationId) =>
        api.views.reorder.mutate({ accountId, order, mutationId }),
      )
    },
  }
}

function draftOf(id: string, draft: ViewDraft, userId: string): SavedView {
  return changed(
    {
      id: id as ViewId,
      name: '',
      emoji: null,
      scope: 'private',
      teamId: null,
      ownerId: userId as UserId,
      filter: {},
      sort: null,
      createdAt: new Date(),
      unread: [],
    },
    draft,
  )
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
