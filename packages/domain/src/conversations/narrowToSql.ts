import { and, eq, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Filter } from '@parley/contract'
import { tables } from '@parley/db'
import { facets, holdsAny } from './facets.ts'
import { joinNarrows } from './joinNarrows.ts'
import type { Narrow, Narrowed } from './joinNarrows.ts'
import { isRecent } from './narrowsOfReading.ts'
import { narrowsOf } from './narrowsOf.ts'
import { ofTopics } from './ofTopics.ts'
import { shareOf, sizeOf } from './shareOf.ts'
import type { Asked } from './Asked.ts'
import type { Page } from './Page.ts'
import { leaves } from './possibleOf.ts'

const { conversations: c } = tables

/**
 * Conditions that an index answers and that every row of the filter meets; not enough by themselves.
 * Undefined where no index helps. Of the facets of a segment each row holds one.
 */
export function narrowToSql(
  asked: Asked,
  facetsOfSegment: readonly string[] = [],
): SQL | undefined {
  return narrowed(asked, facetsOfSegment).where
}

const known = new WeakMap<Asked, Map<string, Narrowed>>()

/** The same with what is to be expected of it: a statement asks for it some ten times over. */
export function narrowed(asked: Asked, facetsOfSegment: readonly string[] = []): Narrowed {
  const ofPage = known.get(asked) ?? new Map<string, Narrowed>()
  known.set(asked, ofPage)
  const name = facetsOfSegment.join()
  const found = ofPage.get(name) ?? narrow(asked, facetsOfSegment)
  ofPage.set(name, found)
  return found
}

function narrow(asked: Asked, facetsOfSegment: readonly string[]): Narrowed {
  const { by, topics, filter } = asked
  const found = narrowsOf(filter, asked)
  if (facetsOfSegment.length > 0)
    found.push({
      where: holdsAny(by.accountId, facetsOfSegment),
      share: shareOf(asked, facetsOfSegment),
      isFacet: true,
    })
  // Admins see nearly everything: their topics narrow nothing.
  if (by.role === 'agent') found.push(ofSight(asked, topicsLeft(topics, filter)))
  return joinNarrows(found, sizeOf(asked), wantedOf(asked))
}

/**
 * The account's rows that meet those conditions. Where facets find them the account is no condition of
 * an index: the planner would have others read to their end to leave out what facets never name.
 */
export function ofAccount(asked: Asked, facetsOfSegment: readonly string[] = []): SQL {
  const { where, isOfFacets } = narrowed(asked, facetsOfSegment)
  const own = eq(c.accountId, asked.by.accountId)
  return and(isOfFacets ? sql`(${own}) is true` : own, where)!
}

/** What an agent may see of the inboxes that are asked for is most of it, where one is theirs. */
function ofSight(asked: Asked, topics: string[]): Narrow {
  const seen = ofTopics(asked, topics)
  const inboxes = asked.filter.inboxId?.in?.filter((id) => topics.includes(`inbox:${id}`))
  if (!inboxes || inboxes.length === 0) return seen
  const named = Math.max(1e-9, shareOf(asked, facets('inbox', inboxes)))
  return { ...seen, share: Math.min(1, seen.share / named) }
}

/** Rows that are enough, in any order. */
function wantedOf(asked: Asked & Partial<Page>): number {
  return asked.sort === null ? (asked.limit ?? Infinity) : Infinity
}

/** Whether an index leaves out most rows: those that an agent may not see, too. */
export function isSomewhatNarrow(asked: Asked): boolean {
  const found = narrowsOf(asked.filter, asked)
  if (asked.by.role === 'agent') found.push(ofTopics(asked, topicsLeft(asked.topics, asked.filter)))
  return found.some(({ share }) => share < 0.4)
}

/** Whether few rows can match at all: walking the list for them would be in vain. */
export function isPointed({ filter, floor }: Pick<Asked, 'filter' | 'floor'>): boolean {
  const { id, contactId, participantId, pinned, hasUnread, and: parts } = filter
  const points = [id, contactId, participantId].some((choice) => choice?.in)
  return (
    points ||
    pinned === true ||
    (hasUnread === true && floor !== null && isRecent(floor)) ||
    (parts?.some((part) => isPointed({ filter: part, floor })) ?? false)
  )
}

/**
 * The topics by which a row of the filter may be seen: only what is in an inbox, or a team's, is seen
 * by it. Who asks for what lies elsewhere sees only what concerns themselves.
 */
function topicsLeft(topics: readonly string[], filter: Filter): string[] {
  const parts = [filter, ...(filter.and ?? [])]
  const isLeft = (key: 'inboxId' | 'teamId', id: string) =>
    parts.every(({ [key]: choice }) => !choice || leaves<string | null>(choice, id))
  return topics.filter((topic) => {
    const [kind, id] = topic.split(':') as [string, string]
    return kind === 'inbox' ? isLeft('inboxId', id) : kind !== 'team' || isLeft('teamId', id)
  })
}
