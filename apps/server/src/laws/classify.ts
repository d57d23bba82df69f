import superjson from 'superjson'
import { movingDates } from '@parley/contract'
import type { ListInput, LiveWindow } from './openWindow.ts'

/** A request for a list: for some of its rows, for its next page, or for all of it again. */
export interface ListRequest {
  kind: 'settle' | 'page' | 'again'
  /** When it left; what left together has the same. */
  call: number
  /** Which of the lists. */
  index: number
  ids: string[]
  /** The reason there was for it, as far as it can be seen from outside; null for none. */
  why: 'asked' | 'search' | 'notHeld' | 'anew' | 'contact' | 'aged' | 'dry' | null
}

/** An input as it travels. */
export interface AskedList {
  filter?: { and?: [unknown, { id?: { in?: string[] } }?] }
  sort?: unknown
  cursor?: string
}

const justMs = 5000

/** What a window asks for just now, and why. */
export function classify(
  window: LiveWindow,
  { filter, sort, cursor }: AskedList,
): Omit<ListRequest, 'call'> {
  const { lists } = window
  const index = lists.findIndex((list) => isSame(list, { filter, sort }))
  if (index !== -1 && cursor) return { kind: 'page', index, ids: [], why: 'asked' }
  if (index !== -1) return { kind: 'again', index, ids: [], why: whyAgain(window, index) }
  const [asked, one] = filter?.and ?? []
  const settled = lists.findIndex((list) => isSame(list, { filter: asked, sort }))
  const ids = one?.id?.in ?? []
  return { kind: 'settle', index: settled, ids, why: whySettle(window, settled, ids) }
}

function whySettle({ lists, shown }: LiveWindow, index: number, ids: string[]) {
  if (mentions(lists[index]!, /"search"/)) return 'search'
  return shown(index).items.some(({ id }) => ids.includes(id)) ? null : 'notHeld'
}

function whyAgain({ lists, heard }: LiveWindow, index: number) {
  const list = lists[index]!
  if (Date.now() - heard.anewAt < justMs) return 'anew'
  if (Date.now() - heard.contactAt < justMs && mentions(list, /"(search|contactType)"/))
    return 'contact'
  if (movingDates(list.filter).length > 0) return 'aged'
  return Date.now() - (heard.dryAt.get(index) ?? 0) < justMs ? 'dry' : null
}

function mentions({ filter }: ListInput, key: RegExp): boolean {
  return key.test(JSON.stringify(filter))
}

function isSame(list: ListInput, asked: { filter?: unknown; sort?: unknown }): boolean {
  const { json } = superjson.serialize({ filter: list.filter, sort: list.sort })
  return JSON.stringify(json) === JSON.stringify(asked)
}
