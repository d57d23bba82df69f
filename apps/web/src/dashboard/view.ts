import type { ConversationFilter, Kind, Priority, Status } from '@parley/contract'
import { kinds, priorities, statuses } from '@parley/contract'

/** Keys of the address that say which conversations are shown: the address is the filter. */
const keys = [
  'kind',
  'status',
  'priority',
  'assignee',
  'inbox',
  'team',
  'labels',
  'unread',
  'q',
] as const

/**
 * The filter of an address, such as `?status=open,pending&assignee=me&unread=1`. What it cannot read
 * it leaves out: an old bookmark still opens.
 */
export function parseFilter(search: URLSearchParams): ConversationFilter {
  const list = (key: (typeof keys)[number]) => search.get(key)?.split(',').filter(Boolean) ?? []
  const known = <T extends string>(key: (typeof keys)[number], values: readonly T[]) =>
    list(key).filter((value): value is T => values.includes(value as T))
  const kind = known<Kind>('kind', kinds)
  const status = known<Status>('status', statuses)
  const priority = known('priority', [...priorities, 'none'] as const)
  const assignee = list('assignee')
  const ids = (key: 'inbox' | 'team') => list(key).filter((value) => uuid.test(value))
  const q = search.get('q')?.slice(0, 200)
  return {
    ...(kind.length > 0 && { kind }),
    ...(status.length > 0 && { status }),
    ...(priority.length > 0 && {
      priority: priority.map((one): Priority | null => (one === 'none' ? null : one)),
    }),
    ...(assignee.length > 0 && {
      assigneeId: assignee
        .filter((one) => one === 'me' || one === 'none' || uuid.test(one))
        .map((one) => (one === 'none' ? null : one)),
    }),
    ...(ids('inbox').length > 0 && { inboxId: ids('inbox') }),
    ...(ids('team').length > 0 && { teamId: ids('team') }),
    ...(list('labels').length > 0 && { labels: list('labels') }),
    ...(search.get('unread') === '1' && { hasUnread: true }),
    ...(q?.trim() && { search: q }),
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The part of an address that is the filter, with some keys changed; null takes one away. */
export function changeFilter(
  search: URLSearchParams,
  change: Partial<Record<(typeof keys)[number], string | null>>,
): string {
  const next = new URLSearchParams(search)
  for (const [key, value] of Object.entries(change)) {
    if (value) next.set(key, value)
    else next.delete(key)
  }
  const text = next.toString().replaceAll('%2C', ',')
  return text ? `?${text}` : ''
}

/** The shipped views, as addresses. */
export const views = [
  { key: 'all', search: '' },
  { key: 'mine', search: '?assignee=me' },
  { key: 'unassigned', search: '?kind=support&assignee=none' },
  { key: 'unread', search: '?unread=1' },
  { key: 'direct', search: '?kind=direct' },
  { key: 'groups', search: '?kind=group' },
  { key: 'announcements', search: '?kind=announcement' },
] as const
export type ViewKey = (typeof views)[number]['key']
