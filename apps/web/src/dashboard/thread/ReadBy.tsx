'use client'
import type { Contact, Message, Receipt } from '@parley/contract'
import { useReceipts } from '@parley/client/react'
import { Avatar } from '@parley/ui'
import { useFormatter, useTranslations } from 'use-intl'
import { useTroubleText } from '../../i18n/useTroubleText.ts'
import { useAuthorOf } from '../useAuthorOf.ts'
import { whoHas } from './whoHas.ts'

interface ReadByProps {
  message: Message
  contact: Contact | null
}

/** Who has read a message and when, and who has it without having read it. */
export function ReadBy({ message, contact }: ReadByProps) {
  const t = useTranslations('delivery')
  const say = useTroubleText()
  const { items, hasMore, status, error } = useReceipts(message.conversationId)
  const { read, delivered } = whoHas(message, items, contact !== null)
  if (status === 'loading') return <Line text={t('whoLoading')} />
  if (status === 'error') return <Line text={say(error)} />
  return (
    <div
      className="max-h-72 overflow-y-auto p-2"
      tabIndex={0}
      role="group"
      aria-label={t('whoLabel')}
    >
      <Group title={t('readBy')} items={read} seq={message.seq} contact={contact} isRead />
      <Group title={t('deliveredTo')} items={delivered} seq={message.seq} contact={contact} />
      {read.length + delivered.length === 0 && <Line text={t('nobody')} />}
      {hasMore && <Line text={t('andOthers')} />}
    </div>
  )
}

function Line({ text }: { text: string }) {
  return <p className="p-2 text-[12px] text-muted">{text}</p>
}

interface GroupProps {
  title: string
  items: readonly Receipt[]
  seq: number
  contact: Contact | null
  isRead?: boolean
}

function Group({ title, items, seq, contact, isRead = false }: GroupProps) {
  const t = useTranslations()
  const authorOf = useAuthorOf(contact)
  const timeOf = useTimeOf()
  if (items.length === 0) return null
  return (
    <section className="not-first:mt-2">
      <h4 className="px-1 pb-1 text-[11px] font-medium text-muted">{title}</h4>
      <ul aria-label={title}>
        {items.map((receipt) => {
          const { userId, contactId, readAt } = receipt
          const type = userId ? 'member' : 'contact'
          const { name, image = null } = authorOf({ type, id: userId ?? contactId })
          return (
            <li key={userId ?? contactId} className="flex items-center gap-2 rounded px-1 py-1">
              <Avatar name={name} image={image} size={20} />
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {name ?? t('message.someone')}
              </span>
              {isRead && readAt && (
                <time
                  dateTime={readAt.toISOString()}
                  className="shrink-0 text-[12px] text-muted tabular-nums"
                >
                  {receipt.readSeq > seq
                    ? t('delivery.by', { time: timeOf(readAt) })
                    : timeOf(readAt)}
                </time>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The time of today, with its day otherwise. */
function useTimeOf() {
  const format = useFormatter()
  const dayOf = (at: Date) => format.dateTime(at, { dateStyle: 'short' })
  return (at: Date) =>
    format.dateTime(
      at,
      dayOf(at) === dayOf(new Date())
        ? { hour: 'numeric', minute: '2-digit' }
        : { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
    )
}
