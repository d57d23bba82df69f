import { byOrder } from './Item.ts'
import type { Item } from './Item.ts'
import { makes } from './makes.ts'
import { touchesOf } from './touchesOf.ts'

/** The first that waits about each thing. What was refused lets others pass, unless it makes what they are about. */
export function headsOf(items: Iterable<Item>): Item[] {
  const touched = new Set<string>()
  return [...items]
    .filter(({ kept }) => kept.refusal === null || makes(kept.change))
    .sort((a, b) => byOrder(a.kept, b.kept))
    .filter(({ kept }) => {
      const touches = touchesOf(kept)
      const isFree = touches.every((one) => !touched.has(one))
      for (const one of touches) touched.add(one)
      return isFree && kept.refusal === null
    })
}
