import { hash } from 'node:crypto'

/** Even numbers in [0, 1), the same for the same key and purpose on every machine. */
export type Draw = (purpose: string) => number

/** Chance without chance: what an import makes up about a dialogue follows from the key alone. */
export function drawFrom(key: string): Draw {
  return (purpose) => digest(key, purpose).readUIntBE(0, 6) / 2 ** 48
}

/** Sixteen bytes of the same kind, for ids. */
export function bytesFrom(key: string, purpose: string): Uint8Array {
  return digest(key, purpose).subarray(0, 16)
}

/** One of the values, all as likely. */
export function pick<T>(values: readonly T[], chance: number): T {
  return values[Math.floor(chance * values.length)]!
}

function digest(key: string, purpose: string): Buffer {
  return hash('sha1', `${purpose}\n${key}`, 'buffer')
}
