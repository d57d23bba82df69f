import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '@parley/api'
import { limits } from '@parley/contract'
import type { SignedAddress } from '@parley/contract'
import { Store } from '../Store.ts'

interface AddressesOptions {
  accountId: string
  api: Pick<TRPCClient<AppRouter>, 'attachments'>
  /** Before the path of an address, where pages come from elsewhere. */
  origin: string
}

/** An address is renewed this long before it is over. */
const earlyMs = 90_000
const gatherMs = 10
const againMs = 5000

/**
 * Addresses of files, asked for together and kept while they live. `null` for a file that does not
 * exist for the viewer; no entry while it is asked for.
 */
export class Addresses {
  readonly known = new Store<ReadonlyMap<string, SignedAddress | null>>(new Map())
  readonly #options: AddressesOptions
  readonly #wanted = new Set<string>()
  readonly #asked = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(options: AddressesOptions) {
    this.#options = options
  }

  /** Sees to it that there is an address that lives. */
  want(id: string): void {
    const held = this.known.get().get(id)
    if (held === null || this.#asked.has(id)) return
    if (held && held.expiresAt.getTime() - Date.now() > earlyMs) return
    this.#wanted.add(id)
    this.#soon(gatherMs)
  }

  /** The address did not lead to the file: asks for another one. */
  renew(id: string): void {
    if (this.#asked.has(id)) return
    this.#wanted.add(id)
    this.#soon(gatherMs)
  }

  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
  }

  #soon(ms: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      void this.#ask()
    }, ms)
  }

  async #ask(): Promise<void> {
    const { api, accountId, origin } = this.#options
    const ids = [...this.#wanted].slice(0, limits.signed)
    for (const id of ids) {
      this.#wanted.delete(id)
      this.#asked.add(id)
    }
    try {
      const { items } = await api.attachments.sign.query({ accountId, attachmentIds: ids })
      const whole = items.map((item) => ({
        ...item,
        url: origin + item.url,
        previewUrl: item.previewUrl && origin + item.previewUrl,
      }))
      this.#learn(ids, whole)
    } catch (error) {
      const data = (error as { data?: { failure?: string } | null }).data
      if (data?.failure === 'attachment.notFound') this.#learn(ids, [])
      // Asked for again when they are drawn anew, or after a while.
      else if (ids.length > 0) setTimeout(() => ids.forEach((id) => this.want(id)), againMs)
    }
    for (const id of ids) this.#asked.delete(id)
    if (this.#wanted.size > 0) this.#soon(gatherMs)
  }

  #learn(ids: readonly string[], items: readonly SignedAddress[]): void {
    const known = new Map(this.known.get())
    for (const id of ids) known.set(id, items.find((item) => item.id === id) ?? null)
    this.known.set(known)
  }
}
