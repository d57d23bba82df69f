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
  return [...sort.map(orderOf), asc(c.id)]
}

function orderOf({ by, order }: SortTerm): SQL {
  const direction = sql.raw(order)
  // A column that is never null keeps the plain order, or its index does not serve it.
  return by === 'lastActivityAt' || by === 'createdAt'
    ? sql`${columns[by]} ${direction}`
    : sql`${columns[by]} ${direction} nulls last`
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
  return and(lowerBound(sort[0]!, values[0]!), or(...alternatives, tie))!
}

/** Implied by the rest; said once more because an index can use it where it cannot use the OR. */
function lowerBound({ by, order }: SortTerm, value: number | null): SQL | undefined {
  if (by !== 'lastActivityAt' && by !== 'createdAt') return undefined
  return sql`${columns[by]} ${sql.raw(order === 'asc' ? '>=' : '<=')} ${literal(by, value)}`
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
