/** What is said beside a request for a change that waited in the outbox. */
export interface Waiting {
  waitedMs?: number
}

/** How long the changes of one request waited, in milliseconds. */
export function waitedHeader(requests: readonly { context: Waiting }[]): Record<string, string> {
  const waited = requests.flatMap(({ context: { waitedMs } }) => waitedMs ?? [])
  return waited.length === 0 ? {} : { 'x-waited-ms': waited.join(',') }
}
