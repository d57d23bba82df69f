import type { Filter, Sort } from '@parley/contract'
import { parseAddress, printAddress } from '@parley/contract'

/** What an address says: which conversations, in which order, and the saved view it began from. */
export interface Address {
  filter: Filter
  /** Absent for the default order. */
  sort: Sort | undefined
  /** The id of a saved view. */
  view: string | null
  /** The messages that hold the search are listed, not the conversations. */
  scope?: 'messages' | undefined
  /** The names of the parts that could not be read. */
  unread: string[]
}

const viewId = /^[\w-]{1,64}$/

/** The filter, sort and view of an address, on the server and in the browser. */
export function readAddress(address: URLSearchParams): Address {
  const { filter, sort, unread } = parseAddress(address)
  const view = address.get('view')
  const isView = view !== null && viewId.test(view)
  return {
    filter,
    sort,
    view: isView ? view : null,
    scope: filter.search !== undefined && address.get('in') === 'messages' ? 'messages' : undefined,
    unread: view === null || isView ? unread : [...unread, 'view'],
  }
}

/** Reads back to the same: '' for all conversations, else with its question mark. */
export function writeAddress({ filter, sort, view, scope }: Omit<Address, 'unread'>): string {
  const parts = [
    printAddress({ filter, sort }).slice(1),
    ...(view === null ? [] : [`view=${view}`]),
    // Without words there is nothing to look for in messages.
    ...(scope && filter.search !== undefined ? [`in=${scope}`] : []),
  ].filter((part) => part !== '')
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

/** The pinned among what a filter shows; null where it shows none. */
export function pinnedOf(filter: Filter): Filter | null {
  return filter.pinned === false ? null : { ...filter, pinned: true }
}
