/** What is being written. `replyTo` is the message it answers. */
export interface Draft {
  text: string
  replyTo: string | null
}

export const noDraft: Draft = { text: '', replyTo: null }
const pauseMs = 300
const prefix = 'parley.draft.'

/** What is being written in each conversation, kept in this browser at every pause until it is sent. */
class Drafts {
  readonly #held = new Map<string, Draft>()
  readonly #unsaved = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #listeners = new Set<(name: string | null) => void>()

  /** Hears of each change of a draft; null when all may have changed. */
  readonly subscribe = (listener: (name: string | null) => void): (() => void) => {
    if (this.#listeners.size === 0) this.#listen()
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly get = (name: string): Draft => {
    const held = this.#held.get(name)
    if (held) return held
    const read = readDraft(name)
    this.#held.set(name, read)
    return read
  }

  set(name: string, draft: Draft): void {
    this.#held.set(name, draft)
    clearTimeout(this.#unsaved.get(name))
    // What was sent must not come back with a reload.
    if (isEmpty(draft)) this.#save(name)
    else
      this.#unsaved.set(
        name,
        setTimeout(() => this.#save(name), pauseMs),
      )
    this.#tell(name)
  }

  /** Forgets all that a person was writing, in every account: at sign-out. */
  forget(userId: string): void {
    for (const timer of this.#unsaved.values()) clearTimeout(timer)
    this.#unsaved.clear()
    this.#held.clear()
    // The files beside a draft have its name.
    for (const start of [prefix, 'parley.files.'])
      for (const key of storedKeys(`${start}${userId}.`)) store(key, null)
    this.#tell(null)
  }

  #save(name: string): void {
    clearTimeout(this.#unsaved.get(name))
    this.#unsaved.delete(name)
    const draft = this.get(name)
    store(prefix + name, isEmpty(draft) ? null : JSON.stringify(draft))
  }

  #tell(name: string | null): void {
    for (const listener of this.#listeners) listener(name)
  }

  /** Another tab writes too, and this one may be closed before a pause. */
  #listen(): void {
    window.addEventListener('storage', ({ key }) => {
      if (key !== null && !key.startsWith(prefix)) return
      const name = key?.slice(prefix.length) ?? null
      if (name === null) this.#held.clear()
      else if (this.#unsaved.has(name)) return
      else this.#held.delete(name)
      this.#tell(name)
    })
    const saveAll = () => {
      for (const name of this.#unsaved.keys()) this.#save(name)
    }
    window.addEventListener('pagehide', saveAll)
    document.addEventListener('visibilitychange', saveAll)
  }
}

export const drafts = new Drafts()

export function isEmpty({ text, replyTo }: Draft): boolean {
  return text === '' && replyTo === null
}

function readDraft(name: string): Draft {
  const held = read(prefix + name)
  if (held === null) return noDraft
  try {
    const { text, replyTo } = JSON.parse(held) as Partial<Draft>
    if (typeof text !== 'string') return { text: held, replyTo: null }
    return { text, replyTo: typeof replyTo === 'string' ? replyTo : null }
  } catch {
    // Kept when a draft was its text alone.
    return { text: held, replyTo: null }
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // A browser without a store, or a full one: the text stays in the box.
  }
}

function storedKeys(start: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start))
  } catch {
    return []
  }
}
