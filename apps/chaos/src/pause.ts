/** Milliseconds of nothing; over at once with the signal. */
export function pause(ms: number, over?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (over?.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      over?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, Math.min(ms, 2 ** 31 - 1))
    over?.addEventListener('abort', done, { once: true })
  })
}
