import type { News, Windows } from './OutboxStore.ts'

/**
 * The tabs of one browser: one sends, under a lock that ends with its tab. Where the browser has no
 * locks each tab sends; the ids make that the same, and each still waits for one answer before it
 * asks for the next.
 */
export function tabs(name: string): Windows {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null
  let turn: ReturnType<typeof lockTurn> | null = null
  return {
    tell: (news) => channel?.postMessage(news),
    join({ onNews, onTurn }) {
      channel?.addEventListener('message', ({ data }: MessageEvent<News>) => onNews(data))
      turn = lockTurn(name, onTurn)
    },
    takeTurn: () => turn?.take(),
    leave() {
      turn?.leave()
      channel?.close()
    },
  }
}

function lockTurn(name: string, onTurn: (isMine: boolean) => void) {
  const locks = globalThis.navigator?.locks
  if (!locks) {
    onTurn(true)
    return { take: () => {}, leave: () => {} }
  }
  let hasLeft = false
  let isTaking = false
  let letGo = () => {}
  let queued = new AbortController()
  const hold = () => {
    isTaking = false
    onTurn(true)
    return new Promise<void>((resolve) => (letGo = resolve))
  }
  // Ends when another tab takes the lock; this one then waits for its next turn.
  const ask = (options: LockOptions) =>
    void locks.request(name, options, hold).catch((error: unknown) => {
      if (hasLeft || options.signal?.aborted) return
      onTurn(false)
      if ((error as Error).name === 'AbortError') wait()
    })
  const wait = () => {
    queued = new AbortController()
    ask({ signal: queued.signal })
  }
  wait()
  return {
    take() {
      if (isTaking) return
      isTaking = true
      queued.abort()
      ask({ steal: true })
    },
    leave() {
      hasLeft = true
      queued.abort()
      letGo()
    },
  }
}
