import type { Cursor } from '@parley/contract'

/** A place in an account's log: the event at `position` and the random tag that proves it is that event. */
export interface Place {
  position: number
  tag: string
}

/** `<position>.<tag>`; `0.` before the first event. */
export function printCursor({ position, tag }: Place): Cursor {
  return `${position}.${tag}` as Cursor
}

/** Null for anything that printCursor cannot have printed. */
export function parseCursor(text: string): Place | null {
  const parts = /^(0|[1-9]\d{0,14})\.([\w-]{0,32})$/.exec(text)
  return parts ? { position: Number(parts[1]), tag: parts[2]! } : null
}
