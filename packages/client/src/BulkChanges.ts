import { v7 as uuid } from 'uuid'
import { matches, normaliseFilter } from '@parley/contract'
import type {
  BulkPatch,
  BulkUpdateAnswer,
  Conversation,
  ConversationFilter,
  ConversationsAnswer,
  Cursor,
  Operation,
  OperationAnswer,
  OperationState,
} from '@parley/contract'
import { expectBack, expectBulk } from './changes/expectBulk.ts'
import { idsFilter } from './changes/idsFilter.ts'
import { retryDelay } from './connection/retryDelay.ts'
import type { Clock } from './mirror/Clock.ts'
import type { Mirror } from './mirror/Mirror.ts'
import type { Pending } from './mirror/Pending.ts'
import type { Change } from './outbox/Kept.ts'
import { Store } from './Store.ts'
import { troubleOf } from './Trouble.ts'
import type { Trouble } from './Trouble.ts'

/** Which conversations: these, or all that match. */
export type BulkTarget = { ids: readonly string[] } | { filter: ConversationFilter }

/** How far a bulk change of mine has come. `asking` until the server has answered. */
export interface BulkProgress extends Pick<
  Operation,
  'matched' | 'changed' | 'skipped' | 'undone'
> {
  operationId: string
  state: 'asking' | OperationState
  /** Why it failed, or why its undoing did. */
  trouble: Trouble | null
}

/** A change of many as it is asked for. */
export type StartedBulk = Omit<Extract<Change, { type: 'bulk' }>, 'type'>

interface BulkOptions {
  mirror: Mirror
  clock: Clock
  ask: {
    /** `pending` is how it is shown, under the operation's id. */
    start(
      change: StartedBulk,
      pending: Pending,
    ): Promise<Pick<BulkUpdateAnswer, 'matched' | 'asOf'>>
    read(operationId: string): Promise<OperationAnswer>
    undo(operationId: string, mutationId: string): Promise<OperationAnswer>
  }
}

interface Held {
  patch: BulkPatch
  /** Rows that are shown changed at once, as they were. */
  before: Map<string, Conversation>
  /** Settles when the server has accepted or refused it. */
  accepted: Promise<boolean>
}

/** Rows beyond are drawn when the log tells them: nobody looks at more at once. */
const mostShown = 200
/** From this many rows on the log says only that all is to be asked again. */
const mostTold = 1000
const refetchMs = 1500
const kept = 20
const mostTries = 6
const longestMs = 30 * 60_000

/** Changes of many conversations: shown at once, followed to their end, undone on wish. */
export class BulkChanges {
  /** By operation id, the newest last; the last twenty. */
  readonly progress = new Store<Readonly<Record<string, BulkProgress>>>({})
  readonly #options: BulkOptions
  readonly #held = new Map<string, Held>()

  constructor(options: BulkOptions) {
    this.#options = options
  }

