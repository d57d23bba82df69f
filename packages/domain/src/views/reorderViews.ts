import type { AsOf, MemberActor, ReorderViewsInput } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { changeViews } from './changeViews.ts'

const { viewOrders } = tables
type Input = Pick<ReorderViewsInput, 'order' | 'mutationId'> & { by: MemberActor }

/**
 * Arranges the views one sees, for oneself alone: a sidebar is one's own desk, and a shared order
 * would move under everybody's hand when one drags, and ask for a right to do so. Ids of views that
 * are not seen do no harm; a view that is not named comes after those that are, by age.
 */
export async function reorderViews(db: DbOrTx, input: Input): Promise<AsOf> {
  const { by: claimed, mutationId } = input
  const order = [...new Set(input.order)]
  return changeViews(db, {
    by: claimed,
    mutationId,
    request: ['reorderViews', order],
    act: async (tx, by) => {
      const { accountId } = tx
      const { userId } = by
      await tx.orm
        .insert(viewOrders)
        .values({ accountId, userId, viewIds: order })
        .onConflictDoUpdate({
          target: [viewOrders.accountId, viewOrders.userId],
          set: { viewIds: order },
        })
      const body = { type: 'view.reordered', order } as const
      appendEvent(tx, { body, audience: [`user:${userId}`], by })
      return {}
    },
    again: async () => ({}),
  })
}
