import { defaultSort } from './defaultSort.ts'
import { flagKeys, labelKeys, listKeys, whenKeys } from './keys.ts'
import type { Choice, Filter, Sort, When } from './types.ts'

interface Printed {
  filter: Filter
  sort?: Sort | undefined
}

/**
 * The address of a filter and a sort: '' for neither, else with its question mark, such as
 * `?status=open,pending&priority=urgent,none&labels=vip&notLabels=spam&unread=1&sort=-lastActivityAt`.
 * parseAddress reads it back to the same.
 */
export function printAddress({ filter, sort }: Printed): string {
  const { labels = {}, search, and, or, not } = filter
  const groups = { ...(and && { and }), ...(or && { or }), ...(not && { not }) }
  const parts: [string, string | undefined][] = [
    ...(Object.keys(listKeys) as (keyof typeof listKeys)[]).flatMap((key) => {
      const { name } = listKeys[key]
      const choice = (filter[key] ?? {}) as Choice<string | null>
      return [
        [name, choice.in && printList(choice.in)],
        [exclusion(name), choice.notIn && printList(choice.notIn)],
      ] satisfies [string, string | undefined][]
    }),
    ...(Object.keys(labelKeys) as (keyof typeof labelKeys)[]).map(
      (key): [string, string | undefined] => [
        labelKeys[key],
        labels[key] && printList(labels[key]),
      ],
    ),
    ...(Object.keys(flagKeys) as (keyof typeof flagKeys)[]).map(
      (key): [string, string | undefined] => [
        flagKeys[key],
        filter[key] === undefined ? undefined : filter[key] ? '1' : '0',
      ],
    ),
    ...whenKeys.map((key): [string, string | undefined] => [
      key,
      filter[key] && printWhen(filter[key]),
    ]),
    ['q', search],
    ['groups', Object.keys(groups).length > 0 ? JSON.stringify(groups) : undefined],
    ['sort', sort && printSort(sort)],
  ]
  const given = parts.filter((part): part is [string, string] => part[1] !== undefined)
  const text = new URLSearchParams(given).toString()
  return text ? `?${readable(text)}` : ''
}

/** `status` is excluded by `notStatus`. */
export function exclusion(name: string): string {
  return `not${name[0]!.toUpperCase()}${name.slice(1)}`
}

/** Values by commas; a comma or a percent sign of a value's own is escaped once more. */
function printList(values: readonly (string | null)[]): string {
  return values
    .map((value) => (value ?? 'none').replaceAll('%', '%25').replaceAll(',', '%2C'))
    .join(',')
}

/** An ISO date, `-P7D`, or `day@Europe/Paris` with `-P1D` behind it. */
function printWhen(when: When): string {
  if (when instanceof Date) return when.toISOString()
  const ago = when.ago === undefined ? '' : `-${when.ago}`
  return 'startOf' in when ? `${when.startOf}@${when.tz}${ago}` : ago
}

function printSort(sort: Sort): string | undefined {
  const print = (terms: Sort) =>
    terms.map(({ by, order }) => (order === 'desc' ? `-${by}` : by)).join(',')
  return print(sort) === print(defaultSort) ? undefined : print(sort)
}

/** What an address may hold as it is. */
function readable(text: string): string {
  return text
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%40', '@')
    .replaceAll('%2F', '/')
}
