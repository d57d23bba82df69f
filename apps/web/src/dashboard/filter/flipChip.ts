import { calendarDay, startOfDay } from '@parley/contract'
import type { Filter, When } from '@parley/contract'
import { chipId, chipsOf, replaceChip } from './chips.ts'
import type { Chip } from './chips.ts'

/** The chip with its next operator: is, is not; any, all, none; yes, no; from, before, between. */
export function flipChip(chip: Chip, tz: string): Chip {
  switch (chip.type) {
    case 'list':
      return { ...chip, op: chip.op === 'in' ? 'notIn' : 'in' }
    case 'labels':
      return { ...chip, op: { any: 'all', all: 'none', none: 'any' }[chip.op] as typeof chip.op }
    case 'flag':
      return { ...chip, value: !chip.value }
    case 'date':
      return flipDate(chip, tz)
    case 'search':
    case 'groups':
      return chip
  }
}

/**
 * A filter in which a chip turned round: as it stands there, which may be further than the screen
 * has come.
 */
export function turnChip(filter: Filter, shown: Chip, tz: string): Filter {
  const [name] = chipId(shown).split('.')
  const there = chipsOf(filter).filter((chip) => chipId(chip).split('.')[0] === name)
  const chip = there.find((one) => chipId(one) === chipId(shown)) ?? there[0]
  return chip ? replaceChip(filter, chip, flipChip(chip, tz)) : filter
}

/** From A → before A → between A and the end of its day → from A; what moves has no day of its own. */
function flipDate(chip: Extract<Chip, { type: 'date' }>, tz: string): Chip {
  const { key, after, before } = chip
  if (after && !before) return { type: 'date', key, before: after }
  if (before && !after)
    return before instanceof Date
      ? { type: 'date', key, after: before, before: nextDay(before, tz) }
      : { type: 'date', key, after: before }
  return { type: 'date', key, after }
}

function nextDay(at: Date, tz: string): When {
  const { year, month, day } = calendarDay(at, tz)
  return startOfDay(year, month, day + 1, tz)
}
