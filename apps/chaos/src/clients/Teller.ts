import { join } from 'node:path'
import type { FollowYield } from '@parley/contract'
import type { Picture, ReaderLine } from '../checker/History.ts'
import { History } from './History.ts'
import type { ClientPlan, ProcessPlan } from './Plan.ts'
import { readCanaries } from './readCanaries.ts'

/** Keeps what one reader hears, and knows whether it follows now. */
export class Teller {
  isUp = false
  isEnded = false
  readonly #history: History<ReaderLine>

  constructor({ folder }: ProcessPlan, { name }: ClientPlan) {
    this.#history = new History(join(folder, `${name}.reader.jsonl`))
  }

  /** Where a reader of before this one was. */
  lastCursor(): string | null {
    const line = this.#history.findLast((one) => 'cursor' in one && one.cursor !== null)
    return (line as { cursor?: string } | null)?.cursor ?? null
  }

  open(cursor: string | null): void {
    this.#history.add({ k: 'open', at: Date.now(), cursor })
  }

  hear(cursor: string, data: FollowYield): void {
    this.isUp = true
    const at = Date.now()
    if (data.type === 'synced' || data.type === 'resync')
      return this.#history.add({ k: data.type, at, cursor })
    const sent = data.at.getTime()
    const see = readCanaries(data)
    this.#history.add({ k: 'event', at, cursor, type: data.type, sent, see })
  }

  down(why: string): void {
    if (this.isUp) this.#history.add({ k: 'down', at: Date.now(), why })
    this.isUp = false
  }

  end(why: string): void {
    if (!this.isEnded) this.#history.add({ k: 'ended', at: Date.now(), why })
    this.isUp = false
    this.isEnded = true
  }

  report(checkpoint: number, shown: Record<string, string[]>, picture?: Picture): void {
    const more = picture ? { picture } : {}
    this.#history.add({ k: 'state', at: Date.now(), checkpoint, shown, ...more })
  }
}
