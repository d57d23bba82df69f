import type { Chip } from './chips.ts'
import { datePresets } from './datePresets.ts'
import type { DatePreset } from './datePresets.ts'
import { chipOf } from './fields.ts'
import type { Field } from './fields.ts'

/** A value one can type, under each of its names. */
export interface Word {
  /** As a chip holds it; a flag's is '1' or '0', a date's the name of a preset. */
  value: string | null
  name: string
  aliases: string[]
}

/** A field with its names and values, in the reader's language first. */
export interface Entry {
  field: Field
  name: string
  aliases: string[]
  words: Word[]
}
export type Vocabulary = Entry[]

/** The chip that a value of a field is. */
export function chipOfWord(field: Field, value: string | null, tz: string): Chip {
  const chip = chipOf(field)
  if (chip.type === 'list') return { ...chip, values: [value] }
  if (chip.type === 'labels') return { ...chip, values: [value ?? ''] }
  if (chip.type === 'flag') return { ...chip, value: value === '1' }
  return { ...chip, ...datePresets[value as DatePreset](tz) } as Chip
}
