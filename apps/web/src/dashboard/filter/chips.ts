import type { Choice, Filter, FlagKeyName, LabelChoice, ListKeyName, When } from '@parley/contract'
import { flagKeys, listKeys } from '@parley/contract'

/** What a date chip is about; each is two keys of a filter. */
export const dateKeys = ['created', 'lastActivity'] as const
export type DateKey = (typeof dateKeys)[number]

/** One phrase of a filter. A key with both `in` and `notIn` is two of them. */
export type Chip =
  | { type: 'list'; key: ListKeyName; op: 'in' | 'notIn'; values: (string | null)[] }
  | { type: 'labels'; op: 'any' | 'all' | 'none'; values: string[] }
  | { type: 'flag'; key: FlagKeyName; value: boolean }
  | { type: 'date'; key: DateKey; after?: When | undefined; before?: When | undefined }
  | { type: 'search'; text: string }
  | { type: 'groups'; groups: Groups }
export type Groups = Pick<Filter, 'and' | 'or' | 'not'>

/** Two chips with one id are of the same place in a filter. */
export function chipId(chip: Chip): string {
  if (chip.type === 'list') return `${chip.key}.${chip.op}`
  if (chip.type === 'labels') return `labels.${chip.op}`
  return 'key' in chip ? chip.key : chip.type
}

/** The phrases of a filter, in the order of its address. */
export function chipsOf(filter: Filter): Chip[] {
  const { labels = {}, search, and, or, not } = filter
  return [
    ...(Object.keys(listKeys) as ListKeyName[]).flatMap((key) =>
      (['in', 'notIn'] as const).flatMap((op): Chip[] => {
        const values = (filter[key] as Choice<string | null> | undefined)?.[op]
        return values ? [{ type: 'list', key, op, values }] : []
      }),
    ),
    ...(['any', 'all', 'none'] as const).flatMap((op): Chip[] =>
      labels[op] ? [{ type: 'labels', op, values: labels[op] }] : [],
    ),
    ...(Object.keys(flagKeys) as FlagKeyName[]).flatMap((key): Chip[] =>
      filter[key] === undefined ? [] : [{ type: 'flag', key, value: filter[key] }],
    ),
    ...dateKeys.flatMap((key): Chip[] => {
      const after = filter[`${key}After`]
      const before = filter[`${key}Before`]
      return after || before ? [{ type: 'date', key, after, before }] : []
    }),
    ...(search === undefined ? [] : [{ type: 'search', text: search } as const]),
    ...(and || or || not ? [{ type: 'groups', groups: groupsOf(filter) } as const] : []),
  ]
}

function groupsOf({ and, or, not }: Filter): Groups {
  return { ...(and && { and }), ...(or && { or }), ...(not && { not }) }
}

/** A filter with a chip in its place, instead of what was there. */
export function setChip(filter: Filter, chip: Chip): Filter {
  const rest = dropChip(filter, chip)
  switch (chip.type) {
    case 'list':
      return { ...rest, [chip.key]: { ...rest[chip.key], [chip.op]: chip.values } }
    case 'labels':
      return { ...rest, labels: { ...rest.labels, [chip.op]: chip.values } }
    case 'flag':
      return { ...rest, [chip.key]: chip.value }
    case 'date':
      return {
        ...rest,
        ...(chip.after && { [`${chip.key}After`]: chip.after }),
        ...(chip.before && { [`${chip.key}Before`]: chip.before }),
      }
    case 'search':
      return chip.text.trim() ? { ...rest, search: chip.text } : rest
    case 'groups':
      return { ...rest, ...chip.groups }
  }
}

/** A filter without what stands in a chip's place. */
export function dropChip(filter: Filter, chip: Chip): Filter {
  switch (chip.type) {
    case 'list':
      return without(filter, chip.key, { ...filter[chip.key], [chip.op]: undefined })
    case 'labels':
      return without(filter, 'labels', { ...filter.labels, [chip.op]: undefined })
    case 'flag':
      return without(filter, chip.key)
    case 'date':
      return without(without(filter, `${chip.key}After`), `${chip.key}Before`)
    case 'search':
      return without(filter, 'search')
    case 'groups':
      return (['and', 'or', 'not'] as const).reduce((rest, key) => without(rest, key), filter)
  }
}

/** A filter with a chip; values join those of the same place, anything else replaces it. */
export function addChip(filter: Filter, chip: Chip): Filter {
  const held = chipsOf(filter).find((one) => chipId(one) === chipId(chip))
  if (chip.type === 'list' && held?.type === 'list')
    return setChip(filter, { ...chip, values: [...new Set([...held.values, ...chip.values])] })
  if (chip.type === 'labels' && held?.type === 'labels')
    return setChip(filter, { ...chip, values: [...new Set([...held.values, ...chip.values])] })
  return setChip(filter, chip)
}

/** A filter in which one chip became another. */
export function replaceChip(filter: Filter, from: Chip, to: Chip): Filter {
  const rest = dropChip(filter, from)
  return chipId(from) === chipId(to) ? setChip(rest, to) : addChip(rest, to)
}

function without(filter: Filter, key: keyof Filter, left?: LabelChoice | Choice<unknown>): Filter {
  const { [key]: _gone, ...rest } = filter
  const parts = Object.entries(left ?? {}).filter(([, list]) => list !== undefined)
  return parts.length > 0 ? { ...rest, [key]: Object.fromEntries(parts) } : rest
}
