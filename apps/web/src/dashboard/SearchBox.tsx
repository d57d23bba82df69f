'use client'
import { limits } from '@parley/contract'
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import type { UsedPlace } from './usePlace.ts'

const pauseMs = 250

interface SearchBoxProps {
  place: UsedPlace
  searchRef: RefObject<HTMLInputElement | null>
}

/** Writes what is typed into the address, once the typing pauses. */
export function SearchBox({ place, searchRef }: SearchBoxProps) {
  const t = useTranslations('list')
  const said = place.filter.search ?? ''
  const [text, setText] = useState(said)
  const [seen, setSeen] = useState(said)
  const [wrote] = useState(() => new Set<string>())
  // Chosen elsewhere (a view, back, forward): the box follows. An echo of what is still being typed
  // must not take the newest letters away.
  if (said !== seen) {
    setSeen(said)
    const isEcho = wrote.has(said) && searchRef.current === document.activeElement
    if (!isEcho) setText(said)
  }
  useEffect(() => {
    const wanted = text.trim() ? text : ''
    if (wanted === said) return
    const timer = setTimeout(() => {
      wrote.add(wanted)
      const { search: _search, ...filter } = place.filter
      place.go({ filter: wanted ? { ...filter, search: wanted } : filter }, 'replace')
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [text, said, place, wrote])
  return (
    <div className="relative mt-2">
      <Search aria-hidden size={14} className="absolute top-[9px] left-2.5 text-muted" />
      <input
        ref={searchRef}
        type="search"
        dir="auto"
        value={text}
        maxLength={limits.search}
        aria-label={t('search')}
        placeholder={t('search')}
        onChange={(event) => setText(event.target.value)}
        className="h-8 w-full rounded-lg border border-line bg-bg pr-8 pl-8 text-[13px] outline-none placeholder:text-muted focus:border-accent [&::-webkit-search-cancel-button]:hidden"
      />
      {text && (
        <button
          type="button"
          aria-label={t('clearSearch')}
          onClick={() => {
            setText('')
            searchRef.current?.focus()
          }}
          className="absolute top-1 right-1 flex size-6 cursor-pointer items-center justify-center rounded text-muted hover:text-text"
        >
          <X aria-hidden size={14} />
        </button>
      )}
    </div>
  )
}
