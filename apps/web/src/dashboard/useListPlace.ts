'use client'
import type { ConversationFilter, Filter, Sort } from '@parley/contract'
import { normaliseFilter } from '@parley/contract'
import { useCallback, useMemo } from 'react'
import { messageOf, numberOf, placeHref } from './place.ts'
import { changeAddress, splitHref, useAddressPart } from './useAddress.ts'
import { readAddress, writeAddress } from './view.ts'

/** What is not named stays as it is. */
interface Change {
  /** Another conversation is opened at its end, unless a message is named. */
  number?: number | null
  message?: number | null
  filter?: ConversationFilter | ((held: Filter) => Filter)
  /** null for the default order. */
  sort?: Sort | null
  /** The id of a saved view. */
  view?: string | null
  /** null for conversations. */
  scope?: 'messages' | null
}

/** What of the address is about the list; the same object whichever conversation is open. */
export function useListPlace(slug: string) {
  const asked = useAddressPart(readAsked)
  const address = useMemo(() => readAddress(new URLSearchParams(asked)), [asked])
  const search = useMemo(() => writeAddress(address), [address])

  const go = useCallback(
    (change: Change, how: 'push' | 'replace' = 'push') => {
      const { location } = window
      // What is drawn may be older than the address: what was changed in it must not be undone.
      const asked = new URLSearchParams(location.search)
      const held = readAddress(asked)
      const kept = change.number === undefined ? messageOf(asked) : null
      const { filter = held.filter } = change
      const href = placeHref({
        slug,
        number: change.number === undefined ? numberOf(location.pathname) : change.number,
        message: change.message === undefined ? kept : change.message,
        search: writeAddress({
          filter: normaliseFilter(typeof filter === 'function' ? filter(held.filter) : filter),
          sort: change.sort === undefined ? held.sort : (change.sort ?? undefined),
          view: change.view === undefined ? held.view : change.view,
          scope: change.scope === undefined ? held.scope : (change.scope ?? undefined),
        }),
      })
      changeAddress(href, how)
    },
    [slug],
  )
  return useMemo(() => ({ slug, ...address, search, go }), [slug, address, search, go])
}
export type ListPlace = ReturnType<typeof useListPlace>

function readAsked(href: string): string {
  const { params } = splitHref(href)
  params.delete('message')
  return params.toString()
}
