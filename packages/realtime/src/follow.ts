import { Failure, topicsOf } from '@parley/contract'
import type { Actor, Cursor, LogRow } from '@parley/contract'
import { findCursor, parseCursor, printCursor, readLog, readPlaces } from '@parley/db'
import type { Db, Place } from '@parley/db'
import { sizeOf } from './Hub.ts'
import type { Delivery, Hub } from './Hub.ts'
import type { Follower } from './FollowerIndex.ts'
import type { Hubs } from './Hubs.ts'
import type { Counters } from './counters.ts'
import type { RealtimeLimits } from './limits.ts'
import { Mailbox } from './Mailbox.ts'

interface Following {
  db: Db
  hubs: Hubs
  limits: RealtimeLimits
  counters: Counters
}

interface FollowOptions {
  lastEventId?: string | null | undefined
  signal?: AbortSignal | undefined
}

/**
 * Events the actor may see, from the cursor on: `synced` first, then what was missed, then live,
 * each once and in order, each with the cursor to come back with. A cursor that names no event of
 * the log, or lies too far back, gets `resync`. Ends with the signal; throws session.ended when the
 * actor is removed and server.overloaded for a reader that is too slow.
 */
export async function* follow(
  { db, hubs, limits, counters }: Following,
  actor: Actor,
  { lastEventId, signal }: FollowOptions,
): AsyncGenerator<Delivery> {
  const hub = await hubs.acquire(actor.accountId)
  const mailbox = new Mailbox<Delivery>(limits.mailboxBytes)
  // Before the topics are read: a change of topics after this place is then found in the log.
  const joined = hub.place
  const follower = makeFollower(
    actor,
    await topicsNow(db, actor).catch(releaseAnd(hubs, actor)),
    mailbox,
  )
  const stop = () => mailbox.end(null)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    yield* catchUp({ db, hub, follower, limits, joined }, lastEventId ?? null)
    yield* live(hub, mailbox, limits)
  } catch (error) {
    if (error instanceof Failure && error.failure === 'server.overloaded') counters.slowReaders += 1
    throw error
  } finally {
    signal?.removeEventListener('abort', stop)
    hub.followers.remove(follower)
    hubs.release(actor.accountId)
  }
}

function releaseAnd(hubs: Hubs, actor: Actor) {
  return (error: unknown): never => {
    hubs.release(actor.accountId)
    throw error
  }
}

/** The topics an actor holds now; session.ended for who is not a member any more. */
export async function topicsNow(db: Db, actor: Actor): Promise<string[]> {
  if (actor.type === 'contact') return [`contact:${actor.contactId}`]
  if (actor.type === 'system') return ['admins', 'members']
  const places = await readPlaces(db, actor)
  if (!places) throw new Failure('session.ended', { message: 'You left the account.' })
  return topicsOf(places)
}

function makeFollower(actor: Actor, topics: string[], mailbox: Mailbox<Delivery>): Follower {
  return {
    userId: actor.type === 'member' ? actor.userId : null,
    topics: new Set(topics),
    hear: (delivery, size) =>
      delivery.data.type === 'resync'
        ? mailbox.pushMerging(delivery, size, (last) => last.data.type === 'resync')
        : mailbox.push(delivery, size),
    end: (failure) => mailbox.end(failure),
  }
}

interface Joining {
  db: Db
  hub: Hub
  follower: Follower
  limits: RealtimeLimits
  joined: Place
}

/**
 * Replays up to where the hub is, and joins it in the same turn of the event loop in which nothing
 * is left to replay: what the hub delivers after that is live, what it delivered before was read.
 */
