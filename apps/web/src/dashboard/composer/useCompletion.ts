'use client'
import { useEffect, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { Suggestion } from '@parley/ui'
import { tokenAt } from './tokenAt.ts'
import type { Token } from './tokenAt.ts'

export interface Offer extends Suggestion {
  /** What stands in the text instead of what was typed. */
  insert: string
}

interface Completing {
  text: string
  /** Where the cursor is; null while something is selected or elsewhere. */
  cursor: number | null
  /** What may be meant, the best first. */
  offersFor: (token: Token) => readonly Offer[]
  /** The text with the offer in it, and where the cursor is then. */
  onTake: (text: string, cursor: number) => void
}

/** Completes what one names while writing: arrows choose, Enter and Tab take, Escape leaves it. */
export function useCompletion({ text, cursor, offersFor, onTake }: Completing) {
  const token = cursor === null ? null : tokenAt(text, cursor)
  const place = token ? `${token.kind}.${token.from}` : null
  const [left, setLeft] = useState<string | null>(null)
  const [chosen, setChosen] = useState(0)
  const offers = token && place !== left ? offersFor(token) : []
  const active = Math.min(chosen, offers.length - 1)
  useEffect(() => setChosen(0), [place, token?.query])
  useEffect(() => {
    if (place === null) setLeft(null)
  }, [place])

  const take = (index: number) => {
    const offer = offers[index]
    if (!token || !offer) return
    const rest = text.slice(token.to)
    const gap = rest.startsWith(' ') || rest.startsWith('\n') ? '' : ' '
    const insert = token.kind === 'canned' ? offer.insert : offer.insert + gap
    onTake(text.slice(0, token.from) + insert + rest, token.from + insert.length)
  }
  const isWhole = token?.kind === 'emoji' && token.query.endsWith(':') && offers.length > 0
  useEffect(() => {
    if (isWhole) take(0)
  })
  /** Whether the key was for the completion. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (offers.length === 0 || event.nativeEvent.isComposing) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const takes = (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey
    if (step === undefined && !takes && event.key !== 'Escape') return false
    event.preventDefault()
    event.stopPropagation()
    if (step !== undefined) setChosen((active + step + offers.length) % offers.length)
    else if (takes) take(active)
    else setLeft(place)
    return true
  }
  return { offers, active, take, onKeyDown, kind: token?.kind ?? null }
}
