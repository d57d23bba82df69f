/** Runs what is about the same part one after the other. */
export function inTurns() {
  const last = new Map<object, Promise<unknown>>()
  return <T>(part: object, act: () => Promise<T>): Promise<T> => {
    const mine = (last.get(part) ?? Promise.resolve()).then(act, act)
    last.set(
      part,
      mine.catch(() => {}),
    )
    return mine
  }
}
