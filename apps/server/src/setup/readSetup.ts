import { and, asc, desc, eq, like } from 'drizzle-orm'
import type { Role } from '@parley/contract'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'

/** Someone the sign-in page offers with one click. */
export interface DemoPerson {
  email: string
  name: string
  avatar: string | null
  role: Role
}

/** What the sign-in page has to know before anyone is signed in. */
export interface Setup {
  demo: DemoPerson[] | null
  /** Nothing is here yet: the first visit makes the owner. */
  needsOwner: boolean
}

const { accounts, members, users } = tables

export async function readSetup(db: Db, { demo }: { demo: boolean }): Promise<Setup> {
  const people = demo ? await readDemoPeople(db) : []
  const [first] =
    people.length > 0 ? [true] : await db.orm.select({ id: accounts.id }).from(accounts).limit(1)
  return { demo: people.length > 0 ? people : null, needsOwner: !first }
}

/** The documented people of the demo account only: whoever joined it later is not shown. */
function readDemoPeople(db: Db): Promise<DemoPerson[]> {
  return db.orm
    .select({ email: users.email, name: users.name, avatar: users.image, role: members.role })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(accounts.slug, 'demo'), like(users.email, '%@parley.test')))
    .orderBy(desc(eq(members.role, 'owner')), desc(eq(members.role, 'admin')), asc(users.email))
    .limit(10)
}
