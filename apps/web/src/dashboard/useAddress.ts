'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useSyncExternalStore } from 'react'

/** What was put into the address and Next has not told yet: it tells by a transition, which may be long. */
let ahead: string | null = null
const listeners = new Set<() => void>()

/** Puts `href` into the address; whoever uses the address draws with it at once. */
export function changeAddress(href: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') window.history.pushState(null, '', href)
  else window.history.replaceState(null, '', href)
  keepUp()
}

/** The address as the bar of the browser shows it. */
export function useAddress(): { pathname: string; params: URLSearchParams } {
  const pathname = usePathname()
  const params = useSearchParams()
  const told = hrefOf(pathname, params)
  const now = useSyncExternalStore(subscribe, aheadOf, aheadOnServer)
  // The way to another part of the product is Next's: it draws that part when it tells of it.
  const href = now !== null && partOf(now) === partOf(told) ? now : told
  useEffect(() => {
    if (told === barHref()) setAhead(null)
  }, [told])
  return useMemo(() => {
    const [path = '', search = ''] = href.split('?')
    return { pathname: path, params: new URLSearchParams(search) }
  }, [href])
}

const aheadOf = () => ahead
const aheadOnServer = () => null
const hrefOf = (pathname: string, params: URLSearchParams) => `${pathname}?${params.toString()}`
/** "conversations" or "settings", of an account. */
const partOf = (href: string) => href.split(/[/?]/, 4).join('/')
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
