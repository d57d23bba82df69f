'use client'
import { calendarDay, startOfDay } from '@parley/contract'
import { Button, cn, Picker } from '@parley/ui'
import type { CalendarDay } from '@parley/ui/Calendar'
import { Check, ChevronLeft } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Chip } from './chips.ts'
import { datePresetKeys, datePresets, dayOf, presetOf, rangeOfDays } from './datePresets.ts'
import type { DatePreset } from './datePresets.ts'
import { matching } from './suggest.ts'
import { useViewerZone } from './useViewerZone.ts'

const Calendar = dynamic(() => import('@parley/ui/Calendar').then((part) => part.Calendar), {
  ssr: false,
  loading: () => <div className="h-[292px]" />,
})

export type DateChip = Extract<Chip, { type: 'date' }>

interface DateEditorProps {
  chip: DateChip
  onChange: (chip: Chip) => void
  before?: ReactNode
  onBack?: (() => void) | undefined
  /** A preset says it all: whoever opened this may close it. */
  onDone: () => void
}

/** A span that moves with time, or days from a calendar. */
export function DateEditor({ chip, onChange, before, onBack, onDone }: DateEditorProps) {
  const t = useTranslations('filter')
  const isFixed = chip.after instanceof Date || chip.before instanceof Date
  const [isCustom, setCustom] = useState(isFixed)
  const [text, setText] = useState('')
  const tz = useViewerZone()
  const preset = presetOf(chip)
  const custom = { key: 'custom' as const, name: t('date.custom'), aliases: [] }
  const items = [
    ...datePresetKeys.map((key) => ({ key, name: t(`date.${key}`), aliases: [] })),
    custom,
  ]
  const pick = (key: string) => {
    if (key === 'custom') return setCustom(true)
    onChange({ type: 'date', key: chip.key, ...datePresets[key as DatePreset](tz) })
    onDone()
  }
  if (isCustom)
    return <CustomDays chip={chip} onChange={onChange} onBack={() => setCustom(false)} tz={tz} />
  const isChosen = (key: string) => key === preset || (key === 'custom' && isFixed)
  return (
    <Picker
      label={t(`key.${chip.key}`)}
      placeholder={t(`key.${chip.key}`)}
      text={text}
      onText={setText}
      onPick={pick}
      before={before}
      {...(onBack && { onBack })}
      empty={t('nothing')}
      items={matching(text, items).map(({ key, name }) => ({
        key,
        label: name,
        hint: isChosen(key) ? <Check aria-hidden size={14} className="text-accent" /> : undefined,
        isParent: key === 'custom',
      }))}
    />
  )
}

const ways = ['days', 'from', 'to'] as const
type Way = (typeof ways)[number]

interface CustomDaysProps {
  chip: DateChip
  onChange: (chip: Chip) => void
  onBack: () => void
  tz: string
}

function CustomDays({ chip, onChange, onBack, tz }: CustomDaysProps) {
  const t = useTranslations('filter')
  const locale = useLocale()
  const first = dayOf(chip.after, 'after', tz)
  const last = dayOf(chip.before, 'before', tz)
  const [way, setWay] = useState<Way>(first && !last ? 'from' : last && !first ? 'to' : 'days')
  const said = (from: CalendarDay | null, to: CalendarDay | null, as: Way): Chip => ({
    type: 'date',
    key: chip.key,
    ...rangeOf(from, to, as, tz),
  })
  const turn = (as: Way) => {
    setWay(as)
    const day = first ?? last
    if (day) onChange(said(first ?? day, last ?? day, as))
  }
  // Before a day: the day itself is the first that is not meant.
  const shown = way === 'to' && chip.before instanceof Date ? calendarDay(chip.before, tz) : null
  return (
    <div className="overflow-y-auto">
      <div className="flex items-center gap-1 border-b border-line p-1.5">
        <Button look="ghost" size="small" aria-label={t('back')} onClick={onBack}>
          <ChevronLeft aria-hidden size={14} />
        </Button>
        <div role="radiogroup" aria-label={t('date.how')} className="flex min-w-0 flex-1 gap-0.5">
          {ways.map((one) => (
            <label
              key={one}
              className={cn(
                'flex min-h-7 flex-1 cursor-pointer items-center justify-center rounded-md px-1 text-center text-[12px] leading-tight has-focus-visible:outline-2 has-focus-visible:outline-accent',
                way === one ? 'bg-selected font-medium' : 'text-muted hover:bg-hover',
              )}
            >
              <input
                type="radio"
                name="way"
                className="sr-only"
                checked={way === one}
                onChange={() => turn(one)}
              />
              {t(`date.${one}`)}
            </label>
          ))}
        </div>
      </div>
      <Calendar
        key={way}
        mode={way === 'days' ? 'days' : 'day'}
        first={way === 'to' ? null : first}
        last={way === 'to' ? shown : last}
        today={calendarDay(new Date(), tz)}
        locale={locale}
        onPick={(from, to) => onChange(said(from, to, way))}
      />
    </div>
  )
}

/** Between whole days; since one; before one, which itself is not meant. */
function rangeOf(from: CalendarDay | null, to: CalendarDay | null, way: Way, tz: string) {
  if (way === 'days') return rangeOfDays(from, to, tz)
  if (way === 'from') return rangeOfDays(from, null, tz)
  return to ? { before: startOfDay(to.year, to.month, to.day, tz) } : {}
}
