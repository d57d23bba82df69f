import type { Filter, Sort } from '@parley/contract'

/** What agents work on: neither done nor put off. */
const atWork: Filter = { status: { in: ['open', 'pending'] }, isSnoozed: false }

/** Their keys are their names in an address and in the catalogue. */
export type ShippedKey =
  | 'mine'
  | 'unassigned'
  | 'waiting'
  | 'unread'
  | 'snoozed'
  | 'urgent'
  | 'all'
  | 'direct'
  | 'groups'
  | 'announcements'

export interface ShippedView {
  key: ShippedKey
  filter: Filter
  sort?: Sort
}

/** The views everybody has, in their order. */
export const shippedViews: readonly ShippedView[] = [
  { key: 'mine', filter: { assigneeId: { in: ['me'] }, ...atWork } },
  {
    key: 'unassigned',
    filter: { kind: { in: ['support'] }, assigneeId: { in: [null] }, ...atWork },
  },
  {
    key: 'waiting',
    filter: { waitingFor: { in: ['agent'] }, ...atWork },
    sort: [{ by: 'waitingSince', order: 'asc' }],
  },
  { key: 'unread', filter: { hasUnread: true } },
  { key: 'snoozed', filter: { isSnoozed: true } },
  { key: 'urgent', filter: { priority: { in: ['urgent'] }, status: { in: ['open', 'pending'] } } },
  { key: 'all', filter: {} },
]

/** What is talked among the team. */
export const teamViews: readonly ShippedView[] = [
  { key: 'direct', filter: { kind: { in: ['direct'] } } },
  { key: 'groups', filter: { kind: { in: ['group'] } } },
  { key: 'announcements', filter: { kind: { in: ['announcement'] } } },
]

/** Every view that is not saved, by its key. */
export const shippedByKey = new Map<string, ShippedView>(
  [...shippedViews, ...teamViews].map((view) => [view.key, view]),
)
