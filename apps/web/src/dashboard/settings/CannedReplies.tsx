'use client'
import { fold, mayEditView } from '@parley/contract'
import type { CannedReply } from '@parley/contract'
import { useCannedReplies } from '@parley/client/react'
import { Button, Notice } from '@parley/ui'
import { MessageSquareText, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { findReplies } from '../composer/findReplies.ts'
import { usePeople } from '../People.tsx'
import { RowsSkeleton } from '../trouble/RowsSkeleton.tsx'
import { TroubleNotice } from '../trouble/TroubleNotice.tsx'
import { useAgain } from '../useAgain.ts'
import { useMyTopics } from '../views/useMyTopics.ts'
import { CannedReplyDialog } from './cannedReplies/CannedReplyDialog.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { Panel } from './Panel.tsx'
import { RowButton } from './RowButton.tsx'

/** From so many on, the list has a box to narrow it. */
const many = 8
const most = 1000

/** The canned replies one has: made, changed and deleted. */
export function CannedReplies() {
  const t = useTranslations('canned')
  const again = useAgain('cannedReplies.list')
  const { items, status, error, remove } = useCannedReplies()
  const [text, setText] = useState('')
  const [edited, setEdited] = useState<CannedReply | 'new' | null>(null)
  const [doomed, setDoomed] = useState<CannedReply | null>(null)
  const shown = fold(text) === '' ? items : findReplies(items, text, most)
  return (
    <Panel
      title={t('title')}
      text={t('text')}
      action={
        <Button look="solid" onClick={() => setEdited('new')}>
          <Plus aria-hidden size={15} />
          {t('new')}
        </Button>
      }
    >
      {items.length >= many && (
        <input
          type="search"
          value={text}
          aria-label={t('search')}
          placeholder={t('search')}
          onChange={(event) => setText(event.target.value)}
          className="h-9 min-w-0 rounded-lg border border-line bg-raised px-3 text-[14px] outline-none placeholder:text-muted focus:border-accent"
        />
      )}
      {status === 'error' ? (
        <TroubleNotice title={t('failed')} trouble={error} onRetry={again} />
      ) : status === 'loading' ? (
        <RowsSkeleton label={t('loading')} />
      ) : shown.length === 0 ? (
        <Notice
          icon={<MessageSquareText aria-hidden size={28} />}
          title={t(items.length === 0 ? 'none' : 'noneFound')}
        />
      ) : (
        <ul className="flex flex-col divide-y divide-line rounded-lg border border-line">
          {shown.map((reply) => (
            <Row
              key={reply.id}
              reply={reply}
              onEdit={() => setEdited(reply)}
              onDelete={() => setDoomed(reply)}
            />
          ))}
        </ul>
      )}
      {edited && (
        <CannedReplyDialog
          reply={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      {doomed && (
        <ConfirmDialog
          title={t('deleteTitle', { title: doomed.title })}
          confirm={t('delete')}
          act={() => remove(doomed.id)}
          onClose={() => setDoomed(null)}
        >
          <p>{t('deleteText')}</p>
        </ConfirmDialog>
      )}
    </Panel>
  )
}

interface RowProps {
  reply: CannedReply
  onEdit: () => void
  onDelete: () => void
}

function Row({ reply, onEdit, onDelete }: RowProps) {
  const t = useTranslations('canned')
  const { me, teams } = usePeople()
  const { title, shortcut, body, scope, teamId } = reply
  const team = teams.find(({ id }) => id === teamId)?.name
  const mayEdit = mayEditView(reply, me.userId, useMyTopics().topics)
  return (
    <li className="flex items-center gap-2 px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span dir="auto" className="min-w-0 truncate text-[14px] font-medium">
            {title}
          </span>
          <code className="text-[12px] text-muted">/{shortcut}</code>
          <span className="text-[12px] text-muted">{team ?? t(scope)}</span>
        </p>
        <p dir="auto" className="truncate text-[13px] text-muted">
          {body}
        </p>
      </div>
      {mayEdit && (
        <>
          <RowButton
            label={t('editOne', { title })}
            icon={<Pencil aria-hidden size={15} />}
            onClick={onEdit}
          />
          <RowButton
            label={t('deleteOne', { title })}
            icon={<Trash2 aria-hidden size={15} />}
            onClick={onDelete}
          />
        </>
      )}
    </li>
  )
}
