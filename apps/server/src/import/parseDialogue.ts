import * as z from 'zod'
import { isBlank, isStorable, limits } from '@parley/contract'
import type { Dialogue } from '@parley/domain'

/** Bytes of a line: room for every turn a dialogue may have. */
export const longestLine = 8 * 1024 * 1024
/** More would keep one commit open for over a second. */
const turnsAtMost = 5_000

const text = (most: number) =>
  z
    .string('must be text')
    .max(most, `must hold at most ${most.toLocaleString('en')} characters`)
    .refine(isStorable, 'must not hold NUL or a lone surrogate')
    .refine((value) => !isBlank(value), 'must not be blank')

const DialogueLine = z.strictObject({
  id: text(limits.name),
  topics: z.array(text(50)).max(limits.labels),
  turns: z
    .array(
      z.strictObject({
        from: z.enum(['customer', 'agent'], 'must be customer or agent'),
        text: text(limits.body),
      }),
    )
    .min(1, 'must hold at least one turn')
    .max(turnsAtMost, `must hold at most ${turnsAtMost.toLocaleString('en')} turns`),
})

/** What a line says, or why it cannot be used. */
export type Parsed = { dialogue: Dialogue } | { reason: string } | { empty: true }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a line; `reason` names the first field that is wrong by its path. */
export function parseDialogue(bytes: Buffer): Parsed {
  const line = decode(bytes)
  if (line === null) return { reason: 'not UTF-8' }
  if (line.trim() === '') return { empty: true }
  const value = parseJson(line)
  if (value === undefined) return { reason: 'not JSON' }
  const result = DialogueLine.safeParse(value, { reportInput: false })
  return result.success ? { dialogue: result.data } : { reason: explain(result.error.issues[0]!) }
}

function decode(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function explain({ path, message }: z.core.$ZodIssue): string {
  return path.length > 0 ? `${path.join('.')}: ${message}` : message
}
