import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { compare, movingDates, resolveWhen } from '@parley/contract'
import type { Conversation, MemberActor } from '@parley/contract'
import { ConversationFilterSchema } from '@parley/contract/schema'
import type { Db } from '@parley/db'
import { listConversations } from '@parley/domain'
import type { ListRequest } from './classify.ts'
import type { ListInput, LiveWindow } from './openWindow.ts'

/** What failed is asked for again after ten, and counts that took long after twenty. */
const withinMs = 45_000
const mostPages = 100

/**
 * Nothing happens any more: within a while each list of a window is what a fresh query answers, in
 * order and in every field, down to where it is loaded; then to its end. `since` is when the window
 * opened.
 */
export async function checkWindow(db: Db, window: LiveWindow, since: Date): Promise<void> {
  const fresh = await answersOf(db, window)
  await same(window, () => fresh(since, false))
  mustHaveAskedLittle(window)
  for (const index of window.lists.keys())
    for (let page = 0; page < mostPages && window.shown(index).nextCursor; page += 1)
      await window.scroll(index)
  await same(window, () => fresh(since, true))

  async function same(shown: LiveWindow, wanted: () => object) {
    const deadline = Date.now() + withinMs
    while (Date.now() < deadline && !isDeepStrictEqual(picture(shown, since), wanted()))
      // Comparing is work too, for the process that all of it runs in.
      await new Promise((resolve) => setTimeout(resolve, 150))
    expect(picture(shown, since)).toEqual(wanted())
  }
}

/** All rows that match, in order. */
export async function freshList(
  db: Db,
  by: MemberActor,
  { filter, sort }: ListInput,
): Promise<Conversation[]> {
  const parsed = ConversationFilterSchema.parse(filter ?? {})
  const items: Conversation[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listConversations>> = await listConversations(db, {
      filter: parsed,
      sort,
      cursor,
      limit: 100,
      by,
    })
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}

function picture(window: LiveWindow, since: Date) {
  const lists = window.lists.map((list, index) => ({
    about: JSON.stringify(list),
    items: hasAged(list, since) ? [] : window.shown(index).items,
  }))
  return { lists, counts: named(window.lists, window.counted()) }
}

function named(lists: readonly ListInput[], counts: readonly object[]) {
  return counts.map((count, index) => ({ about: JSON.stringify(lists[index]!.filter), ...count }))
}

/** What the domain answers now, in the part that the window has loaded when it is compared, or whole. */
async function answersOf(db: Db, { by, lists, shown }: LiveWindow) {
  const rows = await Promise.all(lists.map((list) => freshList(db, by, list)))
  const down = (list: ListInput, index: number, whole: boolean) => {
    const { items, nextCursor, boundary } = shown(index)
    const end = whole || nextCursor === null ? undefined : (boundary ?? items.at(-1))
    return rows[index]!.filter((row) => !end || compare(list.sort!)(row, end) <= 0)
  }
  return (since: Date, whole: boolean) => ({
    lists: lists.map((list, index) => ({
      about: JSON.stringify(list),
      items: hasAged(list, since) ? [] : down(list, index, whole),
    })),
    counts: named(
      lists,
      rows.map(({ length: count }) => ({ count, capped: false })),
    ),
  })
}

/** A midnight of the filter has passed: it is asked again within a minute. */
function hasAged({ filter }: ListInput, since: Date): boolean {
  const now = new Date()
  return movingDates(filter)
    .filter((when) => 'startOf' in when)
    .some((when) => +resolveWhen(when, since) !== +resolveWhen(when, now))
}

/** Nothing was asked for without a reason, and rows at most four times a second. */
function mustHaveAskedLittle({ requests, lists }: LiveWindow) {
  const about = ({ index, ids }: ListRequest) => `${ids.join()} of ${JSON.stringify(lists[index])}`
  const needless = requests.filter((request) => request.why === null && !isTwice(request, requests))
  expect(needless.map(about)).toEqual([])
  const times = [
    ...new Set(requests.flatMap(({ kind, call }) => (kind === 'settle' ? [call] : []))),
  ]
  // Half a second of leeway: a busy machine is late by as much.
  const hasty = times.filter((from, first) =>
    times.some((to, last) => last > first && to - from < (last - first) * 250 - 500),
  )
  expect(hasty).toEqual([])
}

/** A row that was asked for twice in a row, or came with a page or the whole list just then. */
function isTwice({ index, call, kind }: ListRequest, all: readonly ListRequest[]): boolean {
  const isJust = (other: ListRequest) => other.call < call && other.call > call - 3000
  return kind === 'settle' && all.some((other) => other.index === index && isJust(other))
}
