/** What a close of ours means, for the log: the codes of the contract. */
const words: Record<number, string> = {
  1009: 'too big a message',
  1011: 'could not be served',
  1012: 'this server stops',
  4008: 'reads too slowly',
  4401: 'the session ended',
  4403: 'removed from the account',
  4408: 'never said who it is',
  4429: 'asks too much',
  4503: 'this server cannot serve it now',
}

/** Why a connection ended: by our code, or by the other side's. */
export function closeWord(code: number): string {
  return words[code] ?? (code === 1006 ? 'the connection broke' : 'the client left')
}
