import { openWithinMs } from './closingAtOnce.ts'

const farewellMs = 250

/** What `ws` in Node adds to a WebSocket. */
interface Terminable extends WebSocket {
  terminate(): void
}

/**
 * The same for `ws` in Node, which waits 30 s for the other side to close: a quarter of a second is
 * enough for a path that lives.
 */
export function endingAtOnce(Base: new (url: string | URL) => Terminable): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL) {
      super(url)
      const timer = setTimeout(() => this.readyState === 0 && this.terminate(), openWithinMs)
      for (const type of ['open', 'close']) this.addEventListener(type, () => clearTimeout(timer))
    }

    override close(code?: number, reason?: string): void {
      super.close(code, reason)
      const timer = setTimeout(() => this.terminate(), farewellMs)
      this.addEventListener('close', () => clearTimeout(timer))
    }
  } as unknown as typeof WebSocket
}
