'use client'
import { limits } from '@parley/contract'
import { useEffect } from 'react'

const name = 'Parley'

/** Says how much is unread in the tab's title and on its icon. */
export function useTabCount(count: number): void {
  useEffect(() => {
    document.title = count === 0 ? name : `(${count >= limits.unread ? '99+' : count}) ${name}`
    const links = document.querySelectorAll<HTMLLinkElement>('link[rel~=icon]')
    const kept = [...links].map((link) => [link, link.href] as const)
    if (count > 0) for (const link of links) link.href = badged(count)
    return () => {
      for (const [link, href] of kept) link.href = href
    }
  }, [count])
}

/** The icon with a number on it. */
function badged(count: number): string {
  const text = count > 9 ? '9+' : String(count)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
    <rect width="32" height="32" rx="8" fill="#2f5bd7"/>
    <path d="M8 10a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-6l-5 4z" fill="#fff"/>
    <circle cx="22" cy="10" r="10" fill="#dc2626"/>
    <text x="22" y="15" text-anchor="middle" font-family="sans-serif" font-weight="700" font-size="13" fill="#fff">${text}</text>
  </svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
