import * as z from 'zod'
import { contactTypes, kinds, priorities, sortKeys, statuses } from '../enums.ts'
import { limits } from '../limits.ts'
import { isStorable } from '../text.ts'
import { owed } from './keys.ts'
import { measureFilter } from './measureFilter.ts'
import type { Choice, ConversationFilter, Filter, LabelChoice, OneOf, Sort, When } from './types.ts'
import { problemOfWhen } from './when.ts'

const uuid = z.guid('must be a uuid').transform((id) => id.toLowerCase())
const text = z
  .string()
  .min(1)
  .max(limits.name)
  .refine(isStorable, 'must not hold NUL or a lone surrogate')

function listOf<T extends z.ZodType>(value: T) {
  return z
    .array(value)
    .min(1, 'must hold at least one value; leave the key out to match everything')
    .max(limits.filterValues)
    .optional()
}

/** A bare list is brought to `{ [key]: list }` first, so that an error's path names the bad value. */
function spelled<Inner, Spelling>(key: string, inner: z.ZodType) {
  return z.preprocess(
    (given) => (Array.isArray(given) ? { [key]: given } : given),
    inner,
  ) as unknown as z.ZodType<Inner, Spelling>
}

function someKey(value: object) {
  return Object.values(value).some((part) => part !== undefined)
}

function oneOf<T>(value: z.ZodType<T>) {
  return spelled<Choice<T>, OneOf<T>>(
    'in',
    z
      .strictObject({ in: listOf(value), notIn: listOf(value) })
      .refine(someKey, 'must hold in or notIn'),
  )
}

const labels = spelled<LabelChoice, string[] | LabelChoice>(
  'any',
  z
    .strictObject({ any: listOf(text), all: listOf(text), none: listOf(text) })
    .refine(someKey, 'must hold any, all or none'),
)

/** Stored filters hold dates as ISO text. */
const when = z.preprocess(
  (given) => (typeof given === 'string' && isoDate.test(given) ? new Date(given) : given),
  z.custom<When>().superRefine((given, context) => {
    const problem = problemOfWhen(given)
    if (problem) context.addIssue({ code: 'custom', message: problem })
  }),
)
const isoDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/

const inner: z.ZodType<Filter, ConversationFilter> = z.lazy(() =>
  z.strictObject({
    kind: oneOf(z.enum(kinds)).optional(),
    status: oneOf(z.enum(statuses)).optional(),
    priority: oneOf(z.enum(priorities).nullable()).optional(),
    inboxId: oneOf(uuid.nullable()).optional(),
    teamId: oneOf(uuid.nullable()).optional(),
    assigneeId: oneOf(z.union([z.literal('me'), uuid]).nullable()).optional(),
    unassigned: z.boolean().optional(),
    labels: labels.optional(),
    contactId: oneOf(uuid.nullable()).optional(),
    contactType: oneOf(z.enum(contactTypes)).optional(),
    participantId: oneOf(z.union([z.literal('me'), uuid])).optional(),
    createdAfter: when.optional(),
    createdBefore: when.optional(),
    lastActivityAfter: when.optional(),
    lastActivityBefore: when.optional(),
    hasUnread: z.boolean().optional(),
    isSnoozed: z.boolean().optional(),
    pinned: z.boolean().optional(),
    waitingFor: oneOf(z.enum(owed).nullable()).optional(),
    id: oneOf(uuid).optional(),
    search: z
      .string()
      .max(limits.search)
      .refine(isStorable, 'must not hold NUL or a lone surrogate')
      // A blank search is none.
      .transform((search) => (search.trim() ? search : undefined))
      .optional(),
    and: z.array(inner).min(1).max(limits.filterTerms).optional(),
    or: z.array(inner).min(1).max(limits.filterTerms).optional(),
    not: inner.optional(),
  }),
) as z.ZodType<Filter, ConversationFilter>

/** Measured before it is parsed: a bomb must not reach the recursion. */
const measured = z.unknown().superRefine((given, context) => {
  const { depth, terms } = measureFilter(given)
  if (depth > limits.filterDepth)
    context.addIssue({ code: 'custom', message: `must not nest deeper than ${limits.filterDepth}` })
  else if (terms > limits.filterTerms)
    context.addIssue({
      code: 'custom',
      message: `must not hold more than ${limits.filterTerms} terms`,
    })
})

/** Which conversations: all given keys must hold. Every spelling comes out in one inner shape. */
export const ConversationFilterSchema = measured.pipe(
  inner as z.ZodType<Filter, unknown>,
) as unknown as z.ZodType<Filter, ConversationFilter>

/** In which order. */
export const SortSchema: z.ZodType<Sort, Sort> = z
  .array(z.strictObject({ by: z.enum(sortKeys), order: z.enum(['asc', 'desc']) }))
  .min(1)
  .max(3)
  .refine(
    (sort) => new Set(sort.map((term) => term.by)).size === sort.length,
    'must not repeat a key',
  )
