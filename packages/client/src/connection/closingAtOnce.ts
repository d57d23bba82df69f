import { endingAtOnce } from './endingAtOnce.ts'

type Listener = EventListenerOrEventListenerObject | null
export const openWithinMs = 10_000

/**
 * A WebSocket that counts as closed the moment it is closed: on a dead path the closing handshake
 * would keep the client waiting for half a minute. One that does not open within 10 s is closed.
 */
export function closingAtOnce(Base: typeof WebSocket): typeof WebSocket {
  if ('terminate' in Base.prototype) return endingAtOnce(Base as never)
  // Not every implementation is an EventTarget.
  if (typeof Base.prototype.dispatchEvent !== 'function') return Base
  return class extends Base {
    #isGone = false
    readonly #heard = new WeakMap<object, EventListener>()

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      const timer = setTimeout(() => this.readyState === 0 && this.close(), openWithinMs)
      super.addEventListener('open', () => clearTimeout(timer))
      super.addEventListener('close', () => clearTimeout(timer))
    }

    override get readyState(): WebSocket['readyState'] {
      return this.#isGone ? 3 : super.readyState
    }

    override addEventListener(
      type: string,
      listener: Listener,
      options?: boolean | AddEventListenerOptions,
    ): void {
      if (!listener) return
      const hear = this.#heard.get(listener) ?? ((event: Event) => this.#pass(event, listener))
      this.#heard.set(listener, hear)
      super.addEventListener(type, hear, options)
    }

    override removeEventListener(
      type: string,
      listener: Listener,
      options?: boolean | EventListenerOptions,
    ): void {
      if (listener) super.removeEventListener(type, this.#heard.get(listener) ?? listener, options)
    }

    override close(code?: number, reason?: string): void {
      if (this.readyState === 3) return
      super.close(code, reason)
      if (super.readyState === 3) return
      this.#isGone = true
      this.dispatchEvent(
        Object.assign(new Event('close'), { code: code ?? 1005, reason: reason ?? '', mine: true }),
      )
    }

    /** What still arrives after the close belongs to nobody. */
    #pass(event: Event, listener: NonNullable<Listener>): void {
      if (this.#isGone && !('mine' in event)) return
      if (typeof listener === 'function') listener.call(this, event)
      else listener.handleEvent(event)
    }
  } as typeof WebSocket
}
