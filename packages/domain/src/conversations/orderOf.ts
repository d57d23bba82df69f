import { defaultSort } from '@parley/contract'
import type { Sort } from '@parley/contract'
import type { Page } from './Page.ts'

/** The order in which the rows of a page are walked: a count takes the one that its dates cut short. */
export function orderOf({ sort, filter }: Pick<Page, 'sort' | 'filter'>): Sort {
  if (sort !== null) return sort
  const { createdAfter, createdBefore, lastActivityAfter, lastActivityBefore } = filter
  const isCreated = (createdAfter ?? createdBefore) !== undefined
  const isActive = (lastActivityAfter ?? lastActivityBefore) !== undefined
  return isCreated && !isActive ? [{ by: 'createdAt', order: 'desc' }] : defaultSort
}
