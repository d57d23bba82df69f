import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { audienceOfView, Failure, mayEditView } from '@parley/contract'
import type {
  Actor,
  MemberActor,
  SavedView,
  SavedViewAnswer,
  UpdateViewInput,
} from '@parley/contract'
import { appendEvent, tables } from '@parley/db'
import type { DbOrTx, Tx } from '@parley/db'
import { changeViews } from './changeViews.ts'
import { mustShare } from './mustShare.ts'
import { readView, toView } from './readViews.ts'

const { views } = tables
type Input = Omit<UpdateViewInput, 'accountId'> & { by: MemberActor }

/**
 * Changes a view's name, sign, filter, sort, or who sees it; who stops seeing it hears that it is
 * gone. Refuses with view.notFound, action.forbidden, team.notFound, view.tooMany.
 */
export async function updateView(db: DbOrTx, input: Input): Promise<SavedViewAnswer> {
  const { by: claimed, mutationId, viewId, ...patch } = input
  return changeViews(db, {
    by: claimed,
    mutationId,
    request: ['updateView', viewId, patch],
    act: async (tx, by) => {
      const { view: before, topics } = await readView(tx, viewId, by)
      if (!mayEditView(before, by.userId, topics)) throw new Failure('action.forbidden')
      const { scope = before.scope } = patch
      const teamId = patch.scope ? (patch.teamId ?? null) : before.teamId
      if (scope !== before.scope || teamId !== before.teamId)
        await mustShare(tx, { view: { ...before, scope, teamId }, topics, by })
      const changes = { ...given(patch), scope, teamId }
      if (isDeepStrictEqual(before, { ...before, ...changes })) return { view: before }
      const view = await write(tx, viewId, changes)
      tell(tx, before, view, by)
      return { view }
    },
    again: async (tx, by) => ({ view: (await readView(tx, viewId, by)).view }),
  })
}

type Changes = Partial<Pick<SavedView, 'name' | 'emoji' | 'filter' | 'sort' | 'scope' | 'teamId'>>

function given(patch: Omit<Input, 'by' | 'viewId' | 'mutationId'>): Changes {
  const named = Object.entries(patch).filter(([, value]) => value !== undefined)
  return Object.fromEntries(named) as Changes
}

export async function write(tx: Tx, viewId: string, changes: Changes): Promise<SavedView> {
  const [row] = await tx.orm
    .update(views)
    .set(changes)
    .where(and(eq(views.accountId, tx.accountId), eq(views.id, viewId)))
    .returning()
  return toView(row!)
}

/** To those who see it now, and to those who saw it and do not any more. */
export function tell(tx: Tx, before: SavedView, view: SavedView, by: Actor): void {
  const [saw, see] = [audienceOfView(before), audienceOfView(view)]
  appendEvent(tx, { body: { type: 'view.updated', view }, audience: see, by })
  if (saw.join() === see.join()) return
  const body = { type: 'view.removed', viewId: view.id } as const
  appendEvent(tx, { body, audience: saw, except: see, by })
}
