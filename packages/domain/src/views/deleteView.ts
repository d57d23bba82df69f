import { and, eq } from 'drizzle-orm'
import { audienceOfView, Failure, mayEditView } from '@parley/contract'
import type { AsOf, DeleteViewInput, MemberActor } from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'
import { changeViews } from './changeViews.ts'
import { readView } from './readViews.ts'

const { views } = tables
type Input = Omit<DeleteViewInput, 'accountId'> & { by: MemberActor }

/** Deletes a view; its conversations are untouched. Refuses with view.notFound, action.forbidden. */
export async function deleteView(db: DbOrTx, input: Input): Promise<AsOf> {
  const { by: claimed, mutationId, viewId } = input
  return changeViews(db, {
    by: claimed,
    mutationId,
    request: ['deleteView', viewId],
    act: async (tx, by) => {
      const { view, topics } = await readView(tx, viewId, by)
      if (!mayEditView(view, by.userId, topics)) throw new Failure('action.forbidden')
      await tx.orm.delete(views).where(and(eq(views.accountId, tx.accountId), eq(views.id, viewId)))
      const body = { type: 'view.removed', viewId: view.id } as const
      appendEvent(tx, { body, audience: audienceOfView(view), by })
      return {}
    },
    again: async () => ({}),
  })
}
