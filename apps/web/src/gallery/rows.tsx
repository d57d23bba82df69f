'use client'
import { ConversationRow } from '@parley/ui'
import type { ConversationRowProps } from '@parley/ui'
import { conversation, labels, long, now } from './samples.ts'

const face = { userId: 'bo' as never, name: 'Bo Nakamura', avatar: null }
const usual: ConversationRowProps = {
  conversation: conversation(),
  href: '#ConversationRow',
  title: 'Léa Marchetti',
  preview: 'Do the poles of last year’s tent fit this one?',
  labels: [],
  channel: 'email',
  isOpen: false,
  isTyping: false,
  onOpen: (event) => event.preventDefault(),
}
const states: Record<string, Partial<ConversationRowProps>> = {
  plain: {},
  unread: {
    conversation: conversation({
      unreadCount: 3,
      priority: 'urgent',
      waitingFor: 'agent',
      waitingSince: now,
    }),
    isNew: true,
  },
  full: {
    conversation: conversation({
      unreadCount: 120,
      priority: 'high',
      pinned: true,
      muted: true,
      snoozedUntil: now,
      waitingFor: 'agent',
      waitingSince: now,
    }),
    title: long,
    preview: long,
    labels,
    assignee: face,
    viewers: [face, { ...face, userId: 'ana' as never, name: 'Ana Ferreira' }],
    isNew: true,
  },
  open: { isOpen: true, presence: 'online' },
  typing: { isTyping: true },
  draft: { draft: 'They do, if you' },
  left: { left: 'Moved to Resolved' },
  group: { conversation: conversation({ kind: 'group', status: 'resolved' }) },
  announcement: { conversation: conversation({ kind: 'announcement', status: 'closed' }) },
}

function Rows({ isCompact }: { isCompact: boolean }) {
  return (
    <div className="max-w-[380px] border border-line">
      {Object.entries(states).map(([name, state]) => (
        <ConversationRow key={name} {...usual} {...state} isCompact={isCompact} />
      ))}
    </div>
  )
}

/** The list's rows, in both densities. */
export const rows = {
  ConversationRow: () => (
    <>
      <Rows isCompact={false} />
      <Rows isCompact />
    </>
  ),
}
