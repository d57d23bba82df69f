/** So many at once; the others wait for their turn in the order they came. */
export function createSlots(most: number): <T>(act: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let busy = 0
  return async (act) => {
    if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else busy += 1
    try {
      return await act()
    } finally {
      const next = waiting.shift()
      // The place is handed on, so that nobody comes between.
      if (next) next()
      else busy -= 1
    }
  }
}
