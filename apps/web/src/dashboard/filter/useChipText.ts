'use client'
import { useCallback } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { When } from '@parley/contract'
import type { Chip } from './chips.ts'
import { dayOf, isDayStart, presetOf, zoneOf } from './datePresets.ts'
import type { DateRange } from './datePresets.ts'
import { fieldOf } from './fields.ts'
import { contactIdsOf, useContactNames } from './useContactNames.ts'
import { useViewerZone } from './useViewerZone.ts'
import { treeOf } from './tree.ts'
import type { Group } from './tree.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A chip in words: `Status` `is` `Open, Pending`. */
export interface ChipText {
  /** '' where the operator says it all. */
  name: string
  operator: string
  value: string
  /** All of it in one line. */
  whole: string
}

const shown = 3

/** Says chips in the reader's words, with the names of what they hold. */
export function useChipText(vocabulary: Vocabulary, chips: Chip[]): (chip: Chip) => ChipText {
  const t = useTranslations('filter')
  const contactName = useContactNames(contactIdsOf(chips))
  const rangeText = useRangeText()
  return useCallback(
    (chip) => {
      const said = say(chip)
      return {
        ...said,
        whole: [said.name, said.operator, said.value].filter(Boolean).join(' '),
      }

      function say(one: Chip): Omit<ChipText, 'whole'> {
        switch (one.type) {
          case 'list':
          case 'labels':
            return {
              name: t(`key.${one.type === 'list' ? one.key : 'labels'}`),
              operator: t(`op.${one.op}`),
              value: listText(one),
            }
          case 'flag':
            return { name: '', operator: t(`${one.value ? 'yes' : 'no'}.${one.key}`), value: '' }
          case 'date':
            return { name: t(`key.${one.key}`), ...rangeText(one) }
          case 'search':
            return { name: t('key.search'), operator: t('op.holds'), value: one.text }
          case 'groups':
            return {
              name: t('key.groups'),
              operator: '',
              value: t('advanced.conditions', { count: termsOf(treeOf(one.groups)) }),
            }
        }
      }

      function listText(one: Extract<Chip, { type: 'list' | 'labels' }>): string {
        if (one.type === 'list' && one.key === 'id')
          return t('selected', { count: one.values.length })
        const names = one.values.slice(0, shown).map((value) => nameOf(one, value))
        const more = one.values.length - shown
        return [...names, ...(more > 0 ? [t('others', { count: more })] : [])].join(', ')
      }

      function nameOf(one: Chip, value: string | null): string {
        const field = fieldOf(one)
        if (field === 'contactId' && value !== null) return contactName(value) ?? t('someContact')
        const entry = vocabulary.find((held) => held.field === field)
        const word = entry?.words.find((held) => held.value === value)
        return word?.name ?? (field === 'labels' && value !== null ? value : t('unknown'))
      }
    },
    [t, vocabulary, contactName, rangeText],
  )
}

function termsOf({ nodes }: Group): number {
  return nodes.reduce((sum, node) => sum + (node.type === 'term' ? 1 : termsOf(node)), 0)
}

/** A range of dates as an operator and a value. */
function useRangeText(): (range: DateRange) => { operator: string; value: string } {
  const t = useTranslations('filter.date')
  const tz = useViewerZone()
  const locale = useLocale()
  return useCallback(
    (range) => {
      const preset = presetOf(range)
      if (preset)
        return {
          operator: t(preset.startsWith('last') ? 'in' : 'is'),
          value: inZone(t(`sentence.${preset}`), range),
        }
      const { after, before } = range
      if (after && before) return between(after, before)
      if (after && 'ago' in after && !('startOf' in after))
        return { operator: t('in'), value: t('theLast', { span: spanText(after.ago!) }) }
      const one = after ?? before
      return {
        operator: t(after ? 'after' : 'before'),
        value: one ? inZone(whenText(one), range) : '…',
      }

      function between(from: When, to: When) {
        const first = dayOf(from, 'after', tz)
        const last = dayOf(to, 'before', tz)
        const isWhole = isWholeDay(from) && isWholeDay(to)
        const isOne = isWhole && JSON.stringify(first) === JSON.stringify(last)
        if (isOne) return { operator: t('on'), value: whenText(from) }
        if (isWhole && from < to) {
          const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: tz })
          const end = new Date((to as Date).getTime() - 1)
          return { operator: t('between'), value: days.formatRange(from as Date, end) }
        }
        return {
          operator: t('between'),
          value: inZone(t('span', { first: whenText(from), last: whenText(to) }), range),
        }
      }

      function isWholeDay(when: When): boolean {
        return when instanceof Date && isDayStart(when, tz)
      }

      function whenText(when: When): string {
        if (when instanceof Date)
          return new Intl.DateTimeFormat(locale, {
            dateStyle: 'medium',
            ...(isWholeDay(when) ? {} : { timeStyle: 'short' }),
            timeZone: tz,
          }).format(when)
        if (!('startOf' in when)) return t('olderThan', { span: spanText(when.ago) })
        const start = t(`startOf.${when.startOf}`)
        return when.ago ? t('startAgo', { start, span: spanText(when.ago) }) : start
      }

      function spanText(duration: string): string {
        const [, dates = '', times = ''] = /^P([^T]*)(?:T(.*))?$/.exec(duration) ?? []
        const parts = [...named(dates, dateUnits), ...named(times, timeUnits)]
        return parts.map(({ unit, count }) => t(unit, { count })).join(' ')
      }

      function inZone(text: string, of: DateRange): string {
        const zone = zoneOf(of)
        return zone === null || zone === tz ? text : t('zone', { text, zone })
      }
    },
    [t, tz, locale],
  )
}

const dateUnits = { Y: 'years', M: 'months', W: 'weeks', D: 'dayCount' } as const
const timeUnits = { H: 'hours', M: 'minutes', S: 'seconds' } as const

function named<U extends string>(text: string, units: Record<string, U>) {
  return [...text.matchAll(/(\d+)([A-Z])/g)].flatMap(([, count, letter = '']) => {
    const unit = units[letter]
    return unit ? [{ unit, count: Number(count) }] : []
  })
}
