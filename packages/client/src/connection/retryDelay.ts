/** The server restarts and asked everyone to come back: they come over a longer time. */
export const restarting = 1012

/**
 * How long to wait before attempt 0, 1, 2, …: the first within half a second, or two when the server
 * closed to restart; then 1, 2, 4 … 30 s, each spread by a quarter, so that a server that comes back
 * is not met by everyone at once.
 */
export function retryDelay(
  attempt: number,
  random: () => number = Math.random,
  closeCode?: number,
): number {
  if (attempt === 0) return random() * (closeCode === restarting ? 2000 : 500)
  return Math.min(2 ** (attempt - 1) * 1000, 30_000) * (0.75 + random() * 0.5)
}
