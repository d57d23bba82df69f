'use client'
import type { Conversation } from '@parley/contract'
import { useParley } from '@parley/client/react'
import { Button, CommandDialog } from '@parley/ui'
import { CalendarClock } from 'lucide-react'
import { useReducer, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useChangeItems } from '../bulk/useChangeItems.tsx'
import type { PageName, Scene } from '../keys/Scene.ts'
import { matching } from './matching.ts'
import { localInput } from './localInput.ts'

/** Shown at once; more are found by typing. */
const most = 50

interface ChangePageProps {
  page: PageName
  scene: Scene
  about: ReactNode
  /** Absent where it was opened by its own key. */
  onBack: (() => void) | undefined
  onClose: () => void
}

/** One thing to choose for what the palette is about: whom, which labels, until when. */
export function ChangePage({ page, scene, about, onBack, onClose }: ChangePageProps) {
  const t = useTranslations()
  const [text, setText] = useState('')
  const [isDating, setDating] = useState(false)
  // Ticks follow what was chosen a moment ago.
  const [, again] = useReducer((turn: number) => turn + 1, 0)
  const { mirror } = useParley().account
  const chosen = scene.about.map(
    (row): Conversation => mirror.findConversation({ conversationId: row.id }) ?? row,
  )
  const items = useChangeItems({ chosen, onChange: scene.change })[page]
  const holds = matching(text)
  const title = t(`bulk.menu.${page}`)
  const isMultiple = page === 'labels'
  const pick = {
    key: 'pick',
    label: t('actions.pickTime'),
    icon: <CalendarClock aria-hidden size={15} className="text-muted" />,
    isParent: true,
  }
  const listed = [...items, ...(page === 'snooze' ? [pick] : [])]
  const found = listed.filter(({ label }) => holds(label))
  return (
    <CommandDialog
      label={title}
      placeholder={`${title}…`}
      text={text}
      onText={setText}
      groups={[{ key: page, items: found.slice(0, most) }]}
      below={
        found.length > most && (
          <p className="shrink-0 border-t border-line px-4 py-2 text-[12px] text-muted">
            {t('filter.moreValues', { count: found.length - most })}
          </p>
        )
      }
      empty={t('actions.nothing')}
      about={about}
      onPick={(key) => {
        const item = items.find((one) => one.key === key)
        if (!item) {
          setDating(true)
          return null
        }
        if (!isMultiple) return item.onSelect
        item.onSelect()
        again()
        return null
      }}
      onBack={isDating ? () => setDating(false) : onBack}
      onClose={onClose}
    >
      {isDating && (
        <TimeForm
          onChoose={(snoozedUntil) => {
            scene.change({ snoozedUntil })
            onClose()
          }}
        />
      )}
    </CommandDialog>
  )
}

const hourMs = 3_600_000

function TimeForm({ onChoose }: { onChoose: (at: Date) => void }) {
  const t = useTranslations()
  const [value, setValue] = useState(() => localInput(new Date(Date.now() + 24 * hourMs)))
  const at = new Date(value)
  const isFuture = at.getTime() > Date.now()
  return (
    <form
      className="flex flex-col gap-3 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (isFuture) onChoose(at)
      }}
    >
      <label className="flex flex-col gap-1 text-[12px] text-muted">
        {t('actions.until')}
        <input
          type="datetime-local"
          autoFocus
          required
          value={value}
          onChange={(event) => setValue(event.target.value)}
          className="h-9 rounded-lg border border-line bg-bg px-2 text-[14px] text-text"
        />
      </label>
      {!isFuture && (
        <p role="alert" className="text-[12px] text-danger">
          {t('actions.past')}
        </p>
      )}
      <Button type="submit" look="solid" disabled={!isFuture} className="self-end">
        {t('bulk.menu.snooze')}
      </Button>
    </form>
  )
}
