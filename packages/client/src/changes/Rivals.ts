import type { Activity, ParleyEvent } from '@parley/contract'
import type { Viewer } from '../apply/Query.ts'

/** Somebody else's change of the same thing at the same time, and on which side of mine the log holds it. */
export interface Rival {
  conversationId: string
  /** Who changed it; a userId. */
  userId: string
  /** What they made of it. */
  activity: Activity
  order: 'before' | 'after'
  /** Within seconds of mine. */
  isClose: boolean
}

interface Watched {
  ids: ReadonlySet<string>
  fields: readonly Field[]
  /** When the log held mine, by conversation. */
  mine: Map<string, number>
}

/** Fields that one takes over whole from another; labels are added to each other. */
const fields = ['status', 'priority', 'assigneeId', 'teamId', 'snoozedUntil'] as const
type Field = (typeof fields)[number]

/** Changes beyond are not of the same moment: who made them has seen mine. */
const afterMs = 2000
const closeMs = 10_000

/** Watches for changes by others that meet one of mine on its way, and tells who came first. */
export class Rivals {
  readonly #watched = new Map<string, Watched>()
  readonly #viewer: () => Viewer
  readonly #tell: (id: string, rival: Rival) => void

  constructor(viewer: () => Viewer, tell: (id: string, rival: Rival) => void) {
    this.#viewer = viewer
    this.#tell = tell
  }

  /** From now on what the log tells was not known when the change `id` was made. */
  watch(id: string, ids: readonly string[], patch: object): void {
    const changed = fields.filter((field) => field in patch)
    if (changed.length > 0)
      this.#watched.set(id, { ids: new Set(ids), fields: changed, mine: new Map() })
  }

  /** Nobody is told of it any more. */
  end(id: string): void {
    this.#watched.delete(id)
  }

  hear(event: ParleyEvent): void {
    if (event.type !== 'conversation.updated' || !event.line?.activity) return
    const { activity } = event.line
    const { id: conversationId } = event.conversation
    for (const [id, { ids, fields: mineToo, mine }] of this.#watched) {
      const both = mineToo.filter((field) => activity[field])
      if (!ids.has(conversationId) || both.length === 0) continue
      const at = event.at.getTime()
      const { type, id: userId } = event.actor
      if (type !== 'member' || userId === null) continue
      const since = at - (mine.get(conversationId) ?? at)
      if (userId === this.#viewer().userId) mine.set(conversationId, at)
      else if (since <= afterMs) {
        const order = mine.has(conversationId) ? 'after' : 'before'
        const isClose = Math.abs(event.at.getTime() - Date.now()) < closeMs
        const theirs = Object.fromEntries(both.map((field) => [field, activity[field]]))
        this.#tell(id, { conversationId, userId, activity: theirs, order, isClose })
      }
    }
  }
}
