import type { FollowYield } from '@parley/contract'
import type { Absence } from './Connection.ts'

/** Counts what others did from the loss of the connection until all of it has come. */
export class AbsenceCount {
  readonly #viewer: () => string
  #since: number | null = null
  #updates: number | null = 0

  constructor(viewer: () => string) {
    this.#viewer = viewer
  }

  begin(): void {
    if (this.#since !== null) return
    this.#since = Date.now()
    this.#updates = 0
  }

  note(data: FollowYield): void {
    if (this.#since === null || data.type === 'synced') return
    if (data.type === 'resync') this.#updates = null
    else if (this.#updates !== null && this.#isNews(data)) this.#updates += 1
  }

  /** Nothing where there was no absence. */
  end(): { after?: Absence } {
    if (this.#since === null) return {}
    const after = { ms: Date.now() - this.#since, updates: this.#updates }
    this.#since = null
    return { after }
  }

  /** What somebody read is no news, nor is what I did elsewhere. */
  #isNews({ type, actor }: Extract<FollowYield, { position: number }>): boolean {
    return type !== 'conversation.read' && actor.id !== this.#viewer()
  }
}
