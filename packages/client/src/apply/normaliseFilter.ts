import type { Choice, ConversationFilter, Filter, LabelChoice } from '@parley/contract'

const known = new WeakMap<ConversationFilter, Filter>()

/** A filter in its inner shape, where a list is `in` and labels are `any`. Cheap: remembered by reference. */
export function normaliseFilter(filter: ConversationFilter | undefined): Filter {
  if (!filter) return {}
  const held = known.get(filter)
  if (held) return held
  const normal = normalise(filter)
  known.set(filter, normal)
  return normal
}

function normalise(filter: ConversationFilter): Filter {
  const { kind, status, priority, inboxId, teamId, assigneeId, contactId, id, labels } = filter
  const { and, or, not, unassigned, hasUnread, search } = filter
  const normal: Filter = {
    kind: choice(kind),
    status: choice(status),
    priority: choice(priority),
    inboxId: choice(inboxId),
    teamId: choice(teamId),
    assigneeId: choice(assigneeId),
    contactId: choice(contactId),
    id: choice(id),
    labels: Array.isArray(labels) ? { any: labels } : (labels as LabelChoice | undefined),
    unassigned,
    hasUnread,
    search,
    and: and?.map(normalise),
    or: or?.map(normalise),
    not: not && normalise(not),
  }
  for (const key of Object.keys(normal) as (keyof Filter)[])
    if (normal[key] === undefined) delete normal[key]
  return normal
}

function choice<T>(given: T[] | Choice<T> | undefined): Choice<T> | undefined {
  return Array.isArray(given) ? { in: given } : given
}
