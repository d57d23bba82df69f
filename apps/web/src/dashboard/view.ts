import type { Kind, Priority, Status } from '@parley/contract'
import { kinds, limits, priorities, statuses } from '@parley/contract'

/** What an address can ask for: the filter's keys, each a plain list. */
export interface ViewFilter {
  kind?: Kind[]
  status?: Status[]
  priority?: (Priority | null)[]
  assigneeId?: (string | null)[]
  inboxId?: string[]
  teamId?: (string | null)[]
  labels?: string[]
  hasUnread?: boolean
  search?: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isId = (value: string) => uuid.test(value)

/**
 * The filter of an address, such as `?status=open,pending&assignee=me&unread=1`. What it cannot read
 * it leaves out: an old bookmark still opens.
 */
export function parseFilter(address: URLSearchParams): ViewFilter {
  const list = (key: string, mayBe: (value: string) => boolean) => {
    const values = address.getAll(key).flatMap((text) => text.split(','))
    return [...new Set(values.filter((value) => value && mayBe(value)))].slice(
      0,
      limits.filterValues,
    )
  }
  const known = <T extends string>(key: string, values: readonly T[]) =>
    list(key, (value) => values.includes(value as T)) as T[]
  const unread = address.get('unread')
  const search = storable(address.get('q') ?? '').slice(0, limits.search)
  return filled({
    kind: known('kind', kinds),
    status: known('status', statuses),
    priority: known('priority', [...priorities, 'none']).map(noneIsNull),
    assigneeId: list('assignee', (id) => id === 'me' || id === 'none' || isId(id)).map(noneIsNull),
    inboxId: list('inbox', isId),
    teamId: list('team', (id) => id === 'none' || isId(id)).map(noneIsNull),
    labels: list('labels', (name) => storable(name) === name),
    ...((unread === '1' || unread === '0') && { hasUnread: unread === '1' }),
    ...(search.trim() && { search }),
  })
}

/** The address of a filter: '' for none, else with its question mark. */
export function printFilter(filter: ViewFilter): string {
  const list = (values: readonly (string | null)[] = []) =>
    values.map((value) => value ?? 'none').join(',')
  const { hasUnread, search } = filter
  const parts = Object.entries({
    kind: list(filter.kind),
    status: list(filter.status),
    priority: list(filter.priority),
    assignee: list(filter.assigneeId),
    inbox: list(filter.inboxId),
    team: list(filter.teamId),
    labels: list(filter.labels),
    unread: hasUnread === undefined ? '' : hasUnread ? '1' : '0',
    q: search ?? '',
  }).filter(([, value]) => value !== '')
  const text = new URLSearchParams(parts).toString().replaceAll('%2C', ',')
  return text ? `?${text}` : ''
}

/** The shipped views. */
export const views = [
  { key: 'all', filter: {} },
  { key: 'mine', filter: { assigneeId: ['me'] } },
  { key: 'unassigned', filter: { kind: ['support'], assigneeId: [null] } },
  { key: 'unread', filter: { hasUnread: true } },
  { key: 'direct', filter: { kind: ['direct'] } },
  { key: 'groups', filter: { kind: ['group'] } },
  { key: 'announcements', filter: { kind: ['announcement'] } },
] as const satisfies { key: string; filter: ViewFilter }[]
export type ViewKey = (typeof views)[number]['key']

/** A filter without what is narrowed inside a view: two addresses of one view print the same. */
export function viewOf({ status: _status, search: _search, ...filter }: ViewFilter): string {
  return printFilter(filter)
}

/** The groups among what a view shows; null when it shows none. */
export function groupsOf(filter: ViewFilter): ViewFilter | null {
  return !filter.kind || filter.kind.includes('group') ? { ...filter, kind: ['group'] } : null
}

function noneIsNull<T extends string>(value: T): Exclude<T, 'none'> | null {
  return value === 'none' ? null : (value as Exclude<T, 'none'>)
}

/** PostgreSQL keeps neither NUL nor half a character. */
function storable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- NUL is what must not pass
  return text.toWellFormed().replaceAll(/[\u0000\uFFFD]/g, '')
}

function filled(filter: ViewFilter): ViewFilter {
  const kept = Object.entries(filter).filter(
    ([, value]) => !Array.isArray(value) || value.length > 0,
  )
  return Object.fromEntries(kept)
}
