'use client'
import type { Conversation } from '@parley/contract'
import { numberOf as opened } from '../place.ts'
import { useKeys } from '../useKeys.ts'
import type { UsedSelection } from './useSelection.ts'

interface Selecting {
  rows: Conversation[]
  selection: UsedSelection
}

/** `x` chooses the row that is open, else has the focus, else lies under the pointer; Escape leaves. */
export function useSelectionKeys({ rows, selection }: Selecting): void {
  const toggle = () => {
    // The address of this moment: what is drawn comes a moment after `j`.
    const number = opened(window.location.pathname) ?? focused() ?? pointed()
    const row = rows.find((one) => one.number === number)
    if (row) selection.toggle(row.id)
  }
  useKeys({ x: toggle, ...(selection.isActive && { Escape: selection.clear }) })
}

function focused(): number | null {
  return numberOf(document.activeElement?.closest('[data-conversation]'))
}

function pointed(): number | null {
  return numberOf(document.querySelector('[data-conversation]:hover'))
}

function numberOf(element: Element | null | undefined): number | null {
  return element instanceof HTMLElement ? Number(element.dataset['conversation']) : null
}
