import { hashPassword } from 'better-auth/crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { Failure } from '@parley/contract'
import { tables } from '@parley/db'
import type { DbOrTx } from '@parley/db'

interface Person {
  email: string
  name: string
  /** For a person who is new; kept as a hash. */
  password?: string | undefined
}

const { credentials, users } = tables

/**
 * The id of the person with this e-mail, who is made with a sign-in when missing. Somebody who is
 * already here keeps their name and password: another account's manager may not change them.
 */
export async function ensurePerson(db: DbOrTx, person: Person): Promise<string> {
  const email = person.email.toLowerCase()
  const known = await findPerson(db, email)
  if (known) return known
  if (person.password === undefined)
    throw new Failure('input.invalid', {
      field: 'password',
      message: 'password: this person needs one to sign in',
    })
  const passwordHash = await hashPassword(person.password)
  const made = await insertPerson(db, { ...person, email, passwordHash })
  return made ?? (await findPerson(db, email))!
}

/** The id of a new person; null when somebody has this e-mail (lower case) already. */
export async function insertPerson(
  db: DbOrTx,
  { email, name, passwordHash }: Person & { passwordHash: string },
): Promise<string | null> {
  const id = uuidv7()
  // One statement each: a parallel maker of the same person wins or loses whole.
  const made = await db.orm
    .insert(users)
    .values({ id, email, name })
    .onConflictDoNothing()
    .returning()
  if (made.length === 0) return null
  const credential = { accountId: id, userId: id, providerId: 'credential', password: passwordHash }
  await db.orm.insert(credentials).values({ id: uuidv7(), ...credential })
  return id
}

async function findPerson(db: DbOrTx, email: string): Promise<string | undefined> {
  const [found] = await db.orm.select({ id: users.id }).from(users).where(eq(users.email, email))
  return found?.id
}
