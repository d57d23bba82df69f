const prefix = 'parley.watched.'

/** Tells the other tabs of this browser that somebody looks at this one, and at which conversation, until the answer is called. */
export function tellWatched(accountId: string, number: number | null): () => void {
  if (!('locks' in navigator)) return () => {}
  const end = new AbortController()
  let release = () => {}
  const name = `${prefix}${accountId}.${number ?? ''}`
  const hold = () => new Promise<void>((resolve) => (release = resolve))
  navigator.locks.request(name, { mode: 'shared', signal: end.signal }, hold).catch(() => {})
  return () => {
    end.abort()
    release()
  }
}

/** The conversations that are looked at in tabs of this browser, null for a tab without one; none when nobody looks. */
export async function watchedNow(accountId: string): Promise<(number | null)[]> {
  if (!('locks' in navigator)) return document.hasFocus() ? [null] : []
  const { held = [] } = await navigator.locks.query()
  const start = `${prefix}${accountId}.`
  return held.flatMap(({ name }) => {
    if (!name?.startsWith(start)) return []
    const text = name.slice(start.length)
    return [text === '' ? null : Number(text)]
  })
}