  /** Answers the id of the operation; `progress` tells the rest. */
  start(target: BulkTarget, patch: BulkPatch): string {
    const { mirror } = this.#options
    const operationId = uuid()
    const before = new Map(this.#rowsOf(target).map((row) => [row.id as string, row]))
    const pending = expectBulk(operationId, [...before.keys()], patch, mirror.viewer.userId)
    const matched = 'ids' in target ? target.ids.length : 0
    this.#tell({ ...begun, operationId, matched })
    mirror.expect(pending)
    const filter = 'ids' in target ? idsFilter(target.ids) : target.filter
    const accepted = this.#run(pending, operationId, async () => {
      const answer = await this.#persist(() =>
        this.#options.ask.start({ shownIds: [...before.keys()], filter, patch }, pending),
      )
      const state = this.#stateOf(operationId) === 'asking' ? { state: 'running' as const } : {}
      this.#tell({ operationId, matched: answer.matched, ...state })
      return { asOf: answer.asOf, isDone: answer.matched <= mostSmall }
    })
    this.#held.set(operationId, { patch, before, accepted })
    return operationId
  }

  /** Puts back what it replaced; a start on its way is awaited first. */
  undo(operationId: string): void {
    const held = this.#held.get(operationId)
    const state = this.#stateOf(operationId)
    if (!held || state === 'undoing' || state === 'undone') return
    const mutationId = uuid()
    const { mirror } = this.#options
    const pending = expectBack(mutationId, held.before, held.patch, mirror.viewer.userId)
    this.#tell({ operationId, state: 'undoing', trouble: null })
    mirror.expect(pending)
    void this.#turnBack(held, pending, operationId)
  }

  async #turnBack(held: Held, pending: Pending, operationId: string): Promise<void> {
    if (!(await held.accepted)) return this.#options.mirror.withdraw(pending.id)
    await this.#run(pending, operationId, async () => {
      const { operation, asOf } = await this.#persist(() =>
        this.#options.ask.undo(operationId, pending.id),
      )
      this.#tell({ operationId, ...told(operation) })
      return { asOf, isDone: isEnded(operation) }
    })
  }

  /** Shows a change until its operation has come to an end. Answers whether it was accepted. */
  async #run(
    pending: Pending,
    operationId: string,
    ask: () => Promise<{ asOf: Cursor; isDone: boolean }>,
  ): Promise<boolean> {
    const { mirror } = this.#options
    try {
      const { asOf, isDone } = await ask()
      // What is small is done with its answer, and told by then.
      if (isDone) mirror.confirm(pending.id, asOf)
      void this.#follow(pending, operationId)
      return true
    } catch (error) {
      mirror.withdraw(pending.id)
      this.#tell({ operationId, state: 'failed', trouble: troubleOf(error) })
      return false
    }
  }

  async #follow(pending: Pending, operationId: string): Promise<void> {
    const { mirror, clock, ask } = this.#options
    const until = clock.now() + longestMs
    const isUndoing = pending.id !== operationId
    for (let turn = 0; clock.now() < until; turn += 1) {
      const answer = await this.#persist(() => ask.read(operationId)).catch(() => null)
      if (!answer) break
      const { operation } = answer
      const turnedBack = !isUndoing && this.#isTurning(operationId)
      if (!turnedBack) this.#tell({ operationId, ...told(operation) })
      if (turnedBack || isEnded(operation)) {
        if (operation.matched > mostTold) await this.#pause(refetchMs)
        return mirror.confirm(pending.id, answer.asOf)
      }
      await this.#pause(Math.min(2000, 250 + turn * 50))
    }
    mirror.withdraw(pending.id)
  }

  /** Asks again while the network or the server is away: the ids make a repeat the same. */
  async #persist<T>(ask: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1)
      try {
        return await ask()
      } catch (error) {
        if (!troubleOf(error).retryable || tries === mostTries) throw error
        await this.#pause(retryDelay(tries))
      }
  }

  #stateOf(operationId: string): BulkProgress['state'] | undefined {
    return this.progress.get()[operationId]?.state
  }

  #isTurning(operationId: string): boolean {
    const state = this.#stateOf(operationId)
    return state === 'undoing' || state === 'undone'
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.#options.clock.after(ms, resolve))
  }

  #rowsOf(target: BulkTarget): Conversation[] {
    const { mirror } = this.#options
    if ('ids' in target)
      return target.ids
        .slice(0, mostShown)
        .flatMap((conversationId) => mirror.findConversation({ conversationId }) ?? [])
    const filter = normaliseFilter(target.filter)
    const rows = new Map<string, Conversation>()
    for (const [, data] of mirror.queryClient.getQueriesData<ConversationsAnswer>({
      queryKey: ['parley', 'conversations.list'],
    }))
      for (const row of data?.items ?? [])
        if (
          rows.size < mostShown &&
          row.accountId === mirror.accountId &&
          matches(row, filter, mirror.viewer) === 'yes'
        )
          rows.set(row.id, row)
    return [...rows.values()]
  }

  #tell(change: Partial<BulkProgress> & { operationId: string }): void {
    const all = this.progress.get()
    const { operationId } = change
    const next = { ...begun, ...all[operationId], ...change }
    const entries = Object.entries({ ...all, [operationId]: next }).slice(-kept)
    for (const id of this.#held.keys())
      if (id !== operationId && !entries.some(([known]) => known === id)) this.#held.delete(id)
    this.progress.set(Object.fromEntries(entries))
  }
}

/** Rows that are changed within the request. */
const mostSmall = 500

const begun: BulkProgress = {
  operationId: '',
  state: 'asking',
  matched: 0,
  changed: 0,
  skipped: 0,
  undone: 0,
  trouble: null,
}

function told({ state, reason, matched, changed, skipped, undone }: Operation) {
  const trouble = reason && { failure: reason, message: reason, retryable: false }
  return { state, matched, changed, skipped, undone, trouble }
}

function isEnded({ state }: Operation): boolean {
  return state !== 'running' && state !== 'undoing'
}
