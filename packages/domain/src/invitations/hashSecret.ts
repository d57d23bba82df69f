import { createHash } from 'node:crypto'

/** What is kept of an invitation's secret: its SHA-256, as it is long and random. */
export function hashSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest()
}
