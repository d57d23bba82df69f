'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useSyncExternalStore } from 'react'

/** The address where Next does not know it: what was put into it here, or what Next is on its way to. */
let ahead: string | null = null
const listeners = new Set<() => void>()

/** Puts `href`, of the same part of the product, into the address; whoever uses it draws with it at once. */
export function changeAddress(href: string, how: 'push' | 'replace' = 'push'): void {
  const { history } = window
  // With the mark of its own entries Next lets it pass; told of it, it would draw the whole page again.
  const state = isOfNext(history.state) ? history.state : null
  if (how === 'push') history.pushState(state, '', href)
  else history.replaceState(state, '', href)
  keepUp()
}

function isOfNext(state: unknown): boolean {
  return typeof state === 'object' && state !== null && '__NA' in state
}

/** The address as the bar of the browser shows it. */
export function useAddress(): { pathname: string; params: URLSearchParams } {
  const href = useAddressPart(all)
  return useMemo(() => {
    const { pathname, params } = splitHref(href)
    return { pathname, params }
  }, [href])
}

const all = (href: string) => href

/** What `read` finds in the address; draws again only when that is something else. */
export function useAddressPart<T extends string | number | boolean | null>(
  read: (href: string) => T,
): T {
  const told = hrefOf(usePathname(), useSearchParams())
  useEffect(() => {
    if (told === barHref()) setAhead(null)
  }, [told])
  return useSyncExternalStore(
    subscribe,
    () => read(hrefNow(told)),
    () => read(told),
  )
}

export function splitHref(href: string): { pathname: string; params: URLSearchParams } {
  const [pathname = '', search = ''] = href.split('?')
  return { pathname, params: new URLSearchParams(search) }
}

/** The way to another part of the product is Next's: it draws that part when it tells of it. */
function hrefNow(told: string): string {
  return ahead !== null && roomOf(ahead) === roomOf(told) ? ahead : told
}

const hrefOf = (pathname: string, params: URLSearchParams) => `${pathname}?${params.toString()}`
/** "conversations" or "settings", of an account. */
const roomOf = (href: string) => href.split(/[/?]/, 4).join('/')
const barHref = () => hrefOf(location.pathname, new URLSearchParams(location.search))

function keepUp(): void {
  setAhead(barHref())
}

function setAhead(href: string | null): void {
  if (ahead === href) return
  ahead = href
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', keepUp)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    window.removeEventListener('popstate', keepUp)
    ahead = null
  }
}
