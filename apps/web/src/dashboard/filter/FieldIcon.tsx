import {
  BellOff,
  CalendarDays,
  CalendarClock,
  CircleDot,
  Hourglass,
  Inbox,
  MailOpen,
  MessagesSquare,
  Pin,
  SignalHigh,
  Sparkles,
  Tag,
  User,
  UserX,
  Users,
  UsersRound,
  Contact,
} from 'lucide-react'
import type { Field } from './fields.ts'

const shapes: Record<Field, typeof Inbox> = {
  status: CircleDot,
  priority: SignalHigh,
  assigneeId: User,
  labels: Tag,
  inboxId: Inbox,
  teamId: Users,
  hasUnread: MailOpen,
  unassigned: UserX,
  isSnoozed: BellOff,
  pinned: Pin,
  waitingFor: Hourglass,
  kind: MessagesSquare,
  contactType: Sparkles,
  contactId: Contact,
  participantId: UsersRound,
  created: CalendarDays,
  lastActivity: CalendarClock,
}

/** The shape of what one filters by. */
export function FieldIcon({ field, size = 14 }: { field: Field; size?: number }) {
  const Shape = shapes[field]
  return <Shape aria-hidden size={size} className="shrink-0 text-muted" />
}
