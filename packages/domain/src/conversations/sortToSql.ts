import { and, asc, or, sql } from 'drizzle-orm'
import type { AnyColumn, SQL } from 'drizzle-orm'
import { valueOf } from '@parley/contract'
import type { Sort, SortKey, SortRow, SortTerm } from '@parley/contract'
import { tables } from '@parley/db'

const { conversations: c } = tables
const columns: Record<SortKey, AnyColumn> = {
  lastActivityAt: c.lastActivityAt,
  createdAt: c.createdAt,
  priority: c.priority,
  waitingSince: c.waitingSince,
}

/** The order of contract's compare. */
export function sortToSql(sort: Sort): SQL[] {
  return [...sort.map((term) => orderOf(term, mayBeNull(term.by))), asc(c.id)]
}

/** A priority where none counts as the lowest: it is never null. */
export const rankOf = sql`coalesce(${c.priority}, 0)`

/** The same within a segment, in the words its index was made with: its first column is never null. `rank` is what an outer query calls rankOf. */
export function segmentOrder([first, ...rest]: Sort, rank = rankOf): SQL {
  if (first?.by === 'priority')
    return sql.join([sql`${rank} ${sql.raw(first.order)}`, ...sortToSql(rest)], sql`, `)
  const order = first ? [orderOf(first, false), ...sortToSql(rest)] : sortToSql(rest)
  return sql.join(order, sql`, `)
}

function orderOf({ by, order }: SortTerm, nullable: boolean): SQL {
  return sql`${columns[by]} ${sql.raw(nullable ? `${order} nulls last` : order)}`
}

function mayBeNull(by: SortKey): boolean {
  return by === 'priority' || by === 'waitingSince'
}

/** What a page's last row leaves in the cursor: its sort values and its id. */
export function boundaryOf(sort: Sort, row: SortRow): unknown[] {
  return [...sort.map(({ by }) => valueOf(row, by)), row.id]
}

/** Rows after a boundary, in the order of sortToSql. */
export function afterBoundary(sort: Sort, boundary: unknown[]): SQL {
  const id = boundary.at(-1) as string
  const values = boundary.slice(0, -1) as (number | null)[]
  const alternatives = sort.map((term, index) =>
    and(
      ...sort.slice(0, index).map((before, at) => same(before.by, values[at]!)),
      past(term, values[index]!),
    ),
  )
  const tie = and(
    ...sort.map((term, index) => same(term.by, values[index]!)),
    sql`${c.id} > ${id}::uuid`,
  )
  return or(...alternatives, tie)!
}

/** Implied by afterBoundary, for an index that cannot use its OR; the first value is not null. */
export function lowerBound([first, second]: Sort, boundary: unknown[]): SQL {
  if (first?.by === 'priority')
    return sql`(${rankOf}, ${columns[second!.by]}) <= (coalesce(${literal('priority', boundary[0] as number | null)}, 0), ${literal(second!.by, boundary[1] as number)})`
  if (!first) return sql`${c.id} > ${boundary.at(-1)}::uuid`
  const sign = sql.raw(first.order === 'asc' ? '>=' : '<=')
  return sql`${columns[first.by]} ${sign} ${literal(first.by, boundary[0] as number)}`
}

function same(by: SortKey, value: number | null): SQL {
  return value === null ? sql`${columns[by]} is null` : sql`${columns[by]} = ${literal(by, value)}`
}

function past({ by, order }: SortTerm, value: number | null): SQL {
  if (value === null) return sql`false`
  const beyond = sql`${columns[by]} ${sql.raw(order === 'asc' ? '>' : '<')} ${literal(by, value)}`
  return sql`(${beyond} or ${columns[by]} is null)`
}

function literal(by: SortKey, value: number | null): SQL {
  return by === 'priority'
    ? sql`${value}::smallint`
    : sql`${new Date(value as number).toISOString()}::timestamptz`
}
