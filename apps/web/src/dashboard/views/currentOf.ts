import type { Filter, SavedView, Sort } from '@parley/contract'
import { shippedByKey } from '../shippedViews.ts'
import type { ShippedKey } from '../shippedViews.ts'
import { sameAsk } from './sameAsk.ts'

interface Here {
  filter: Filter
  sort: Sort | undefined
  view: string | null
}
export interface Current {
  /** The saved view the list began from. */
  view: SavedView | null
  /** The shipped one, where it is none of the saved. */
  shipped: ShippedKey | null
  /** What it asks for; everything where there is no view. */
  base: { filter: Filter; sort: Sort | null }
  /** What is asked for is kept under no name, or no more as it was. */
  dirty: boolean
}

/** From which view an address began, and whether it went on from there. */
export function currentOf(here: Here, saved: readonly SavedView[]): Current {
  const view = saved.find(({ id }) => id === here.view) ?? null
  const shipped = view ? undefined : (shippedByKey.get(here.view ?? '') ?? shippedLike(here))
  const base = {
    filter: view?.filter ?? shipped?.filter ?? {},
    sort: view?.sort ?? shipped?.sort ?? null,
  }
  return { view, shipped: shipped?.key ?? null, base, dirty: !sameAsk(here, base) }
}

/** An address somebody typed may be that of a view. */
function shippedLike(here: Here) {
  return [...shippedByKey.values()].find((shipped) => sameAsk(shipped, here))
}
