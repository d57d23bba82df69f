'use client'
import type { Conversation, ConversationPatch } from '@parley/contract'
import { priorities, statuses } from '@parley/contract'
import { Avatar, Button, Menu, PriorityIcon, StatusIcon } from '@parley/ui'
import { ArrowLeft, PanelRight, UserRound } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { usePeople } from './People.tsx'
import { titleOf } from './titleOf.ts'

interface PaneHeaderProps {
  conversation: Conversation
  onBack: () => void
  onDetails: () => void
  onChange: (patch: ConversationPatch) => void
}

/** Who it is with, and how it stands: status, priority and assignee, changed where they are seen. */
export function PaneHeader({ conversation, onBack, onDetails, onChange }: PaneHeaderProps) {
  const t = useTranslations()
  const { me, members, memberOf } = usePeople()
  const { status, priority, assigneeId, kind, subject } = conversation
  const assignee = assigneeId ? memberOf(assigneeId) : undefined
  const mayChange = kind !== 'announcement' || me.role !== 'agent'
  return (
    <header className="flex h-[57px] items-center gap-2 border-b border-line px-3">
      <Button
        look="ghost"
        size="icon"
        aria-label={t('pane.back')}
        onClick={onBack}
        className="md:hidden"
      >
        <ArrowLeft aria-hidden size={16} />
      </Button>
      <div className="min-w-0 flex-1">
        <h2 dir="auto" className="truncate text-[14px] font-semibold">
          {titleOf(conversation, me.userId, memberOf) ?? t('list.noName')}
        </h2>
        {kind === 'support' && subject && (
          <p dir="auto" className="truncate text-[12px] text-muted">
            {subject}
          </p>
        )}
      </div>
      {mayChange && (
        <>
          <Menu
            align="end"
            trigger={
              <Button
                aria-label={`${t('pane.status')}: ${t(`status.${status}`)}`}
                data-status={status}
              >
                <StatusIcon status={status} />
                <span className="hidden sm:inline">{t(`status.${status}`)}</span>
              </Button>
            }
            groups={[
              {
                items: statuses.map((one) => ({
                  key: one,
                  label: t(`status.${one}`),
                  icon: <StatusIcon status={one} />,
                  isChecked: one === status,
                  onSelect: () => onChange({ status: one }),
                })),
              },
            ]}
          />
          <Menu
            align="end"
            trigger={
              <Button
                size="icon"
                aria-label={`${t('pane.priority')}: ${t(`priority.${priority ?? 'none'}`)}`}
              >
                <PriorityIcon priority={priority} />
              </Button>
            }
            groups={[
              {
                items: [...priorities, null].map((one) => ({
                  key: one ?? 'none',
                  label: t(`priority.${one ?? 'none'}`),
                  icon: <PriorityIcon priority={one} />,
                  isChecked: one === priority,
                  onSelect: () => onChange({ priority: one }),
                })),
              },
            ]}
          />
        </>
      )}
      {kind === 'support' && (
        <Menu
          align="end"
          trigger={
            <Button aria-label={`${t('pane.assign')}: ${assignee?.name ?? t('pane.unassigned')}`}>
              {assignee ? (
                <Avatar name={assignee.name} image={assignee.avatar} size={18} />
              ) : (
                <UserRound aria-hidden size={15} className="text-muted" />
              )}
              <span className="hidden max-w-28 truncate xl:inline">
                {assignee?.name ?? t('pane.unassigned')}
              </span>
            </Button>
          }
          groups={[
            {
              items: [
                {
                  key: 'none',
                  label: t('pane.unassigned'),
                  icon: <UserRound aria-hidden size={18} className="text-muted" />,
                  isChecked: !assigneeId,
                  onSelect: () => onChange({ assigneeId: null }),
                },
                ...members.map((member) => ({
                  key: member.userId,
                  label: member.name,
                  icon: <Avatar name={member.name} image={member.avatar} size={18} />,
                  isChecked: member.userId === assigneeId,
                  onSelect: () => onChange({ assigneeId: member.userId }),
                })),
              ],
            },
          ]}
        />
      )}
      <Button look="ghost" size="icon" aria-label={t('pane.details')} onClick={onDetails}>
        <PanelRight aria-hidden size={16} />
      </Button>
    </header>
  )
}
