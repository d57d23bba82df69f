'use client'
import type { BulkPatch, Contact, Conversation, TeamId } from '@parley/contract'
import { usePresence } from '@parley/client/react'
import { Avatar, Button, LabelChip, Menu, PriorityIcon, StatusIcon } from '@parley/ui'
import { MailOpen, Tag, UserRound, Users, X } from 'lucide-react'
import { useMemo } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { PreviousConversations } from './details/PreviousConversations.tsx'
import { RecentActivity } from './details/RecentActivity.tsx'
import { AssigneeMenu } from './AssigneeMenu.tsx'
import { mostInMenu } from './bulk/mostInMenu.ts'
import { useScene } from './keys/SceneProvider.tsx'
import { contactName } from './contactName.ts'
import { usePeople } from './People.tsx'
import { PriorityMenu } from './PriorityMenu.tsx'
import { StatusMenu } from './StatusMenu.tsx'

interface DetailsProps {
  conversation: Conversation
  onChange: (patch: BulkPatch) => void
  onClose: () => void
}

/** The panel beside the conversation: the customer, how it stands, who takes part. */
export function Details({ conversation, onChange, onClose }: DetailsProps) {
  const t = useTranslations()
  const { me } = usePeople()
  const { contact, kind, participants, participantCount } = conversation
  const mayChange = kind !== 'announcement' || me.role !== 'agent'
  return (
    <aside
      aria-label={t('details.title')}
      className="flex h-full flex-col overflow-y-auto border-l border-line bg-panel text-[13px]"
    >
      <header className="flex h-14 shrink-0 items-center justify-between border-b border-line px-4">
        <h2 className="text-[14px] font-semibold">{t('details.title')}</h2>
        <Button look="ghost" size="icon" aria-label={t('create.close')} onClick={onClose}>
          <X aria-hidden size={16} />
        </Button>
      </header>
      {contact && <Customer contact={contact} />}
      {mayChange && <Properties conversation={conversation} onChange={onChange} />}
      {participantCount > 0 && (
        <Part title={`${t('details.people')} (${participantCount})`}>
          <Participants userIds={participants} />
        </Part>
      )}
      {contact && (
        <Part title={t('details.others')}>
          <PreviousConversations contact={contact} except={conversation.id} />
        </Part>
      )}
      <Part title={t('details.activity')}>
        <RecentActivity conversation={conversation} />
      </Part>
      <About conversation={conversation} onChange={onChange} />
    </aside>
  )
}

function Customer({ contact }: { contact: Contact }) {
  const t = useTranslations()
  return (
    <Part title={t('details.contact')}>
      <div className="flex items-center gap-3">
        <Avatar name={contactName(contact)} size={40} />
        <div className="min-w-0">
          <p dir="auto" className="truncate font-medium">
            {contactName(contact) ?? t('list.noName')}
          </p>
          <p className="truncate text-muted">{contact.email}</p>
          <p className="text-[12px] text-muted">{t(`details.${contact.type}`)}</p>
        </div>
      </div>
    </Part>
  )
}

function Properties({ conversation, onChange }: Omit<DetailsProps, 'onClose'>) {
  const t = useTranslations()
  const { teams, memberOf } = usePeople()
  const { kind, status, priority, assigneeId, teamId } = conversation
  const assignee = assigneeId ? memberOf(assigneeId) : undefined
  const team = teams.find(({ id }) => id === teamId)
  const toTeam = (id: TeamId | null, label: string) => ({
    key: id ?? 'none',
    label,
    isChecked: id === teamId,
    onSelect: () => onChange({ teamId: id }),
  })
  return (
    <Part title={t('details.properties')}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-0.5">
        {kind === 'support' && (
          <Property name={t('pane.assign')}>
            {(button) => (
              <AssigneeMenu
                assigneeId={assigneeId}
                onChange={onChange}
                trigger={button(
                  assignee ? (
                    <Avatar name={assignee.name} image={assignee.avatar} size={18} />
                  ) : (
                    <UserRound aria-hidden size={15} className="text-muted" />
                  ),
                  assignee?.name ?? t('pane.unassigned'),
                )}
              />
            )}
          </Property>
        )}
        <Property name={t('pane.status')}>
          {(button) => (
            <StatusMenu
              status={status}
              onChange={onChange}
              trigger={button(<StatusIcon status={status} />, t(`status.${status}`))}
            />
          )}
        </Property>
        <Property name={t('pane.priority')}>
          {(button) => (
            <PriorityMenu
              priority={priority}
              onChange={onChange}
              trigger={button(
                <PriorityIcon priority={priority} />,
                t(`priority.${priority ?? 'none'}`),
              )}
            />
          )}
        </Property>
        {kind === 'support' && (
          <Property name={t('details.team')}>
            {(button) => (
              <Menu
                align="end"
                trigger={button(
                  <Users aria-hidden size={15} className="text-muted" />,
                  team?.name ?? t('details.noTeam'),
                )}
                groups={[
                  {
                    items: [
                      toTeam(null, t('details.noTeam')),
                      ...teams.map(({ id, name }) => toTeam(id, name)),
                    ],
                  },
                ]}
              />
            )}
          </Property>
        )}
      </dl>
      <Labels conversation={conversation} onChange={onChange} />
    </Part>
  )
}

