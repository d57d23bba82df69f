'use client'
import { limits } from '@parley/contract'
import { useTypedEarly } from '@parley/ui'
import { Search, X } from 'lucide-react'
import { useEffect, useId, useMemo, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { addChip, setChip } from './filter/chips.ts'
import type { Hint } from './filter/hintsFor.ts'
import { useSearchWords } from './filter/useSearchWords.ts'
import { useViewerZone } from './filter/useViewerZone.ts'
import { usePeople } from './People.tsx'
import { SearchHints } from './prepared/SearchHints.ts'
import type { ListPlace } from './useListPlace.ts'

const pauseMs = 250

interface SearchBoxProps {
  place: ListPlace
  searchRef: RefObject<HTMLInputElement | null>
  /** Backspace in the empty box. */
  onBack: () => void
}

/**
 * Writes what is typed into the address, once the typing pauses. `status:open` becomes a chip with
 * the blank or Enter behind it; until then it is not searched for.
 */
export function SearchBox({ place, searchRef, onBack }: SearchBoxProps) {
  const t = useTranslations('list')
  const { go } = place
  const said = place.filter.search ?? ''
  const [text, setText] = useState(said)
  const [seen, setSeen] = useState(said)
  const [wrote] = useState(() => new Set<string>())
  useTypedEarly(searchRef, text, type)
  // Chosen elsewhere (a view, back, forward): the box follows. An echo of what is still being typed
  // must not take the newest letters away.
  if (said !== seen) {
    setSeen(said)
    const isEcho = wrote.has(said) && searchRef.current === document.activeElement
    if (!isEcho) setText(said)
  }
  const listId = useId()
  const [isFocused, setFocused] = useState(false)
  const [isDismissed, setDismissed] = useState(false)
  const words = useSearchWords(isFocused)
  const reader = useReader(words)
  const hints = words && isFocused && !isDismissed ? words.hintsFor(text, reader) : []
  // A value is proposed to Enter; a key only where an arrow chose it: Enter means the words typed.
  const [active, setActive] = useState<number | null>(null)
  const at = active ?? (hints[0]?.isValue ? 0 : -1)
  const open = words?.tokenAt(text, reader) ?? null
  const searched = (isFocused && open ? text.slice(0, open.from) : text).trimEnd()

  useEffect(() => {
    const wanted = searched.trim() ? searched : ''
    if (wanted === said) return
    const timer = setTimeout(() => {
      wrote.add(wanted)
      go({ filter: (held) => setChip(held, { type: 'search', text: wanted }) }, 'replace')
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [searched, said, go, wrote])

  function type(next: string) {
    setDismissed(false)
    setActive(null)
    // A token is whole once a blank is behind it.
    const isWhole = /\s$/.test(next) && !!words?.tokenAt(next.trimEnd(), reader)
    if (!(isWhole && take(next))) setText(next)
  }

  /** Makes chips of the tokens; false where there are none. */
  function take(given: string): boolean {
    const { chips, rest } = words?.parseTokens(given, reader) ?? { chips: [], rest: given }
    if (chips.length === 0) return false
    const left = rest === '' ? '' : `${rest} `
    wrote.add(rest)
    setText(left)
    go(
      { filter: (held) => setChip(chips.reduce(addChip, held), { type: 'search', text: rest }) },
      'replace',
    )
    return true
  }

  function pick({ from, token, isValue }: Hint) {
    const next = text.slice(0, from) + token
    if (!(isValue && take(next))) setText(next)
    setActive(null)
    searchRef.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    const hint = hints[at]
    if (event.key === 'Backspace' && text === '') return onBack()
    if (event.key === 'Escape' && hints.length > 0) {
      event.preventDefault()
      event.stopPropagation()
      return setDismissed(true)
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (hints.length === 0) return
      event.preventDefault()
      const by = event.key === 'ArrowDown' ? 1 : -1
      return setActive((at + by + hints.length + (at < 0 && by < 0 ? 1 : 0)) % hints.length)
    }
    if (event.key === 'Enter' || (event.key === 'Tab' && hint && !event.shiftKey)) {
      if (hint) {
        event.preventDefault()
        pick(hint)
      } else if (!event.nativeEvent.isComposing) take(text)
    }
  }

  const isShown = hints.length > 0
  return (
    <div className="relative min-w-0 flex-1">
      <Search aria-hidden size={14} className="absolute top-[9px] left-2.5 text-muted" />
      <input
        ref={searchRef}
        type="search"
        dir="auto"
        role="combobox"
        aria-expanded={isShown}
        aria-autocomplete="list"
        {...(isShown && { 'aria-controls': listId })}
        {...(isShown && at >= 0 && { 'aria-activedescendant': `${listId}-${at}` })}
        autoComplete="off"
        value={text}
        maxLength={limits.search}
        aria-label={t('search')}
        placeholder={t('search')}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        className="h-8 w-full rounded-lg border border-line bg-bg pr-8 pl-8 text-[13px] text-ellipsis outline-none placeholder:text-muted focus:border-accent [&::-webkit-search-cancel-button]:hidden"
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
      {isShown && <SearchHints id={listId} hints={hints} active={at} onPick={pick} />}
    </div>
  )
}

/** Who types: what may be filtered by in their words, and where they are. */
function useReader(words: ReturnType<typeof useSearchWords>) {
  const t = useTranslations()
  const people = usePeople()
  const vocabulary = useMemo(() => words?.vocabularyOf(t, people) ?? [], [words, t, people])
  return { vocabulary, tz: useViewerZone(words !== null) }
}
