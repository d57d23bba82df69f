import type { Unsubscribable } from '@trpc/server/observable'

import { troubleOf } from '../Trouble.ts'
import type { TroubleWord } from '../Trouble.ts'
import { retryDelay } from './retryDelay.ts'
import type { Socket } from './Socket.ts'

interface Handlers {
  onStarted(): void
  onError(error: unknown): void
  onComplete(): void
}

/**
 * Keeps a subscription running: the socket resumes it by itself after a lost connection, this begins
 * it again when the server ended it or the socket was replaced. Stops for good on a final refusal.
 */
export function keepSubscribed(
  socket: Socket,
  begin: (handlers: Handlers) => Unsubscribable,
  onEnded: (failure: TroubleWord) => void,
): () => void {
  let attempt = 0
  let running: Unsubscribable | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let generation = 0
  const again = (delay: number) => {
    generation += 1
    running?.unsubscribe()
    running = null
    clearTimeout(timer)
    timer = setTimeout(start, delay)
  }
  const start = () => {
    const mine = (generation += 1)
    const ifMine = (run: () => void) => () => void (mine === generation && run())
    running = begin({
      onStarted: ifMine(() => void (attempt = 0)),
      onComplete: ifMine(() => again(retryDelay(attempt++))),
      onError: (error) =>
        ifMine(() => {
          const { failure, retryable, retryAfterMs } = troubleOf(error)
          if (failure !== null && !retryable) onEnded(failure)
          else again(Math.max(retryAfterMs ?? 0, retryDelay(attempt++)))
        })(),
    })
  }
  const off = socket.onReplaced(() => again(0))
  start()
  return () => {
    generation += 1
    off()
    clearTimeout(timer)
    running?.unsubscribe()
  }
}
