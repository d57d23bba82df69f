'use client'
import { cn } from '@parley/ui'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { findEmoji, loadEmoji } from './loadEmoji.ts'
import type { Emoji } from './loadEmoji.ts'
import { readRecent, rememberEmoji } from './recentEmoji.ts'

const columns = 8
const rowHeight = 36
const mostFound = 200
type Row = { title: string } | { emoji: Emoji[] }
const groupNames = {
  0: 'smileys',
  1: 'people',
  3: 'nature',
  4: 'food',
  5: 'travel',
  6: 'activities',
  7: 'objects',
  8: 'symbols',
  9: 'flags',
} as const

/** All emoji, found by their names; arrows go among them, Enter takes one. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useTranslations('emoji')
  const { all, hasFailed, again } = useEmoji()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [recent] = useState(readRecent)
  const rows = useRows(all, typed, recent)
  const flat = useMemo(() => rows.flatMap((row) => ('emoji' in row ? row.emoji : [])), [rows])
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
  })
  const pick = (emoji: Emoji | undefined) => {
    if (!emoji) return
    rememberEmoji(emoji.text)
    onPick(emoji.text)
  }
  const move = (by: number) => {
    const next = Math.max(0, Math.min(flat.length - 1, active + by))
    setActive(next)
    virtual.scrollToIndex(rowOf(rows, next))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key]
    if (by === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (by === undefined) pick(flat[active])
    else move(by)
  }
  let seen = 0
  const starts = rows.map((row) => {
    const start = seen
    seen += 'emoji' in row ? row.emoji.length : 0
    return start
  })
  return (
    <div className="flex min-h-0 flex-col" onKeyDown={onKeyDown}>
      <input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="emoji-grid"
        aria-activedescendant={flat[active] && `emoji-${active}`}
        aria-label={t('search')}
        placeholder={t('search')}
        value={typed}
        maxLength={50}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        className="h-9 shrink-0 border-b border-line bg-transparent px-3 text-[13px] outline-none focus-visible:outline-none! placeholder:text-muted"
      />
      <div ref={scroller} className="h-[288px] overflow-y-auto px-2">
        <div
          id="emoji-grid"
          role="listbox"
          aria-label={t('all')}
          className="relative"
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]!
            return (
              <div
                key={index}
                role="presentation"
                className="absolute inset-x-0 top-0 flex h-9"
                style={{ transform: `translateY(${start}px)` }}
              >
                {'title' in row ? (
                  <p className="self-end pb-1 text-[11px] font-medium text-muted">{row.title}</p>
                ) : (
                  row.emoji.map((emoji, at) => {
                    const place = starts[index]! + at
                    return (
                      <button
                        key={emoji.text}
                        id={`emoji-${place}`}
                        type="button"
                        role="option"
                        tabIndex={-1}
                        aria-selected={place === active}
                        aria-label={emoji.label}
                        title={emoji.codes[0] ? `${emoji.label} :${emoji.codes[0]}:` : emoji.label}
                        onMouseMove={() => setActive(place)}
                        onClick={() => pick(emoji)}
                        className={cn(
                          'size-9 shrink-0 cursor-pointer rounded-md text-[20px] leading-none',
                          place === active && 'bg-hover',
                        )}
                      >
                        {emoji.text}
                      </button>
                    )
                  })
                )}
              </div>
            )
          })}
        </div>
        <p role="status" className="text-[12px] text-muted">
          {hasFailed ? (
            <button type="button" onClick={again} className="cursor-pointer p-2 underline">
              {t('failed')}
            </button>
          ) : all === null ? (
            <span className="block p-2">{t('loading')}</span>
          ) : (
            flat.length === 0 && <span className="block p-2">{t('none')}</span>
          )}
        </p>
      </div>
      <p
        aria-hidden
        className="h-8 shrink-0 truncate border-t border-line px-3 py-1.5 text-[12px] text-muted"
      >
        {flat[active] && (
          <>
            {flat[active].text} {flat[active].label}
            {flat[active].codes[0] && ` :${flat[active].codes[0]}:`}
          </>
        )}
      </p>
    </div>
  )
}

function useEmoji() {
  const language = useLocale()
  const [all, setAll] = useState<Emoji[] | null>(null)
  const [hasFailed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isGone = false
    loadEmoji(language).then(
      (loaded) => !isGone && setAll(loaded),
      () => !isGone && setFailed(true),
    )
    return () => {
      isGone = true
    }
  }, [language, attempt])
  const again = () => {
    setFailed(false)
    setAttempt((count) => count + 1)
  }
  return { all, hasFailed, again }
}

function useRows(all: Emoji[] | null, typed: string, recent: readonly string[]): Row[] {
  const t = useTranslations('emoji')
  return useMemo(() => {
    if (!all) return []
    if (typed.trim()) return inRows(findEmoji(all, typed.trim(), mostFound))
    const lately = recent.flatMap((text) => all.filter((emoji) => emoji.text === text))
    const groups = Object.entries(groupNames).flatMap(([group, name]) => [
      { title: t(name) },
      ...inRows(all.filter((emoji) => emoji.group === Number(group))),
    ])
    return lately.length > 0 ? [{ title: t('recent') }, ...inRows(lately), ...groups] : groups
  }, [all, typed, recent, t])
}

function inRows(emoji: readonly Emoji[]): Row[] {
  return Array.from({ length: Math.ceil(emoji.length / columns) }, (_, row) => ({
    emoji: emoji.slice(row * columns, (row + 1) * columns),
  }))
}

function rowOf(rows: readonly Row[], place: number): number {
  let seen = 0
  return rows.findIndex((row) => {
    seen += 'emoji' in row ? row.emoji.length : 0
    return seen > place
  })
}
