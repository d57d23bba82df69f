'use client'
import type { QuietHours } from '@parley/contract'
import { Button, Switch, TextField } from '@parley/ui'
import { useFormatter, useTranslations } from 'use-intl'
import { useViewerZone } from '../filter/useViewerZone.ts'
import { Section } from './Panel.tsx'

interface QuietSectionProps {
  hours: QuietHours | null
  onChange: (hours: QuietHours | null) => void
}

const week = [1, 2, 3, 4, 5, 6, 0]
/** A Sunday, to name the days by. */
const sunday = Date.UTC(2026, 0, 4)

/** When a person wants to be left alone, by the clock of where they are. */
export function QuietSection({ hours, onChange }: QuietSectionProps) {
  const t = useTranslations('notifications.page')
  const zone = useViewerZone()
  const change = (patch: Partial<QuietHours>) => hours && onChange({ ...hours, ...patch })
  const usual = { from: '22:00', to: '07:00', tz: zone, days: week.toSorted((a, b) => a - b) }
  return (
    <Section title={t('quiet')}>
      <Switch
        label={t('quietOn')}
        hint={t('quietHint', { zone: hours?.tz ?? zone })}
        isOn={hours !== null}
        onChange={(on) => onChange(on ? usual : null)}
      />
      {hours && (
        <>
          <div className="flex flex-wrap gap-3">
            {(['from', 'to'] as const).map((edge) => (
              <TextField
                key={edge}
                type="time"
                required
                label={t(edge)}
                value={hours[edge]}
                onChange={({ target }) => target.value && change({ [edge]: target.value })}
              />
            ))}
          </div>
          <Days days={hours.days} onChange={(days) => change({ days })} />
        </>
      )}
    </Section>
  )
}

function Days({ days, onChange }: { days: number[]; onChange: (days: number[]) => void }) {
  const t = useTranslations('notifications.page')
  const format = useFormatter()
  const named = (day: number, weekday: 'short' | 'long') =>
    format.dateTime(new Date(sunday + day * 86_400_000), { weekday, timeZone: 'UTC' })
  const flip = (day: number) =>
    onChange(days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort())
  return (
    <div role="group" aria-label={t('days')} className="flex flex-wrap gap-1">
      <span aria-hidden className="w-full text-[12px] font-medium text-muted">
        {t('days')}
      </span>
      {week.map((day) => (
        <Button
          key={day}
          size="small"
          look={days.includes(day) ? 'solid' : 'plain'}
          aria-pressed={days.includes(day)}
          title={named(day, 'long')}
          onClick={() => flip(day)}
        >
          {named(day, 'short')}
        </Button>
      ))}
    </div>
  )
}
