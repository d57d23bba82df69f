import { inViewOrder } from '@parley/contract'
import type { Fold } from './Query.ts'

/** The viewer arranged their views, here or in another window. */
export const viewReordered: Fold<'view.reordered'> = (query, { order }) =>
  query.procedure === 'views.list'
    ? { data: { ...query.data, items: inViewOrder(query.data.items, order), order } }
    : { data: query.data }