async function* catchUp(joining: Joining, lastEventId: string | null): AsyncGenerator<Delivery> {
  const { hub, joined } = joining
  const from = lastEventId === null ? joined : await knownPlace(joining, lastEventId)
  const missed = from && (await readMissed(joining, from))
  if (from && missed) {
    yield { cursor: printCursor(from), data: synced }
    yield* replay(missed, joining)
    return
  }
  if (!(await readMissed(joining, joined))) throw new Failure('server.overloaded')
  const cursor = printCursor(hub.place)
  // Whoever drops between these two must come back with what it came with, or never hears resync.
  yield { cursor: isCursor(lastEventId) ? lastEventId : cursor, data: synced }
  yield { cursor, data: hub.resyncYield() }
}

function isCursor(text: string | null): text is Cursor {
  return text !== null && parseCursor(text) !== null
}

/** The place a cursor names, or null when it names none. */
async function knownPlace({ db, hub }: Joining, cursor: string): Promise<Place | null> {
  const place = parseCursor(cursor)
  if (!place) return null
  if (place.position === 0) return place.tag === '' && !(await isTruncated(db, hub)) ? place : null
  if (place.position === hub.place.position && place.tag === hub.place.tag) return place
  if ((await findCursor(db, hub.accountId, place.position)) !== place.tag) return null
  // A cursor from a server that is ahead of this one: come up to it, or its events come twice.
  return (await hub.reach(place.position)) ? place : null
}

/** Whether the beginning of the log is gone. */
async function isTruncated(db: Db, hub: Hub): Promise<boolean> {
  return hub.place.position > 0 && (await findCursor(db, hub.accountId, 1)) === null
}

/** All the actor may see after a place, joined to the hub without a hole; null when it is too much. */
async function readMissed(joining: Joining, from: Place): Promise<LogRow[] | null> {
  const { db, hub, follower, limits } = joining
  const missed: LogRow[] = []
  let after = from.position
  let bytes = 0
  while (after < hub.place.position) {
    const target = hub.place.position
    if (target - from.position > limits.replayPositions) return null
    const topics = [...follower.topics]
    const rows = await readLog(db, hub.accountId, { after, limit: page, topics })
    const upTo = rows.filter((row) => row.position <= target)
    for (const row of upTo) bytes += sizeOf(row)
    if (bytes > limits.replayBytes) return null
    missed.push(...upTo)
    after = upTo.length < page ? target : upTo.at(-1)!.position
  }
  // Earlier changes are in the topics already: those were read after `joined`.
  for (const row of missed)
    if (row.position > joining.joined.position)
      follower.topics = ownTopics(row, follower) ?? follower.topics
  if (follower.topics.size === 0)
    throw new Failure('session.ended', { message: 'You left the account.' })
  hub.followers.add(follower)
  return missed
}

const page = 500
const synced = { type: 'synced' } as const

/** The follower's new topics when the row changes them. */
function ownTopics({ event }: LogRow, follower: Follower): Set<string> | null {
  const isOwn =
    event.type === 'member.updated' && event.topics && event.member.userId === follower.userId
  return isOwn ? new Set(event.topics) : null
}

/** Neighbouring resyncs are one: the last. */
function* replay(missed: readonly LogRow[], { hub, follower }: Joining): Generator<Delivery> {
  const refetches = (row: LogRow) =>
    row.event.type === 'resync' || ownTopics(row, follower) !== null
  for (const [index, row] of missed.entries()) {
    const next = missed[index + 1]
    if (!refetches(row)) yield { cursor: printCursor(row), data: row.event }
    else if (!next || !refetches(next)) yield { cursor: printCursor(row), data: hub.resyncYield() }
  }
}

async function* live(
  hub: Hub,
  mailbox: Mailbox<Delivery>,
  limits: RealtimeLimits,
): AsyncGenerator<Delivery> {
  for (;;) {
    const next = await mailbox.next(limits.heartbeatMs)
    if (next === 'end') return
    if (next !== 'idle') yield next.item
    // While nothing waits, everything up to the hub's place was either delivered or not for this
    // one. Looked at again: an event may have come since the mailbox said so.
    else if (mailbox.length === 0) yield { cursor: printCursor(hub.place), data: synced }
  }
}
