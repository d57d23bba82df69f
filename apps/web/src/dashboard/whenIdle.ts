/** Runs something once the page has nothing better to do, at the latest after so many ms. Answers how to call it off. */
export function whenIdle(run: () => void, atMostMs: number): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, Math.min(atMostMs, 1000))
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(run, { timeout: atMostMs })
  return () => cancelIdleCallback(idle)
}
