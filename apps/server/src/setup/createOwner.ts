import * as z from 'zod'
import { Failure, isBlank, isStorable, limits } from '@parley/contract'
import { tables } from '@parley/db'
import type { Db } from '@parley/db'
import { createAccount } from '@parley/domain'
import { ensurePerson } from '../auth/ensurePerson.ts'

const name = z
  .string()
  .max(limits.name)
  .refine(
    (text) => isStorable(text) && !isBlank(text),
    'must not be blank, or hold NUL or a lone surrogate',
  )

/** The first visit's form. */
export const SetupInput = z.strictObject({
  name,
  email: z.email().max(254),
  password: z.string().min(10).max(128),
  accountName: name,
})

/** Any number will do, as long as every server takes the same. */
const setupLock = 7_275_395

/** Makes the first account and its owner; action.forbidden once there is an account. */
export async function createOwner(db: Db, given: unknown): Promise<{ slug: string }> {
  const input = SetupInput.parse(given)
  return db.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${setupLock})`
    const [taken] = await db.orm.select({ id: tables.accounts.id }).from(tables.accounts).limit(1)
    if (taken)
      throw new Failure('action.forbidden', { message: 'This Parley has its owner already.' })
    const ownerId = await ensurePerson(db, input)
    const slug = slugOf(input.accountName)
    await createAccount(db, { slug, name: input.accountName, ownerId })
    return { slug }
  })
}

function slugOf(accountName: string): string {
  const plain = accountName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  return plain || 'team'
}
