import type { Fold } from './Query.ts'

/** A saved view is gone, or no longer shared with the viewer. */
export const viewRemoved: Fold<'view.removed'> = (query, { viewId }) => {
  if (query.procedure !== 'views.list') return { data: query.data }
  const items = query.data.items.filter(({ id }) => id !== viewId)
  return { data: items.length === query.data.items.length ? query.data : { ...query.data, items } }
}
