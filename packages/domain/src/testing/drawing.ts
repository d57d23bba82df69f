export type Draw = ReturnType<typeof drawing>

/** Draws that are the same for the same seed. */
export function drawing(seed: number) {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    below: (count: number) => Math.floor(next() * count),
    one: <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)]!,
    chance: (part: number) => next() < part,
    some: <T>(values: readonly T[]): T[] => values.filter(() => next() < 0.4),
  }
}
