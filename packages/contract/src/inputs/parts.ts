import * as z from 'zod'
import { AccountId, MutationId } from '../ids.ts'
import { limits } from '../limits.ts'
import { isBlank, isStorable } from '../text.ts'

export const storable = 'must not hold NUL or a lone surrogate'
export const inAccount = { accountId: AccountId }
/** A mutation without an id of its own: optional for stock clients, ours always sends it. */
export const asMutation = { ...inAccount, mutationId: MutationId.optional() }
export const seq = z.int().min(0).max(2_147_483_647)
export const limit = z.int().min(1).max(limits.page).default(limits.pageDefault)
export const name = z
  .string()
  .max(limits.name)
  .refine(isStorable, storable)
  .refine((text) => !isBlank(text), 'must not be blank')
export const subject = z.string().max(limits.name).refine(isStorable, storable)
export const words = z
  .string()
  .max(limits.body, `must hold at most ${limits.body} characters`)
  .refine(isStorable, storable)
export const body = words.refine((text) => !isBlank(text), 'must not be blank')
export const pageCursor = z.string().max(2000)
export const direction = z.enum(['forward', 'backward']).optional()
/** PostgreSQL holds years 4713 BC to 294276; a snooze further than a lifetime is a mistake. */
export const instant = z
  .date()
  .min(new Date('2000-01-01T00:00:00Z'))
  .max(new Date('2200-01-01T00:00:00Z'))
export const labelName = z
  .string()
  .trim()
  .min(1)
  .max(50)
  .refine(isStorable, storable)
  .refine((text) => !text.includes(',') && !isBlank(text), 'must not be blank or hold a comma')
export const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #1f6feb')
export const teamOfScope = {
  message: 'give teamId for the scope team, and only there',
  path: ['teamId'],
}
export function namesItsTeam({ scope, teamId }: { scope?: string | undefined; teamId?: unknown }) {
  return (scope === 'team') === (teamId !== undefined && teamId !== null)
}
