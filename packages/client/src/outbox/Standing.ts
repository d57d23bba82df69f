import { Store } from '../Store.ts'
import { stateOf } from './Item.ts'
import type { Item, SendingState } from './Item.ts'
import type { Kept } from './Kept.ts'

export type Sendings = ReadonlyMap<string, SendingState>

/** What the screen is told of the outbox. */
export class Standing {
  /** Messages by id; without an entry it has arrived. */
  readonly sendings = new Store<Sendings>(new Map())
  /** How many changes wait; what was merely read is not counted. */
  readonly queued = new Store(0)
  /** Changes that were refused when nobody waited for their answer any more. */
  readonly refused = new Store<readonly Kept[]>([])

  /** Says what became of these. */
  mark(items: ReadonlyMap<string, Item>, ids: readonly string[]): void {
    const sendings = new Map(this.sendings.get())
    for (const id of ids) {
      const item = items.get(id)
      if (item?.kept.change.type === 'send') sendings.set(id, stateOf(item))
      else sendings.delete(id)
    }
    this.sendings.set(sendings)
    const all = [...items.values()].map(({ kept }) => kept)
    this.queued.set(
      all.filter(({ refusal, change }) => !refusal && change.type !== 'markRead').length,
    )
    const refused = all.filter(({ refusal, change }) => refusal && change.type !== 'send')
    if (refused.length > 0 || this.refused.get().length > 0) this.refused.set(refused)
  }
}
