'use client'
import type { Label } from '@parley/contract'
import { fold } from '@parley/contract'
import { useCount } from '@parley/client/react'
import { Button, Notice } from '@parley/ui'
import { Pencil, Plus, Tag, Trash2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePeople } from '../../People.tsx'
import { ConfirmDialog } from '../ConfirmDialog.tsx'
import { Panel } from '../Panel.tsx'
import { RowButton } from '../RowButton.tsx'
import { useApi } from '../useApi.ts'
import { LabelDialog } from './LabelDialog.tsx'

/** From so many on, the list has a box to narrow it. */
const many = 8

/** The labels of the account: made, called otherwise, coloured and deleted. */
export function LabelsPage() {
  const t = useTranslations('settings')
  const { labels } = usePeople()
  const [text, setText] = useState('')
  const [edited, setEdited] = useState<Label | 'new' | null>(null)
  const [doomed, setDoomed] = useState<Label | null>(null)
  const shown = useMemo(() => {
    const wanted = fold(text)
    return labels
      .filter(({ name, title }) => fold(`${title} ${name}`).includes(wanted))
      .toSorted((a, b) => a.title.localeCompare(b.title))
  }, [labels, text])
  return (
    <Panel
      title={t('pages.labels')}
      text={t('labels.text')}
      action={
        <Button look="solid" onClick={() => setEdited('new')}>
          <Plus aria-hidden size={15} />
          {t('labels.new')}
        </Button>
      }
    >
      {labels.length === 0 ? (
        <Notice icon={<Tag aria-hidden size={28} />} title={t('labels.none')} />
      ) : (
        <div className="flex flex-col gap-2">
          {labels.length > many && (
            <div className="flex items-center gap-3">
              <input
                type="search"
                value={text}
                aria-label={t('labels.find')}
                placeholder={t('labels.find')}
                onChange={(event) => setText(event.target.value)}
                className="h-9 min-w-0 flex-1 rounded-lg border border-line bg-raised px-3 text-[14px] outline-none placeholder:text-muted focus:border-accent"
              />
              <p role="status" className="text-[12px] text-muted tabular-nums">
                {t('labels.count', { shown: shown.length, all: labels.length })}
              </p>
            </div>
          )}
          <ul className="divide-y divide-line rounded-lg border border-line bg-raised empty:hidden">
            {shown.map((label) => (
              <li
                key={label.id}
                data-label={label.name}
                className="flex items-center gap-3 py-1.5 pr-2 pl-4"
              >
                <span
                  aria-hidden
                  className="size-3 shrink-0 rounded-full"
                  style={{ background: label.color }}
                />
                <span className="min-w-0 flex-1">
                  <span dir="auto" className="block truncate text-[14px]">
                    {label.title}
                  </span>
                  {label.name !== label.title && (
                    <span dir="auto" className="block truncate text-[12px] text-muted">
                      {label.name}
                    </span>
                  )}
                </span>
                <RowButton
                  label={t('editNamed', { name: label.title })}
                  icon={<Pencil aria-hidden size={14} />}
                  onClick={() => setEdited(label)}
                />
                <RowButton
                  label={t('deleteNamed', { name: label.title })}
                  icon={<Trash2 aria-hidden size={14} />}
                  onClick={() => setDoomed(label)}
                />
              </li>
            ))}
          </ul>
          {shown.length === 0 && <p className="text-[13px] text-muted">{t('labels.noMatch')}</p>}
        </div>
      )}
      {edited && (
        <LabelDialog label={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
      {doomed && <DeleteLabel label={doomed} onClose={() => setDoomed(null)} />}
    </Panel>
  )
}

function DeleteLabel({ label, onClose }: { label: Label; onClose: () => void }) {
  const t = useTranslations('settings')
  const { api, change } = useApi()
  const { count } = useCount({ labels: [label.name] })
  return (
    <ConfirmDialog
      title={t('deleteNamed', { name: label.title })}
      confirm={t('delete')}
      act={() => api.labels.delete.mutate({ ...change(), labelId: label.id })}
      onClose={onClose}
    >
      <p>{t('labels.deleteText')}</p>
      {count !== null && <p className="text-muted">{t('labels.deleteCount', { count })}</p>}
    </ConfirmDialog>
  )
}
