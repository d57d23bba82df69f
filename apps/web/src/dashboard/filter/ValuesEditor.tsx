'use client'
import type { Filter } from '@parley/contract'
import { limits } from '@parley/contract'
import { Picker } from '@parley/ui'
import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { setChip } from './chips.ts'
import type { Chip } from './chips.ts'
import { fieldOf } from './fields.ts'
import { matching } from './suggest.ts'
import type { Count } from './useCounts.ts'
import { useCounts } from './useCounts.ts'
import { useSettled } from './useSettled.ts'
import { ValueIcon } from './ValueIcon.tsx'
import type { Vocabulary, Word } from './vocabulary.ts'

export type ValuesChip = Extract<Chip, { type: 'list' | 'labels' }>

interface ValuesEditorProps {
  chip: ValuesChip
  /** The filter around it: the numbers are of what each value would leave in it. */
  within: Filter
  vocabulary: Vocabulary
  onChange: (chip: Chip) => void
  before?: ReactNode
  onBack?: (() => void) | undefined
}

/** Ticks the values of a chip; what was ticked when it opened stands first in a long list. */
export function ValuesEditor(props: ValuesEditorProps) {
  const { chip, vocabulary } = props
  const [text, setText] = useState('')
  const [ticked] = useState(chip.values)
  const field = fieldOf(chip)
  const words = vocabulary.find((entry) => entry.field === field)?.words ?? none
  const found = useMemo(() => {
    const list = matching(text, words)
    if (text !== '' || words.length < longList) return list
    const first = list.filter(({ value }) => (ticked as (string | null)[]).includes(value))
    return [...first, ...list.filter((word) => !first.includes(word))]
  }, [text, words, ticked])
  return <ValuesList {...props} text={text} onText={setText} words={found} isLoading={false} />
}

const none: Word[] = []
const longList = 9

interface ValuesListProps extends ValuesEditorProps {
  text: string
  onText: (text: string) => void
  words: Word[]
  isLoading: boolean
  /** Why some may be missing. */
  trouble?: ReactNode
  placeholder?: string
  onPicked?: (value: string | null) => void
}

/** At most as many values as can be counted at once, each with its number. */
export function ValuesList(props: ValuesListProps) {
  const { chip, within, vocabulary, words, text, onText, isLoading, before, onBack } = props
  const t = useTranslations('filter')
  const shown = words.slice(0, limits.counts)
  const counts = useValueCounts(chip, within, shown)
  const field = fieldOf(chip)!
  const name = vocabulary.find((entry) => entry.field === field)?.name ?? ''
  const held: readonly (string | null)[] = chip.values
  const pick = (key: string) => {
    const value = valueOf(key)
    const values = held.includes(value) ? held.filter((one) => one !== value) : [...held, value]
    props.onPicked?.(value)
    props.onChange({ ...chip, values: values.slice(0, limits.filterValues) } as Chip)
  }
  return (
    <Picker
      label={name}
      placeholder={props.placeholder ?? name}
      text={text}
      onText={onText}
      onPick={pick}
      before={before}
      {...(onBack && { onBack })}
      empty={isLoading ? t('loading') : props.trouble ? null : t('nothing')}
      items={shown.map((word) => ({
        key: keyOf(word.value),
        label: word.name,
        icon: <ValueIcon field={field} value={word.value} />,
        isChecked: held.includes(word.value),
        hint: <Number count={counts.get(word.value)} />,
      }))}
      after={
        props.trouble ? (
          <div className="shrink-0 border-t border-line p-3">{props.trouble}</div>
        ) : (
          words.length > shown.length && (
            <p className="shrink-0 border-t border-line px-3 py-1.5 text-[12px] text-muted">
              {t('moreValues', { count: words.length - shown.length })}
            </p>
          )
        )
      }
    />
  )
}

/** Takes its room before it is known. */
function Number({ count }: { count: Count | undefined }) {
  const format = useFormatter()
  return (
    <span className="inline-block min-w-6 text-end">
      {count && `${format.number(count.count)}${count.capped ? '+' : ''}`}
    </span>
  )
}

function useValueCounts(chip: ValuesChip, within: Filter, words: Word[]) {
  const asked = useSettled(words, 120)
  const filters = useMemo(
    () => asked.map(({ value }) => setChip(within, only(chip, value))),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- which values are ticked changes no number
    [asked, within, chip.type],
  )
  const { counts } = useCounts(filters)
  return useMemo(
    () => new Map(counts?.map((count, index) => [asked[index]?.value, count])),
    [counts, asked],
  )
}

/** The chip with one value, as what is wanted: the number of a value does not turn with the operator. */
function only(chip: ValuesChip, value: string | null): Chip {
  return chip.type === 'list'
    ? { ...chip, op: 'in', values: [value] }
    : { ...chip, op: 'any', values: [value ?? ''] }
}

/** A list's keys are texts: one that no value is stands for null. */
const nullKey = '\u2205'

function keyOf(value: string | null): string {
  return value ?? nullKey
}

function valueOf(key: string): string | null {
  return key === nullKey ? null : key
}
