interface Pause {
  pause(ms: number): Promise<void>
  /** Ends the pause, and every later one. */
  stop(): void
}

/** Waits that can be cut short. */
export function createPause(): Pause {
  const end = new AbortController()
  return {
    pause: (ms) =>
      new Promise((resolve) => {
        if (end.signal.aborted) return resolve()
        const done = () => {
          clearTimeout(timer)
          end.signal.removeEventListener('abort', done)
          resolve()
        }
        const timer = setTimeout(done, ms)
        end.signal.addEventListener('abort', done)
      }),
    stop: () => end.abort(),
  }
}
