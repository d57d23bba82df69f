/** Chance that is the same on every machine: everything the bench makes up follows from its seed. */
export interface Chance {
  /** An even number in [0, 1). */
  next(): number
  /** A whole number in [0, below). */
  below(below: number): number
  /** 32 bits. */
  bits(): number
  pick<T>(values: readonly T[]): T
}

/** Mulberry32: quick, and even enough for millions of rows. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const bits = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const next = () => bits() / 2 ** 32
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, bits, pick: (values) => values[below(values.length)]! }
}

/** Indexes below `count`, the first the most frequent: weight 1 / (index + 1) ^ steepness. */
export function zipfFrom(chance: Chance, count: number, steepness = 1): () => number {
  const size = 2 ** Math.ceil(Math.log2(Math.max(count * 64, 4096)))
  const table = new Uint32Array(size)
  const weights = Array.from({ length: count }, (_, index) => 1 / (index + 1) ** steepness)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  let [index, reached] = [0, weights[0]! / sum]
  for (let at = 0; at < size; at += 1) {
    while ((at + 0.5) / size > reached && index < count - 1) reached += weights[++index]! / sum
    table[at] = index
  }
  return () => table[chance.bits() & (size - 1)]!
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A uuid of version 7 for an instant in milliseconds. */
export function uuidAt(chance: Chance, at: number): string {
  const time = at.toString(16).padStart(12, '0')
  const [a, b, c] = [chance.bits(), chance.bits(), chance.bits()]
  const octets = (bits: number) =>
    hex[bits >>> 24]! + hex[(bits >>> 16) & 255]! + hex[(bits >>> 8) & 255]! + hex[bits & 255]!
  const [left, middle, right] = [octets(a), octets(b), octets(c)]
  const variant = hex[((a >>> 8) & 0x3f) | 0x80]!
  return `${time.slice(0, 8)}-${time.slice(8)}-7${left.slice(0, 3)}-${variant}${middle.slice(0, 2)}-${middle.slice(2)}${right.slice(0, 6)}`
}
