import type { Reader, ReaderLine, Violation } from './History.ts'
import { isHeard, topicsOfReader } from './Log.ts'
import type { Log } from './Log.ts'

/** How far a reader's history was followed: the position it has come to, null before its first. */
export interface Standing {
  position: number | null
}

export const unread: Standing = { position: null }

/**
 * Follows a reader's events by its own cursor: each event it may hear comes once, in order and
 * without a hole, and each is one of the log. `resync` begins anew at its cursor. For who comes and
 * goes only order is judged here.
 */
export function checkOrder(
  reader: Reader,
  lines: readonly ReaderLine[],
  log: Log,
  standing: Standing = unread,
): { violations: Violation[]; standing: Standing } {
  const topics = topicsOfReader(reader)
  const violations: Violation[] = []
  let { position } = standing
  const say = (kind: Violation['kind'], what: string) =>
    violations.push({ kind, detail: `${reader.name} ${what}` })
  const missing = (upTo: number) => {
    if (position === null || reader.leaves) return
    const holes = log.heardBetween(position, upTo, topics)
    if (holes.length > 0) say('hole', `went from ${position} to ${upTo} without ${list(holes)}`)
  }

  for (const line of lines) {
    if (line.k === 'open') position = line.cursor === null ? null : placeOf(line.cursor).position
    if (line.k === 'resync') position = placeOf(line.cursor).position
    if (line.k === 'synced') {
      const { position: to } = placeOf(line.cursor)
      if (position !== null && to < position)
        say('outOfOrder', `was synced at ${to} after ${position}`)
      missing(to + 1)
      position = to
    }
    if (line.k === 'event') {
      const { position: to, tag } = placeOf(line.cursor)
      const row = log.at(to)
      if (!row || row.tag !== tag || row.type !== line.type)
        say('phantom', `got ${line.type} at ${line.cursor}, which the log does not hold`)
      else if (!reader.leaves && !isHeard(row, topics))
        say('leak', `got ${line.type} at ${to}, which is not for it`)
      if (position !== null && to === position) say('repeated', `got ${to} again`)
      else if (position !== null && to < position) say('outOfOrder', `got ${to} after ${position}`)
      else missing(to)
      position = to
    }
  }
  return { violations, standing: { position } }
}

function placeOf(cursor: string): { position: number; tag: string } {
  const [position = '', tag = ''] = cursor.split('.')
  return { position: Number(position), tag }
}

function list(positions: readonly number[]): string {
  const shown = positions.slice(0, 5).join(', ')
  return positions.length > 5 ? `${shown} and ${positions.length - 5} more` : shown
}
