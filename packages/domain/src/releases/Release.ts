import { and, arrayContains, eq, gt } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { tables } from '@parley/db'
import { facets, holdsAny } from '../conversations/facets.ts'

const { conversations: c } = tables

/** At most this many conversations are changed in one transaction. */
export const batchSize = 500

/** What is gone and comes off conversations: a label by its name, a team or an assignee by id. */
export interface Release {
  kind: 'label' | 'team' | 'assignee'
  value: string
}

/** The conversations of an account that hold it still, beyond the one that was reached. */
export function holding(
  accountId: string,
  { kind, value }: Release,
  reached: string,
): SQL | undefined {
  return and(
    eq(c.accountId, accountId),
    gt(c.id, reached),
    holdsAny(accountId, facets(kind, [value])),
    columnHolds({ kind, value }),
  )
}

/** Groups keep the team they were made for. */
function columnHolds({ kind, value }: Release): SQL | undefined {
  switch (kind) {
    case 'label':
      return arrayContains(c.labels, [value])
    case 'team':
      return and(eq(c.teamId, value), eq(c.kind, 'support'))
    case 'assignee':
      return and(eq(c.assigneeId, value), eq(c.kind, 'support'))
  }
}
