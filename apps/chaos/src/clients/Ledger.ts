import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import type { Outcome, SendLine } from '../checker/History.ts'
import { random } from '../random.ts'
import type { Random } from '../random.ts'
import { History } from './History.ts'
import type { ClientPlan, ProcessPlan } from './Plan.ts'

export interface Draft {
  id: string
  conversationId: string
  body: string
}

/** Keeps what one writer asked for and what became of it. */
export class Ledger {
  readonly chance: Random
  readonly #history: History<SendLine>
  readonly #plan: ClientPlan
  #count = 0
  readonly #attempts = new Map<string, number>()

  constructor({ folder, seed }: ProcessPlan, plan: ClientPlan) {
    this.#plan = plan
    this.chance = random(`${seed} ${plan.name}`)
    this.#history = new History(join(folder, `${plan.name}.sends.jsonl`))
  }

  /** Something to say that nobody else says. */
  draft(): Draft {
    const { canary, conversations, name } = this.#plan
    const id = uuid()
    this.#count += 1
    const padding = 'and so on '.repeat(this.chance.below(8))
    const body =
      `${canary} ${name} says ${id.slice(-12)} as number ${this.#count} ${padding}`.trim()
    return { id, conversationId: this.chance.pick(conversations), body }
  }

  /** One asking begins; call the answer with what became of it. */
  ask({ id, conversationId: conversation, body }: Draft): (end: Ended) => void {
    const { accountId: account, userId: author } = this.#plan
    const attempt = (this.#attempts.get(id) ?? 0) + 1
    this.#attempts.set(id, attempt)
    const at = Date.now()
    this.#history.add({ k: 'ask', id, attempt, at, account, conversation, author, body })
    return (end) => this.#history.add({ k: 'end', id, attempt, at: Date.now(), ...end })
  }

  /** One that an earlier process asked for and left in its outbox. */
  adopt(id: string): (end: Ended) => void {
    return (end) => this.#history.add({ k: 'end', id, attempt: 1, at: Date.now(), ...end })
  }

  forget(id: string): void {
    this.#attempts.delete(id)
  }
}

export interface Ended {
  outcome: Outcome
  seq?: number
  word?: string
}
