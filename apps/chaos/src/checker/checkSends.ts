import type { SendLine, StoredMessage, Violation } from './History.ts'

type Ask = Extract<SendLine, { k: 'ask' }>
type End = Extract<SendLine, { k: 'end' }>

/** One id with one body, and what became of each asking for it. */
interface Send {
  ask: Ask
  asked: number
  ends: End[]
}

/**
 * Every acknowledged send is stored exactly once, where it was said to be; every refused one is
 * absent; what is unknown is there once or not at all; nothing is there that nobody asked for.
 */
export function checkSends(
  lines: readonly SendLine[],
  stored: readonly StoredMessage[],
): Violation[] {
  const sends = gather(lines)
  const byBody = groupBy(stored, ({ body }) => body)
  const found = sends.flatMap((send) => judge(send, byBody.get(send.ask.body) ?? []))
  const asked = new Set(sends.map(({ ask }) => ask.body))
  const invented = stored.filter(({ body }) => !asked.has(body))
  return [
    ...found,
    ...doubledIds(stored),
    ...invented.map(({ id, conversation, seq }): Violation => ({
      kind: 'invented',
      detail: `message ${id} (${seq} of ${conversation}) was asked for by nobody`,
    })),
  ]
}

function gather(lines: readonly SendLine[]): Send[] {
  const sends = new Map<string, Send>()
  // The same id may be asked for with two bodies: attempts tell them apart.
  const byAttempt = new Map<string, Send>()
  for (const line of lines) {
    if (line.k === 'end') {
      byAttempt.get(`${line.id} ${line.attempt}`)?.ends.push(line)
      continue
    }
    const key = `${line.id} ${line.conversation} ${line.body}`
    const send = sends.get(key) ?? { ask: line, asked: 0, ends: [] }
    send.asked += 1
    sends.set(key, send)
    byAttempt.set(`${line.id} ${line.attempt}`, send)
  }
  return [...sends.values()]
}

function judge({ ask, asked, ends }: Send, rows: readonly StoredMessage[]): Violation[] {
  const { id, author, conversation } = ask
  const who = `send ${id} by ${author} in ${conversation}`
  const acknowledged = ends.filter(({ outcome }) => outcome === 'acknowledged')
  const refused = ends.filter(({ outcome }) => outcome === 'refused')
  const isWhollyRefused = refused.length === asked
  if (rows.length > 1)
    return [{ kind: 'doubled', detail: `${who} is stored ${rows.length} times: ${places(rows)}` }]
  if (acknowledged.length > 0 && rows.length === 0)
    return [{ kind: 'lost', detail: `${who} was acknowledged and is not stored` }]
  if (isWhollyRefused && rows.length > 0) {
    const words = refused.map(({ word }) => word).join(', ')
    return [{ kind: 'refusedButStored', detail: `${who} was refused (${words}) and is stored` }]
  }
  const [row] = rows
  if (!row) return []
  const isElsewhere = row.id !== id || row.conversation !== conversation || row.author !== author
  const others = acknowledged.filter(({ seq }) => seq !== undefined && seq !== row.seq)
  if (!isElsewhere && others.length === 0) return []
  return [
    {
      kind: 'otherAnswer',
      detail: `${who} is stored as ${places(rows)} and was answered otherwise`,
    },
  ]
}

function doubledIds(stored: readonly StoredMessage[]): Violation[] {
  const groups = [...groupBy(stored, ({ id }) => id)]
  return groups.flatMap(([id, rows]): Violation[] =>
    rows.length > 1 && new Set(rows.map(({ body }) => body)).size > 1
      ? [
          {
            kind: 'doubled',
            detail: `message ${id} is stored ${rows.length} times: ${places(rows)}`,
          },
        ]
      : [],
  )
}

function places(rows: readonly StoredMessage[]): string {
  return rows.map(({ id, conversation, seq }) => `${id} at ${seq} of ${conversation}`).join(', ')
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
