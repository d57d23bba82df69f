import { and, or } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'

/** A condition that an index answers. */
export interface Narrow {
  where: SQL
  /** What share of the account's conversations meets it, as far as is known. */
  share: number
  /** Whether it is of the index of facets, which passes by what other facets leave out. */
  isFacet?: true
  /** What reading its index takes, in entries, where these are more than its rows. */
  reading?: number
  /** What a row costs that it does not leave out, in rows, where more than itself is looked at. */
  worth?: number
  /** Rows that meet it without that condition: few, known by their ids. */
  beside?: { where: SQL; rows: number }
}

/** What is to be expected of the conditions that an index answers. */
export interface Narrowed {
  /** Undefined where no index helps. */
  where: SQL | undefined
  /** Conversations that meet them: so many rows are looked at. */
  rows: number
  /** Conversations that match, of those with the given facets, were all conditions independent. */
  matching: number
  /** Conversations of the account. */
  all: number
  /** Entries of indexes that are read to find the rows. */
  entries: number
  /** Conversations among them that are known by their ids. */
  beside: number
  /** Whether all of it is asked of the index of facets, which knows the account as well. */
  isOfFacets: boolean
}

/** What looking up one id takes, in entries of an index that are read side by side. */
export const lookedUp = 8
/** What reading an entry of an index costs of looking at a row. */
export const entryCost = 1 / 15
/** Entries that are passed by at once, to find whether another facet has the next row. */
const skipped = 4

/**
 * Conditions that must all be met. Of those only as many are put to the index as leave out more rows
 * than they cost to read: what most hold is cheaper asked of the rows. Where any rows will do, no more
 * are looked at than have as many as `limit` that match.
 */
export function joinNarrows(found: Narrow[], all: number, limit = Infinity): Narrowed {
  const [first, ...others] = inOrder(found)
  const matching = found.reduce((left, { share }) => left * share, all)
  if (!first)
    return { where: undefined, rows: all, entries: 0, beside: 0, isOfFacets: false, matching, all }
  let [rows, entries] = [all * first.share, first.reading ?? all * first.share]
  const chosen = [first]
  let isOfFacets = first.isFacet ?? false
  const looked = (left: number) => Math.min(left, (limit * left) / Math.max(1, matching))
  for (const other of others) {
    const { share, isFacet, beside, reading = all * share, worth = 1 } = other
    const isJoined = isFacet && first.isFacet
    const read = Math.min(reading, isJoined ? skipped * rows : Infinity)
    const saved = isJoined ? rows * (1 - share) : looked(rows) - looked(rows * share)
    if (read * entryCost + costOf(beside) > saved * worth) continue
    chosen.push(other)
    rows *= share
    // Joined in one index, what is read more is made up for by what is not remembered.
    if (!isJoined) entries += read
    isOfFacets &&= isJoined ?? false
  }
  const besides = chosen.flatMap(({ beside }) => beside ?? [])
  const beside = besides.reduce((sum, each) => sum + each.rows, 0)
  rows += beside
  entries += beside * lookedUp
  const each = and(...chosen.map(({ where }) => where))
  const where = or(each, ...besides.map(({ where }) => where))
  return { where, rows, entries, beside, isOfFacets, matching, all }
}

/** What finding and looking at the rows beside takes, in rows. */
function costOf(beside: Narrow['beside']): number {
  return beside ? beside.rows * (1 + lookedUp * entryCost) : 0
}

/** The rarest, then the facets, which one index joins, then what is read by itself. */
function inOrder(found: Narrow[]): Narrow[] {
  const [first, ...others] = found.toSorted((a, b) => a.share - b.share)
  const facets = others.filter(({ isFacet }) => isFacet)
  return first ? [first, ...facets, ...others.filter(({ isFacet }) => !isFacet)] : []
}
