import type { Filter, Sort } from '@parley/contract'
import { parseAddress, printAddress } from '@parley/contract'

/** What an address says: which conversations, in which order, and the saved view it began from. */
export interface Address {
  filter: Filter
  /** Absent for the default order. */
  sort: Sort | undefined
  /** The id of a saved view. */
  view: string | null
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
    unread: view === null || isView ? unread : [...unread, 'view'],
  }
}

/** Reads back to the same: '' for all conversations, else with its question mark. */
export function writeAddress({ filter, sort, view }: Omit<Address, 'unread'>): string {
  const text = printAddress({ filter, sort })
  if (view === null) return text
  return `${text === '' ? '?' : `${text}&`}view=${view}`
}

/** The pinned among what a filter shows; null where it shows none. */
export function pinnedOf(filter: Filter): Filter | null {
  return filter.pinned === false ? null : { ...filter, pinned: true }
}
