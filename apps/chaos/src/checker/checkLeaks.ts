import type { Reader, ReaderLine, Revocation, Violation } from './History.ts'

const promisedMs = 2000
/** Where a server could not ask PostgreSQL. */
const promisedSlowMs = 10_000

/** No text of another account or of a conversation of others; nothing said 2 s after a revocation. */
export function checkLeaks(
  reader: Reader,
  lines: readonly ReaderLine[],
  revocations: readonly Revocation[],
): Violation[] {
  const mine = revocations.filter(
    ({ account, userId }) => account === reader.account && userId === reader.userId,
  )
  return lines.flatMap((line) =>
    line.k === 'event' ? [...foreignIn(reader, line), ...afterIn(reader, line, mine)] : [],
  )
}

type EventLine = Extract<ReaderLine, { k: 'event' }>

function foreignIn({ name, canaries }: Reader, { see, cursor }: EventLine): Violation[] {
  const foreign = see.filter((canary) => !canaries.includes(canary))
  if (foreign.length === 0) return []
  return [{ kind: 'leak', detail: `${name} read ${foreign.join(', ')} at ${cursor}` }]
}

/** By when it was said, as a line may deliver late what was told in time. */
function afterIn(
  { name }: Reader,
  { cursor, sent }: EventLine,
  revocations: readonly Revocation[],
): Violation[] {
  const position = Number.parseInt(cursor, 10)
  const broken = revocations.find(({ at, from, until, isSlow }) => {
    const isOut = position > from && (until === null || position < until)
    return isOut && sent > at + (isSlow ? promisedSlowMs : promisedMs)
  })
  if (!broken) return []
  const detail = `${name} heard ${cursor}, said ${sent - broken.at} ms after the removal`
  return [{ kind: 'heardAfterRevocation', detail }]
}

/** A message of the log with its writer. */
export interface Written {
  account: string
  position: number
  author: string
}

/** No write of a removed member lies in the log between the removal and the return. */
export function checkWrites(
  written: readonly Written[],
  revocations: readonly Revocation[],
): Violation[] {
  return revocations.flatMap(({ account, userId, from, until }) =>
    written
      .filter(
        (one) =>
          one.account === account &&
          one.author === userId &&
          one.position > from &&
          (until === null || one.position < until),
      )
      .map(({ position }): Violation => ({
        kind: 'wroteAfterRevocation',
        detail: `${userId} wrote ${position}, removed at ${from}`,
      })),
  )
}
