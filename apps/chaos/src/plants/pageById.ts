import type { Actor, Cursor } from '@parley/contract'
import { reviveDates } from '@parley/db'
import type { Db } from '@parley/db'
import { createRealtime } from '@parley/realtime'
import type { Delivery, Realtime } from '@parley/realtime'

const everyMs = 50

interface Row {
  position: number
  tag: string
  message: string | null
  payload: object
}

/** A room whose followers ask for messages with `id >` the last one: ids are made before the commit. */
export function pageById(options: Parameters<typeof createRealtime>[0]): Realtime {
  const realtime = createRealtime(options)
  return {
    ...realtime,
    follow: (actor, { lastEventId, signal }) => page(options.db, actor, lastEventId, signal),
  }
}

async function* page(
  db: Db,
  actor: Actor,
  lastEventId: string | null | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<Delivery> {
  const { accountId } = actor
  let position = lastEventId ? Number.parseInt(lastEventId, 10) : await headOf(db, accountId)
  const [last] = await db.sql<{ id: string | null }[]>`
    select max(payload -> 'message' ->> 'id') as id from events
    where account_id = ${accountId} and position <= ${position} and type = 'message.new'`
  let message = last?.id ?? ''
  yield { cursor: (lastEventId ?? `${position}.`) as Cursor, data: { type: 'synced' } }
  const topics = await topicsOf(db, actor)
  while (!signal?.aborted) {
    for (const row of await newRows(db, accountId, topics, position, message)) {
      if (row.message === null) position = row.position
      else if (row.message > message) message = row.message
      const cursor = `${row.position}.${row.tag}` as Cursor
      yield { cursor, data: revived(row) }
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}

/** Messages beyond an id, and the rest beyond a position. */
async function newRows(
  db: Db,
  accountId: string,
  topics: string[],
  position: number,
  message: string,
): Promise<Row[]> {
  return db.sql<Row[]>`
    select position::float as position, tag, payload, payload -> 'message' ->> 'id' as message
    from events
    where account_id = ${accountId} and audience && ${topics}::text[] and not "except" && ${topics}::text[]
      and type <> 'resync' and not payload ? 'topics'
      and case when type = 'message.new' then payload -> 'message' ->> 'id' > ${message}
        else position > ${position} end
    order by position limit 500`
}

async function headOf(db: Db, accountId: string): Promise<number> {
  const [head] = await db.sql<{ position: number }[]>`
    select position::float as position from event_heads where account_id = ${accountId}`
  return head!.position
}

async function topicsOf(db: Db, actor: Actor): Promise<string[]> {
  if (actor.type !== 'member') return []
  const groups = await db.sql<{ topic: string }[]>`
    select 'conversation:' || conversation_id as topic from participants
    where account_id = ${actor.accountId} and user_id = ${actor.userId}`
  return ['members', `user:${actor.userId}`, ...groups.map(({ topic }) => topic)]
}

function revived({ payload, position }: Row): Delivery['data'] {
  return { ...reviveDates(payload), position, v: 1 } as unknown as Delivery['data']
}
