import type { Conversation, ConversationFilter } from '@parley/contract'
import type { BulkTarget } from '@parley/client'

/** Which rows are chosen: those in `ids`, or with `all` every one that matches but those. */
export interface Selection {
  all: boolean
  ids: ReadonlySet<string>
  /** Where a range begins. */
  anchor: string | null
}

export const nothing: Selection = { all: false, ids: new Set(), anchor: null }
export const everything: Selection = { all: true, ids: new Set(), anchor: null }

/** As many as one filter can leave out. */
const mostLeftOut = 100

export function isSelected({ all, ids }: Selection, id: string): boolean {
  return all !== ids.has(id)
}

export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
  return selection.all && ids.size > mostLeftOut ? selection : { ...selection, ids, anchor: id }
}

/** Chooses the rows from the anchor to this one; from this one alone where there is no anchor. */
export function extend(
  selection: Selection,
  rows: readonly Pick<Conversation, 'id'>[],
  id: string,
): Selection {
  const to = rows.findIndex((row) => row.id === id)
  const from = rows.findIndex((row) => row.id === selection.anchor)
  if (from < 0) return isSelected(selection, id) ? selection : toggle(selection, id)
  const range = rows.slice(Math.min(from, to), Math.max(from, to) + 1)
  const ids = new Set(selection.ids)
  for (const row of range)
    if (selection.all) ids.delete(row.id)
    else ids.add(row.id)
  return { ...selection, ids }
}

/** The rows on screen that are chosen: what is out of sight is never changed by ids. */
export function chosenRows(selection: Selection, rows: readonly Conversation[]): Conversation[] {
  if (!selection.all && selection.ids.size === 0) return []
  return rows.filter(({ id }) => isSelected(selection, id))
}

/** What a change is asked for: the chosen rows, or the filter without those that were left out. */
export function targetOf(
  selection: Selection,
  rows: readonly Conversation[],
  filter: ConversationFilter,
): BulkTarget {
  if (!selection.all) return { ids: chosenRows(selection, rows).map(({ id }) => id) }
  if (selection.ids.size === 0) return { filter }
  return { filter: { and: [filter, { id: { notIn: [...selection.ids] } }] } }
}
