'use client'
import type { Conversation, ConversationPatch } from '@parley/contract'
import { useMarkRead, usePresence } from '@parley/client/react'
import { Avatar, Button, LabelChip, Menu } from '@parley/ui'
import { MailOpen, Tag, Users, X } from 'lucide-react'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { usePeople } from './People.tsx'

interface DetailsProps {
  conversation: Conversation
  onChange: (patch: ConversationPatch) => void
  onClose: () => void
}

/** The panel beside the conversation: the customer, labels, team, who takes part. */
export function Details({ conversation, onChange, onClose }: DetailsProps) {
  const t = useTranslations()
  const format = useFormatter()
  const { me, inboxes, labels, teams, labelOf } = usePeople()
  const { markUnread } = useMarkRead()
  const { contact, kind, inboxId, teamId, participants, participantCount, number, createdAt } =
    conversation
  const held = conversation.labels
  const mayChange = kind !== 'announcement' || me.role !== 'agent'
  const team = teams.find(({ id }) => id === teamId)
  const toggle = (name: string) =>
    onChange({
      labels: held.includes(name) ? held.filter((one) => one !== name) : [...held, name].sort(),
    })
  return (
    <aside
      aria-label={t('details.title')}
      className="flex h-full flex-col overflow-y-auto border-l border-line bg-panel text-[13px]"
    >
      <header className="flex h-[57px] shrink-0 items-center justify-between border-b border-line px-4">
        <h2 className="text-[14px] font-semibold">{t('details.title')}</h2>
        <Button look="ghost" size="icon" aria-label={t('create.close')} onClick={onClose}>
          <X aria-hidden size={16} />
        </Button>
      </header>
      {contact && (
        <Part title={t('details.contact')}>
          <div className="flex items-center gap-3">
            <Avatar name={contact.name ?? contact.email} size={40} />
            <div className="min-w-0">
              <p dir="auto" className="truncate font-medium">
                {contact.name ?? t('list.noName')}
              </p>
              <p className="truncate text-muted">{contact.email}</p>
              <p className="text-[12px] text-muted">{t(`details.${contact.type}`)}</p>
            </div>
          </div>
        </Part>
      )}
      <Part
        title={t('details.labels')}
        action={
          mayChange && labels.length > 0 ? (
            <Menu
              align="end"
              isMultiple
              trigger={
                <Button look="ghost" size="small" aria-label={t('details.editLabels')}>
                  <Tag aria-hidden size={13} />
                </Button>
              }
              groups={[
                {
                  items: labels.map(({ name, title, color }) => ({
                    key: name,
                    label: title,
                    icon: (
                      <span
                        aria-hidden
                        className="size-2 rounded-full"
                        style={{ background: color }}
                      />
                    ),
                    isChecked: held.includes(name),
                    onSelect: () => toggle(name),
                  })),
                },
              ]}
            />
          ) : undefined
        }
      >
        <div className="flex flex-wrap gap-1">
          {held.length === 0 && <span className="text-muted">{t('details.noLabels')}</span>}
          {held.map((name) => (
            <LabelChip
              key={name}
              title={labelOf(name)?.title ?? name}
              color={labelOf(name)?.color ?? 'currentColor'}
            />
          ))}
        </div>
      </Part>
      {kind === 'support' && (
        <Part
          title={t('details.team')}
          action={
            <Menu
              align="end"
              trigger={
                <Button look="ghost" size="small" aria-label={t('details.team')}>
                  <Users aria-hidden size={13} />
                </Button>
              }
              groups={[
                {
                  items: [
                    {
                      key: 'none',
                      label: t('details.noTeam'),
                      isChecked: !teamId,
                      onSelect: () => onChange({ teamId: null }),
                    },
                    ...teams.map(({ id, name }) => ({
                      key: id,
                      label: name,
                      isChecked: id === teamId,
                      onSelect: () => onChange({ teamId: id }),
                    })),
                  ],
                },
              ]}
            />
          }
        >
          <p className={team ? '' : 'text-muted'}>{team?.name ?? t('details.noTeam')}</p>
        </Part>
      )}
      {participantCount > 0 && (
        <Part title={`${t('details.people')} (${participantCount})`}>
          <Participants userIds={participants} />
        </Part>
      )}
      <Part title={t('details.number')}>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-muted">
          <dt>{t('details.number')}</dt>
          <dd className="text-text">#{number}</dd>
          <dt>{t('details.created')}</dt>
          <dd className="text-text">
            {format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short' })}
          </dd>
          {inboxId && (
            <>
              <dt>{t('details.inbox')}</dt>
              <dd className="truncate text-text">
                {inboxes.find(({ id }) => id === inboxId)?.name}
              </dd>
            </>
          )}
        </dl>
        {conversation.lastSeq > 0 && (
          <Button
            size="small"
            className="mt-3"
            onClick={() => void markUnread(conversation.id, conversation.lastSeq).catch(() => {})}
          >
            <MailOpen aria-hidden size={13} />
            {t('pane.markUnread')}
          </Button>
        )}
      </Part>
    </aside>
  )
}

function Participants({ userIds }: { userIds: readonly string[] }) {
  const t = useTranslations('row')
  const { memberOf } = usePeople()
  const presence = usePresence(useMemo(() => [...userIds], [userIds]))
  return (
    <ul className="flex flex-col gap-2">
      {userIds.map((userId) => {
        const member = memberOf(userId)
        const status = presence[userId] ?? 'offline'
        return (
          <li key={userId} className="flex items-center gap-2">
            <Avatar
              name={member?.name ?? null}
              image={member?.avatar ?? null}
              size={24}
              presence={status}
              presenceLabel={t(status)}
            />
            <span className="truncate">{member?.name}</span>
          </li>
        )
      })}
    </ul>
  )
}

function Part({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="border-b border-line px-4 py-3">
      <h3 className="mb-2 flex h-7 items-center justify-between text-[12px] font-medium text-muted">
        {title}
        {action}
      </h3>
      {children}
    </section>
  )
}
