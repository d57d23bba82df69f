import { v7 as uuid } from 'uuid'
import { matches, normaliseFilter } from '@parley/contract'
import type {
  BulkPatch,
  Conversation,
  ConversationFilter,
  ConversationsAnswer,
  Operation,
  OperationAnswer,
  OperationState,
} from '@parley/contract'
import { Rivals } from './changes/Rivals.ts'
import type { Rival } from './changes/Rivals.ts'
import { idsFilter } from './changes/idsFilter.ts'
import { retryDelay } from './connection/retryDelay.ts'
import type { Clock } from './mirror/Clock.ts'
import type { Mirror } from './mirror/Mirror.ts'
import type { Answered, Kept } from './outbox/Kept.ts'
import type { Outbox } from './outbox/Outbox.ts'
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
  patch: BulkPatch
  state: 'asking' | OperationState
  /** Why it failed, or why its undoing did. */
  trouble: Trouble | null
  /** Who changed the same at the same time; of several the newest. */
  rival: Rival | null
  /** An earlier page of this window left it waiting. */
  isTakenUp: boolean
}

interface BulkOptions {
  mirror: Mirror
  clock: Clock
  /** Tells the server of it, in order with what else waits. */
  outbox: Pick<Outbox, 'add' | 'listen'>
  read(operationId: string): Promise<OperationAnswer>
}

interface Held {
  patch: BulkPatch
  /** Rows that are shown changed at once, as they were. */
  rows: readonly Conversation[]
}

/** Rows beyond are drawn when the log tells them: nobody looks at more at once. */
const mostShown = 200
/** From this many rows on the log says only that all is to be asked again. */
const mostTold = 1000
const refetchMs = 1500
/** Of more at once nobody is told who else changed one of them. */
const mostWatched = 50
/** After so long nothing is of the same moment any more. */
const rivalMs = 5000
const kept = 20
const mostTries = 6
const longestMs = 30 * 60_000

/** Changes of many conversations: shown at once, followed to their end, undone on wish. */
export class BulkChanges {
  /** By operation id, the newest last; the last twenty. */
  readonly progress = new Store<Readonly<Record<string, BulkProgress>>>({})
  readonly #options: BulkOptions
  readonly #held = new Map<string, Held>()
  readonly #rivals: Rivals

  constructor(options: BulkOptions) {
    this.#options = options
    const { mirror } = options
    this.#rivals = new Rivals(
      () => mirror.viewer,
      (operationId, rival) => this.#tell({ operationId, rival }),
    )
    mirror.onEvent((event) => this.#rivals.hear(event))
  }

  /** Answers the id of the operation; `progress` tells the rest. */
  start(target: BulkTarget, patch: BulkPatch): string {
    const operationId = uuid()
    const rows = this.#rowsOf(target)
    const matched = 'ids' in target ? target.ids.length : 0
    const filter = 'ids' in target ? idsFilter(target.ids) : target.filter
    this.#hold({ ...begun, operationId, patch, matched }, rows)
    if ('ids' in target && target.ids.length <= mostWatched)
      this.#rivals.watch(operationId, target.ids, patch)
    const answer = this.#options.outbox.add({ type: 'bulk', rows, filter, patch }, operationId)
    void this.#run(operationId, operationId, answer)
    return operationId
  }

  /** Puts back what it replaced, once the server has it. */
  undo(operationId: string): void {
    const held = this.#held.get(operationId)
    if (!held || this.#isTurning(operationId)) return
    const mutationId = uuid()
    this.#rivals.end(operationId)
    this.#tell({ operationId, state: 'undoing', trouble: null, rival: null })
    const answer = this.#options.outbox.add({ type: 'undo', operationId, ...held }, mutationId)
    void this.#run(mutationId, operationId, answer)
  }

  /** Goes on with what an earlier page left waiting: seen again, and with its way back. */
  takeUp(waiting: readonly Kept[]): void {
    for (const { id, change } of waiting)
      if (change.type === 'bulk' && !this.#held.has(id)) {
        const { patch, rows } = change
        this.#hold({ ...begun, operationId: id, patch, isTakenUp: true }, rows)
        void this.#run(id, id, this.#options.outbox.listen(id))
      } else if (change.type === 'undo' && !this.#isTurning(change.operationId)) {
        const { operationId, patch, rows } = change
        const progress = { ...begun, ...this.progress.get()[operationId], operationId, patch }
        this.#hold({ ...progress, state: 'undoing', isTakenUp: true }, rows)
        void this.#run(id, operationId, this.#options.outbox.listen(id))
      }
  }

  #hold(progress: BulkProgress, rows: readonly Conversation[]): void {
    const { operationId, patch } = progress
    this.#held.set(operationId, { patch, rows })
    this.#tell(progress)
  }

  /** Shows a change, or its undoing, under its own id until its operation has come to an end. */
  async #run(id: string, operationId: string, answer: Promise<Answered>): Promise<void> {
    try {
      this.#accepted(id, operationId, await answer)
      void this.#follow(id, operationId)
    } catch (error) {
      // An undoing goes with the change that was refused.
      if (this.#stateOf(operationId) === 'failed') return
      this.#tell({ operationId, state: 'failed', trouble: troubleOf(error) })
    }
  }

  #accepted(id: string, operationId: string, { asOf, matched = 0, operation }: Answered): void {
    if (operation) this.#tell({ operationId, ...told(operation) })
    else {
      const isAsking = this.#stateOf(operationId) === 'asking'
      this.#tell({ operationId, matched, ...(isAsking ? { state: 'running' as const } : {}) })
    }
    // What is small is done with its answer, and told by then.
    const isDone = operation ? isEnded(operation) : matched <= mostSmall
    if (isDone) this.#options.mirror.confirm(id, asOf)
    if (isDone) this.#options.clock.after(rivalMs, () => this.#rivals.end(operationId))
  }

  async #follow(id: string, operationId: string): Promise<void> {
    const { mirror, clock, read } = this.#options
    const until = clock.now() + longestMs
    const isUndoing = id !== operationId
    for (let turn = 0; clock.now() < until; turn += 1) {
      const answer = await this.#persist(() => read(operationId)).catch(() => null)
      if (!answer) break
      const { operation } = answer
      const turnedBack = !isUndoing && this.#isTurning(operationId)
      if (!turnedBack) this.#tell({ operationId, ...told(operation) })
      if (turnedBack || isEnded(operation)) {
        if (operation.matched > mostTold) await this.#pause(refetchMs)
        return mirror.confirm(id, answer.asOf)
      }
      await this.#pause(Math.min(2000, 250 + turn * 50))
    }
    mirror.withdraw(id)
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
  patch: {},
  state: 'asking',
  matched: 0,
  changed: 0,
  skipped: 0,
  undone: 0,
  trouble: null,
  rival: null,
  isTakenUp: false,
}

function told({ state, reason, matched, changed, skipped, undone }: Operation) {
  const trouble = reason && { failure: reason, message: reason, retryable: false }
  return { state, matched, changed, skipped, undone, trouble }
}

function isEnded({ state }: Operation): boolean {
  return state !== 'running' && state !== 'undoing'
}
