import { Failure, topicsOf } from '@parley/contract'
import type { Actor, Cursor, LogRow } from '@parley/contract'
import {
  findCursor,
  parseCursor,
  printCursor,
  readLogBytes,
  readLogPage,
  readPlaces,
} from '@parley/db'
import type { Db, Place } from '@parley/db'
import type { Delivery, Hub } from './Hub.ts'
import type { Follower } from './FollowerIndex.ts'
import type { Hubs } from './Hubs.ts'
import type { Counters } from './counters.ts'
import type { RealtimeLimits } from './limits.ts'
import { Mailbox } from './Mailbox.ts'
import type { Turnstile } from './Turnstile.ts'

interface Following {
  db: Db
  hubs: Hubs
  limits: RealtimeLimits
  counters: Counters
  joins: Turnstile
}

interface FollowOptions {
  lastEventId?: string | null | undefined
  signal?: AbortSignal | undefined
}

/**
 * Events the actor may see, from the cursor on: `synced` first, then what was missed, then live,
 * each once and in order, each with the cursor to come back with. A cursor that names no event of
 * the log, or lies too far back, gets `resync`. A reader that falls behind what is live replays until
 * it has caught up. Ends with the signal; throws session.ended when the actor is removed.
 */
export async function* follow(
  { db, hubs, limits, counters, joins }: Following,
  actor: Actor,
  { lastEventId, signal }: FollowOptions,
): AsyncGenerator<Delivery> {
  const hub = await hubs.acquire(actor.accountId)
  const mailbox = new Mailbox<Delivery>(limits.mailboxBytes)
  const joined = hub.place
  const follower = makeFollower(actor, mailbox)
  // Before the topics are read, or a removal in between would never be heard of.
  hub.followers.expect(follower)
  const stop = () => mailbox.end(null)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  try {
    const unread = follower.topics
    const topics = await joins.pass(async () => (mailbox.hasEnded() ? [] : topicsNow(db, actor)))
    if (mailbox.hasEnded()) return
    if (follower.topics === unread) follower.topics = new Set(topics)
    const joining = { db, hub, follower, mailbox, limits, joined, joins }
    let at = yield* catchUp(joining, lastEventId ?? null)
    while (at) {
      const { restarts } = hub
      const left: Place | null = yield* live(joining, at)
      if (!left) return
      counters.slowReaders += 1
      // In one turn, or what is delivered now would be lost.
      hub.followers.remove(follower)
      hub.followers.expect(follower)
      mailbox.reset()
      at = yield* hub.restarts === restarts ? goOn(joining, left) : startAnew(joining, null)
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    hub.followers.remove(follower)
    hubs.release(actor.accountId)
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

function makeFollower(actor: Actor, mailbox: Mailbox<Delivery>): Follower {
  return {
    userId: actor.type === 'member' ? actor.userId : null,
    topics: new Set(),
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
  mailbox: Mailbox<Delivery>
  limits: RealtimeLimits
  joined: Place
  joins: Turnstile
}

/**
 * Replays up to where the hub is, and joins it in the same turn of the event loop in which nothing
 * is left to replay: what the hub delivers after that is live, what it delivered before was read.
 * Answers the place where it joined; null when it ended before.
 */
async function* catchUp(joining: Joining, lastEventId: string | null): Catching {
  const { joined } = joining
  const from = lastEventId === null ? joined : await startingPlace(joining, lastEventId)
  if (!from) return yield* startAnew(joining, lastEventId)
  yield { cursor: printCursor(from), data: synced }
  return yield* replay(joining, from)
}

type Catching = AsyncGenerator<Delivery, Place | null>

/** The same for one who was live and fell behind. */
async function* goOn(joining: Joining, from: Place): Catching {
  if (await isTooMuch(joining, from)) return yield* startAnew(joining, null)
  return yield* replay(joining, from)
}

/** Joins where the hub is, and asks the reader to ask for everything. */
async function* startAnew({ hub, follower }: Joining, lastEventId: string | null): Catching {
  hub.followers.add(follower)
  const { place } = hub
  const cursor = printCursor(place)
  // Whoever drops between these two must come back with what it came with, or never hears resync.
  yield { cursor: isCursor(lastEventId) ? lastEventId : cursor, data: synced }
  yield { cursor, data: hub.resyncYield() }
  return place
}

function isCursor(text: string | null): text is Cursor {
  return text !== null && parseCursor(text) !== null
}

/** Where to go on from a cursor; null when it names no place, or one too far back. */
async function startingPlace(joining: Joining, cursor: string): Promise<Place | null> {
  const { hub, joins, limits } = joining
  const place = parseCursor(cursor)
  if (!place) return null
  // Of the newest part Postgres is asked once for all who come.
  await hub.recall(place.position)
  if (hub.place.position - place.position > limits.replayPositions) return null
  if (hub.recent.holds(place)) return place
  return joins.pass(async () => {
    const known = await knownPlace(joining, place)
    return known && !(await isTooMuch(joining, known)) ? known : null
  })
}

/** The place a cursor names, or null when it names none. */
async function knownPlace({ db, hub }: Joining, place: Place): Promise<Place | null> {
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

/** Whether a replay from a place would be more than a reader should have to take. */
async function isTooMuch({ db, hub, follower, limits }: Joining, from: Place): Promise<boolean> {
  const positions = hub.place.position - from.position
  if (positions > limits.replayPositions) return true
  if (positions <= 0) return false
  const topics = [...follower.topics]
  const bytes = await readLogBytes(db, hub.accountId, { after: from.position, topics })
  return bytes > limits.replayBytes
}

/**
 * All the reader may see after a place, a page at a time as it is read: a reader that stops reading
 * costs a page. Topics are those of the hub's place: nothing beyond it is read with them.
 */
async function* replay(joining: Joining, from: Place): Catching {
  const { db, hub, follower, mailbox, limits } = joining
  const { restarts } = hub
  const merging = new Merging(hub, follower)
  let after = from.position
  while (!mailbox.hasEnded() && hub.restarts === restarts) {
    if (after >= hub.place.position) {
      const last = merging.end()
      if (last) yield last
      // Looked at again: the hub may have gone on while the reader took that.
      if (last) continue
      hub.followers.add(follower)
      return hub.place
    }
    const recent = hub.recent.after(after)
    if (recent) {
      after = hub.place.position
      const { topics } = follower
      for (const row of recent) {
        if (!mayHear(row, topics)) continue
        for (const delivery of merging.next(row)) {
          yield delivery
          if (mailbox.hasEnded()) return null
        }
        if (hub.restarts !== restarts) break
      }
      continue
    }
    const target = hub.place.position
    const topics = [...follower.topics]
    const bytes = limits.replayPageBytes
    const range = { after, limit: page, bytes, topics }
    const { rows, isWhole } = await readLogPage(db, hub.accountId, range)
    const upTo = rows.filter((row) => row.position <= target)
    after = isWhole || upTo.length < rows.length ? target : upTo.at(-1)!.position
    for (const row of upTo)
      for (const delivery of merging.next(row)) {
        yield delivery
        if (mailbox.hasEnded()) return null
      }
  }
  return mailbox.hasEnded() ? null : yield* startAnew(joining, null)
}

/** As Postgres answers it for the rows it holds. */
function mayHear({ audience, except }: LogRow, topics: ReadonlySet<string>): boolean {
  return audience.some((topic) => topics.has(topic)) && !except.some((topic) => topics.has(topic))
}

const page = 500
const synced = { type: 'synced' } as const

/** Neighbouring resyncs are one: the last. */
class Merging {
  readonly #hub: Hub
  readonly #follower: Follower
  #waiting: LogRow | null = null

  constructor(hub: Hub, follower: Follower) {
    this.#hub = hub
    this.#follower = follower
  }

  *next(row: LogRow): Generator<Delivery> {
    if (this.#refetches(row)) return void (this.#waiting = row)
    const before = this.end()
    if (before) yield before
    yield { cursor: printCursor(row), data: row.event }
  }

  end(): Delivery | null {
    const row = this.#waiting
    this.#waiting = null
    return row && { cursor: printCursor(row), data: this.#hub.resyncYield() }
  }

  /** A resync of the log, or new topics for this reader. */
  #refetches({ event }: LogRow): boolean {
    if (event.type === 'resync') return true
    return (
      event.type === 'member.updated' &&
      event.topics !== undefined &&
      event.member.userId === this.#follower.userId
    )
  }
}

/** What happens from now on. Answers where the reader fell behind; null at its end. */
async function* live({ hub, mailbox, limits }: Joining, from: Place): Catching {
  let at = from
  for (;;) {
    const next = await mailbox.next(limits.heartbeatMs)
    if (next === 'end') return null
    if (next === 'behind') return at
    if (next !== 'idle') {
      at = parseCursor(next.item.cursor)!
      yield next.item
    }
    // While nothing waits, everything up to the hub's place was either delivered or not for this
    // one. Looked at again: an event may have come since the mailbox said so.
    else if (mailbox.length === 0) {
      at = hub.place
      yield { cursor: printCursor(at), data: synced }
    }
  }
}
