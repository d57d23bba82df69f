import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Shape } from './shapes.ts'
import type { Viewer } from './viewers.ts'

const depth = 10_000
const page = 100
const patience = 30_000

/** Where a list of a viewer goes on 10,000 rows down; null where it is shorter or takes too long. */
export interface DeepCursors {
  find(viewer: Viewer, shape: Shape): Promise<string | null>
}

/**
 * Found by paging, a hundred at a time, as a person who scrolls; kept in a file beside the data, as
 * that takes its time. A kept one that is refused is found again.
 */
export function openDeepCursors(file: string): DeepCursors {
  const kept = read(file)
  return {
    async find(viewer, shape) {
      const key = createHash('sha256')
        .update(JSON.stringify([viewer.name, viewer.accountId, shape.filter, shape.sort]))
        .digest('base64url')
      const held = kept[key]
      if (held === null || (held !== undefined && (await isTaken(viewer, shape, held)))) return held
      const found = await pageDown(viewer, shape)
      if (found !== undefined) {
        kept[key] = found
        writeFileSync(file, JSON.stringify(kept))
      }
      return found ?? null
    },
  }
}

type Kept = Record<string, string | null>

function read(file: string): Kept {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Kept
  } catch {
    return {}
  }
}

async function isTaken({ accountId, api }: Viewer, shape: Shape, cursor: string) {
  const { filter, sort } = shape
  return api.conversations.list({ accountId, filter, sort, cursor, limit: 1 }).then(
    () => true,
    () => false,
  )
}

/** undefined when patience ends. */
async function pageDown(
  { accountId, api }: Viewer,
  { filter, sort }: Shape,
): Promise<string | null | undefined> {
  const until = Date.now() + patience
  let cursor: string | undefined
  for (let row = 0; row < depth; row += page) {
    if (Date.now() > until) return undefined
    const answer = await api.conversations.list({ accountId, filter, sort, cursor, limit: page })
    if (answer.nextCursor === null) return null
    cursor = answer.nextCursor
  }
  return cursor ?? null
}