interface PropertyProps {
  name: string
  /** Draws the menu on the button that it makes from an icon and a value. */
  children: (button: (icon: ReactNode, value: string) => ReactNode) => ReactNode
}

function Property({ name, children }: PropertyProps) {
  const t = useTranslations('details')
  const button = (icon: ReactNode, value: string) => (
    <button
      type="button"
      aria-label={`${t('change', { what: name })}: ${value}`}
      className="flex h-8 w-full cursor-pointer items-center gap-2 rounded-lg px-2 text-left hover:bg-hover"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{value}</span>
    </button>
  )
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd>{children(button)}</dd>
    </>
  )
}

const manyLabels = 12

function Labels({ conversation, onChange }: Omit<DetailsProps, 'onClose'>) {
  const { labels, labelOf } = usePeople()
  const read = useScene()
  const held = conversation.labels
  const toggle = (name: string) =>
    onChange({
      labels: held.includes(name) ? held.filter((one) => one !== name) : [...held, name].sort(),
    })
  return (
    <div className="mt-3 flex flex-col items-start gap-1">
      <div
        // A list that scrolls is one that the keyboard reaches.
        tabIndex={held.length > manyLabels ? 0 : undefined}
        className="flex max-h-40 max-w-full flex-wrap items-center gap-1 overflow-y-auto empty:hidden"
      >
        {held.map((name) => (
          <LabelChip
            key={name}
            title={labelOf(name)?.title ?? name}
            color={labelOf(name)?.color ?? 'currentColor'}
          />
        ))}
      </div>
      {labels.length > mostInMenu && (
        <EditLabels onClick={() => read().parts.palette?.open('labels', [conversation])} />
      )}
      {labels.length > 0 && labels.length <= mostInMenu && (
        <Menu
          align="end"
          isMultiple
          trigger={<EditLabels />}
          groups={[
            {
              items: labels.map(({ name, title, color }) => ({
                key: name,
                label: title,
                icon: (
                  <span aria-hidden className="size-2 rounded-full" style={{ background: color }} />
                ),
                isChecked: held.includes(name),
                onSelect: () => toggle(name),
              })),
            },
          ]}
        />
      )}
    </div>
  )
}

function EditLabels(props: ComponentProps<'button'>) {
  const t = useTranslations('details')
  return (
    <Button look="ghost" size="small" aria-label={t('editLabels')} {...props}>
      <Tag aria-hidden size={13} />
      {t('labels')}
    </Button>
  )
}

function About({ conversation, onChange }: Omit<DetailsProps, 'onClose'>) {
  const t = useTranslations()
  const format = useFormatter()
  const { inboxes } = usePeople()
  const { number, inboxId, createdAt, lastMessage, unreadCount } = conversation
  const inbox = inboxes.find((one) => one.id === inboxId)
  return (
    <Part title={t('details.about')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-muted">
        <dt>{t('details.number')}</dt>
        <dd className="text-text">{number > 0 ? `#${number}` : '–'}</dd>
        <dt>{t('details.created')}</dt>
        <dd className="text-text">
          {format.dateTime(createdAt, { dateStyle: 'medium', timeStyle: 'short' })}
        </dd>
        {inbox && (
          <>
            <dt>{t('details.inbox')}</dt>
            <dd className="truncate text-text">{inbox.name}</dd>
          </>
        )}
      </dl>
      {lastMessage && unreadCount === 0 && (
        <Button size="small" className="mt-3" onClick={() => onChange({ read: false })}>
          <MailOpen aria-hidden size={13} />
          {t('pane.markUnread')}
        </Button>
      )}
    </Part>
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

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-b border-line px-4 py-3">
      <h3 className="mb-2 text-[12px] font-medium text-muted">{title}</h3>
      {children}
    </section>
  )
}
