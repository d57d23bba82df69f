'use client'
import type { BulkPatch, Conversation } from '@parley/contract'
import { Avatar, Button, PriorityIcon, StatusIcon } from '@parley/ui'
import { ArrowLeft, PanelRight, UserRound } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { AssigneeMenu } from './AssigneeMenu.tsx'
import { usePeople } from './People.tsx'
import { PriorityMenu } from './PriorityMenu.tsx'
import { StatusMenu } from './StatusMenu.tsx'
import { titleOf } from './titleOf.ts'
import { Viewers } from './Viewers.tsx'

interface PaneHeaderProps {
  conversation: Conversation
  onBack: () => void
  onDetails: () => void
  onChange: (patch: BulkPatch) => void
}

/** Who it is with, and how it stands: status, priority and assignee, changed where they are seen. */
export function PaneHeader(props: PaneHeaderProps) {
  const { conversation, onBack, onDetails, onChange } = props
  const t = useTranslations()
  const { me, memberOf } = usePeople()
  const { status, priority, assigneeId, kind, subject } = conversation
  const assignee = assigneeId ? memberOf(assigneeId) : undefined
  const mayChange = kind !== 'announcement' || me.role !== 'agent'
  const priorityName = t(`priority.${priority ?? 'none'}`)
  const assigneeName = assignee?.name ?? t('pane.unassigned')
  return (
    <header className="flex h-14 shrink-0 items-center gap-1.5 border-b border-line px-3">
      <Button
        look="ghost"
        size="icon"
        aria-label={t('pane.back')}
        onClick={onBack}
        className="md:hidden"
      >
        <ArrowLeft aria-hidden size={16} />
      </Button>
      <div className="min-w-0 flex-1 px-1">
        <h2 dir="auto" className="truncate text-[14px] font-semibold">
          {titleOf(conversation, me.userId, memberOf) ?? t('list.noName')}
        </h2>
        {kind === 'support' && subject && (
          <p dir="auto" className="truncate text-[12px] text-muted">
            {subject}
          </p>
        )}
      </div>
      <Viewers conversationId={conversation.id} />
      {mayChange && (
        <StatusMenu
          status={status}
          onChange={onChange}
          trigger={
            <Button
              aria-label={`${t('pane.status')}: ${t(`status.${status}`)}`}
              data-status={status}
              className="max-sm:w-8 max-sm:px-0"
            >
              <StatusIcon status={status} />
              <span className="hidden sm:inline">{t(`status.${status}`)}</span>
            </Button>
          }
        />
      )}
      {mayChange && (
        <PriorityMenu
          priority={priority}
          onChange={onChange}
          trigger={
            <Button
              size="icon"
              aria-label={`${t('pane.priority')}: ${priorityName}`}
              title={priorityName}
            >
              <PriorityIcon priority={priority} />
            </Button>
          }
        />
      )}
      {kind === 'support' && (
        <AssigneeMenu
          assigneeId={assigneeId}
          onChange={onChange}
          trigger={
            <Button
              aria-label={`${t('pane.assign')}: ${assigneeName}`}
              title={assigneeName}
              className="max-xl:w-8 max-xl:px-0"
            >
              {assignee ? (
                <Avatar name={assignee.name} image={assignee.avatar} size={18} />
              ) : (
                <UserRound aria-hidden size={15} className="text-muted" />
              )}
              <span className="hidden max-w-28 truncate xl:inline">{assigneeName}</span>
            </Button>
          }
        />
      )}
      <Button
        look="ghost"
        size="icon"
        aria-label={t('pane.details')}
        title={`${t('pane.details')} (])`}
        onClick={onDetails}
      >
        <PanelRight aria-hidden size={16} />
      </Button>
    </header>
  )
}
