'use client'
import type { ConversationFilter, Filter, Sort } from '@parley/contract'
import { normaliseFilter } from '@parley/contract'
import { useCallback, useMemo } from 'react'
import { messageOf, numberOf, placeHref } from './place.ts'
import { changeAddress, useAddress } from './useAddress.ts'
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

/** The address as state: opening a conversation or a view changes it without asking the page server. */
export function usePlace(slug: string) {
  const { pathname, params } = useAddress()
  const number = numberOf(pathname)
  const message = number === null ? null : messageOf(params)
  const address = useMemo(() => readAddress(params), [params])
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
  return useMemo(
    () => ({ slug, number, message, ...address, search, go }),
    [slug, number, message, address, search, go],
  )
}
export type UsedPlace = ReturnType<typeof usePlace>
