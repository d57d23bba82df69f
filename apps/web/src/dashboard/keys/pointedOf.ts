import type { Conversation } from '@parley/contract'

/** The row that holds the focus, else lies under the pointer. */
export function pointedOf(rows: readonly Conversation[]): Conversation | null {
  const element =
    document.activeElement?.closest<HTMLElement>('[data-conversation]') ??
    document.querySelector<HTMLElement>('[data-conversation]:hover')
  const number = Number(element?.dataset['conversation'])
  return rows.find((row) => row.number === number) ?? null
}
