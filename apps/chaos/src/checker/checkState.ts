import { digestOf } from './digestOf.ts'
import type { Picture, PictureRow, Reader, ReaderLine, Violation } from './History.ts'
import { topicsOfReader } from './Log.ts'
import type { Log } from './Log.ts'
import type { Standing } from './checkOrder.ts'
import { printRow } from './printRow.ts'

interface Truth {
  /** The newest messages of each conversation, `seq:id` ascending. */
  newest: ReadonlyMap<string, readonly string[]>
  log: Log
  /** Where the reader keeps more: its member's conversations in order … */
  rows?: readonly PictureRow[]
  /** … and the newest messages of each with their texts. */
  held?: ReadonlyMap<string, readonly { seq: number; id: string; body: string }[]>
}

/**
 * Two seconds after all is healed and while nobody writes: what a reader shows is what PostgreSQL
 * has, and it has heard all it may hear. Compared is, of every reader, the newest 50 messages of each
 * conversation by place and id, and its cursor; of ours, all it holds beside: its list of
 * conversations in order, each with subject, status, participants, last activity, last message and
 * its person's read marks and unread count; how many it counts as unread; and the messages it holds
 * of each conversation, the newest 1,000 of them, by place, id and text.
 */
export function checkState(
  reader: Reader,
  shown: Extract<ReaderLine, { k: 'state' }>,
  { position }: Standing,
  { newest, log, rows = [], held = new Map() }: Truth,
): Violation[] {
  if (reader.leaves) return []
  const violations = reader.conversations.flatMap((conversation): Violation[] => {
    const wanted = newest.get(conversation) ?? []
    const got = shown.shown[conversation] ?? []
    if (wanted.length === got.length && wanted.every((one, index) => one === got[index])) return []
    const missing = wanted.filter((one) => !got.includes(one))
    const extra = got.filter((one) => !wanted.includes(one))
    const detail = `${reader.name} shows ${conversation} without ${some(missing)} and with ${some(extra)}`
    return [{ kind: 'stale', detail }]
  })
  if (shown.picture) violations.push(...checkPicture(reader, shown.picture, { rows, held }))
  const unheard = log.heardBetween(position ?? 0, log.head + 1, topicsOfReader(reader))
  if (unheard.length > 0)
    violations.push({
      kind: 'stale',
      detail: `${reader.name} is at ${position} and has not heard ${some(unheard)}`,
    })
  return violations
}

function checkPicture(
  { name }: Reader,
  picture: Picture,
  { rows, held }: Required<Pick<Truth, 'rows' | 'held'>>,
): Violation[] {
  const stale = (what: string): Violation => ({ kind: 'stale', detail: `${name} ${what}` })
  const found: Violation[] = []
  const wanted = rows.map(printRow)
  const wrong = wanted.find((row, index) => row !== picture.rows[index])
  if (wrong !== undefined || wanted.length !== picture.rows.length)
    found.push(stale(`lists ${picture.rows.find((row) => !wanted.includes(row))} and not ${wrong}`))
  const unread = rows.filter(({ unreadCount }) => unreadCount > 0).length
  if (unread !== picture.unread) found.push(stale(`counts ${picture.unread} unread, not ${unread}`))
  for (const [conversation, { from, count, digest }] of Object.entries(picture.held)) {
    const stored = (held.get(conversation) ?? []).filter(({ seq }) => seq >= from)
    if (stored.length !== count || digestOf(stored) !== digest)
      found.push(stale(`holds ${count} messages of ${conversation} from ${from} that are others`))
  }
  return found
}

function some(list: readonly (string | number)[]): string {
  if (list.length === 0) return 'nothing'
  return list.slice(0, 3).join(', ') + (list.length > 3 ? ` and ${list.length - 3} more` : '')
}
