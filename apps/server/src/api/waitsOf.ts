import type { IncomingMessage } from 'node:http'

const most = 100
const yearMs = 365 * 24 * 60 * 60 * 1000

/** How long the changes of a request waited at their client, as it says; nothing of what cannot be. */
export function waitsOf({ headers }: IncomingMessage): number[] {
  const text = headers['x-waited-ms']
  if (typeof text !== 'string' || !/^\d{1,12}(,\d{1,12})*$/.test(text)) return []
  return text
    .split(',')
    .slice(0, most)
    .map(Number)
    .filter((ms) => ms <= yearMs)
}
