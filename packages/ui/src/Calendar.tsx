'use client'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { DayPicker } from 'react-day-picker'
import { enGB } from 'react-day-picker/locale/en-GB'
import { fr } from 'react-day-picker/locale/fr'

/** A day on the wall; `month` is 1 to 12. */
export interface CalendarDay {
  year: number
  month: number
  day: number
}

interface CalendarProps {
  /** One day, or the first and the last of several. */
  mode: 'day' | 'days'
  first: CalendarDay | null
  last: CalendarDay | null
  today: CalendarDay
  locale: string
  onPick: (first: CalendarDay, last: CalendarDay) => void
}

const look = {
  root: 'p-3',
  months: 'relative',
  month_caption: 'flex h-8 items-center px-2 text-[13px] font-medium',
  nav: 'absolute end-0 top-0 flex',
  button_previous:
    'flex size-8 cursor-pointer items-center justify-center rounded-md hover:bg-hover',
  button_next: 'flex size-8 cursor-pointer items-center justify-center rounded-md hover:bg-hover',
  month_grid: 'w-full border-collapse',
  weekday: 'h-7 text-[11px] font-normal text-muted',
  day: 'p-0 text-center',
  day_button: 'size-8 cursor-pointer rounded-md text-[13px] hover:bg-hover',
  today: 'font-bold text-accent-strong',
  outside: 'text-muted',
  selected: 'bg-selected',
  range_start: 'rounded-s-md [&>button]:bg-accent [&>button]:text-on-accent',
  range_end: 'rounded-e-md [&>button]:bg-accent [&>button]:text-on-accent',
}

/** Days to choose from, by mouse and keyboard; what a day is in time is not its concern. */
export function Calendar({ mode, first, last, today, locale, onPick }: CalendarProps) {
  const shared = {
    locale: locale === 'fr' ? fr : enGB,
    today: wall(today),
    defaultMonth: wall(first ?? last ?? today),
    weekStartsOn: 1,
    showOutsideDays: true,
    autoFocus: true,
    classNames: look,
    components: { Chevron },
  } as const
  if (mode === 'day') {
    const chosen = first ?? last
    return (
      <DayPicker
        {...shared}
        classNames={{ ...look, selected: look.range_start }}
        mode="single"
        required
        selected={chosen ? wall(chosen) : undefined}
        onSelect={(day) => onPick(dayOn(day), dayOn(day))}
      />
    )
  }
  return (
    <DayPicker
      {...shared}
      mode="range"
      required
      selected={{
        from: first ? wall(first) : undefined,
        to: last ? wall(last) : undefined,
      }}
      onSelect={({ from, to }) => from && onPick(dayOn(from), dayOn(to ?? from))}
    />
  )
}

/** Noon, which no change of a clock skips. */
function wall({ year, month, day }: CalendarDay): Date {
  return new Date(year, month - 1, day, 12)
}

function dayOn(at: Date): CalendarDay {
  return { year: at.getFullYear(), month: at.getMonth() + 1, day: at.getDate() }
}

function Chevron({ orientation }: { orientation?: 'up' | 'down' | 'left' | 'right' }) {
  const Shape = orientation === 'left' ? ChevronLeft : ChevronRight
  return <Shape aria-hidden size={16} />
}
