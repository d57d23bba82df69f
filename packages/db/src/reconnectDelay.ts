/**
 * Seconds until a connection that failed is opened anew. postgres.js counts failures over the whole
 * pool and would wait up to 20 s by itself: ten connections that meet a restart at once are there
 * after half a second, and a server that came back would stay unasked for the rest.
 */
export function reconnectDelay(failures: number): number {
  return Math.min(0.02 * 2 ** failures, 0.5) * (0.5 + Math.random() / 2)
}
