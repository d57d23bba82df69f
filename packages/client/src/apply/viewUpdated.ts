import { inViewOrder } from '@parley/contract'
import type { Fold } from './Query.ts'

/** A saved view was made or changed; the event carries it whole. */
export const viewUpdated: Fold<'view.updated'> = (query, { view }) => {
  if (query.procedure !== 'views.list') return { data: query.data }
  const others = query.data.items.filter(({ id }) => id !== view.id)
  return {
    data: { ...query.data, items: inViewOrder([...others, view], query.data.order) },
  }
}
