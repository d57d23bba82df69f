import { v7 as uuid } from 'uuid'
import type { ConversationFilter, SavedView, Sort, ViewScope } from '@parley/contract'
import { draftView } from './changes/expectView.ts'
import type { Mirror } from './mirror/Mirror.ts'
import type { Outbox } from './outbox/Outbox.ts'

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

/**
 * Each is shown at once and answers when the server has it, or after a second while it waits for the
 * network; refused later, it is told with what else was refused.
 */
export interface ViewActions {
  createView(draft: ViewDraft): Promise<SavedView>
  updateView(viewId: string, patch: ViewPatch): Promise<void>
  deleteView(viewId: string): Promise<void>
  /** Arranges the views for the viewer alone. */
  reorderViews(order: readonly string[]): Promise<void>
}

export function createViewActions(mirror: Mirror, outbox: Pick<Outbox, 'addFor'>): ViewActions {
  return {
    async createView(draft) {
      const viewId = uuid()
      const answered = await outbox.addFor({ type: 'viewMade', viewId, draft })
      const { userId } = mirror.viewer
      return answered?.view ?? draftView({ viewId, draft, userId, at: new Date() })
    },
    async updateView(viewId, patch) {
      await outbox.addFor({ type: 'viewChanged', viewId, patch })
    },
    async deleteView(viewId) {
      await outbox.addFor({ type: 'viewDeleted', viewId })
    },
    async reorderViews(order) {
      await outbox.addFor({ type: 'viewsArranged', order: [...order] })
    },
  }
}
