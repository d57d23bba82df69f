import type { ShownMessage } from '@parley/client/react'

/** Between which messages is drawn, by id: what loads before the first is not drawn at once. */
export interface DrawnPart {
  first: string
  /** Null to the end of what is held, also of what comes. */
  last: string | null
}

/** So many before and behind the place where one begins, and so many more each time. */
const before = 8
const behind = 20
const step = 20
/** No message is lower: in px. */
const lowest = 30

/** What is seen where a conversation is opened, in a window so many px high: from a seq on, or at its end. */
export function firstPart(
  held: readonly ShownMessage[],
  at: number | null,
  height: number,
): DrawnPart {
  if (at === null) return partOf(held, held.length - behind, held.length)
  const place = held.findIndex(({ seq }) => seq >= at)
  if (place < 0) return firstPart(held, null, height)
  // The first stands near the top: what follows it fills the window.
  return partOf(held, place - before, place + Math.max(behind, Math.ceil(height / lowest)))
}

/** All that is held. */
export function wholePart(held: readonly ShownMessage[]): DrawnPart {
  return partOf(held, 0, held.length)
}

/** More on both sides. */
export function widened(held: readonly ShownMessage[], part: DrawnPart): DrawnPart {
  const { from, to } = placesOf(held, part)
  return partOf(held, from - step, to + step)
}

/** From which place to before which; all where a message it was drawn from is gone. */
export function placesOf(held: readonly ShownMessage[], part: DrawnPart | null) {
  const from = part ? held.findIndex(({ id }) => id === part.first) : 0
  const last = part?.last ? held.findIndex(({ id }) => id === part.last) : held.length - 1
  return from < 0 || last < 0 ? { from: 0, to: held.length } : { from, to: last + 1 }
}

function partOf(held: readonly ShownMessage[], from: number, to: number): DrawnPart {
  return {
    first: held[Math.max(0, from)]!.id,
    last: to >= held.length ? null : held[to - 1]!.id,
  }
}
