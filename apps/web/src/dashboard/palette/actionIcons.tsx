import type { Priority } from '@parley/contract'
import { PriorityIcon } from '@parley/ui'
import {
  AlarmClock,
  ArrowRight,
  BellOff,
  CheckCheck,
  CheckCircle2,
  CircleDot,
  Copy,
  History,
  Keyboard,
  Link,
  ListFilter,
  Lock,
  Mail,
  MailOpen,
  PanelLeft,
  PanelRight,
  Pencil,
  PencilLine,
  Pin,
  Reply,
  RotateCcw,
  Search,
  SignalHigh,
  SmilePlus,
  SquareCheck,
  Tag,
  TextQuote,
  Trash2,
  Undo2,
  UserRound,
  UserRoundCheck,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ActionId } from '../keys/actions.ts'

const icons: Partial<Record<ActionId, LucideIcon>> = {
  'message.reply': Reply,
  'message.quote': TextQuote,
  'message.react': SmilePlus,
  'message.copy': Copy,
  'message.link': Link,
  'message.edit': Pencil,
  'message.versions': History,
  'message.delete': Trash2,
  reply: Reply,
  note: Lock,
  resolve: CheckCircle2,
  resolveNext: CheckCheck,
  reopen: RotateCcw,
  status: CircleDot,
  assign: UserRound,
  assignMe: UserRoundCheck,
  snooze: AlarmClock,
  label: Tag,
  priority: SignalHigh,
  read: MailOpen,
  unread: Mail,
  pin: Pin,
  mute: BellOff,
  select: SquareCheck,
  filter: ListFilter,
  search: Search,
  create: PencilLine,
  undo: Undo2,
  navigation: PanelLeft,
  details: PanelRight,
  help: Keyboard,
}

/** The sign of an action, wherever it is listed. */
export function actionIcons(id: ActionId): ReactNode {
  const [kind, what] = id.split('.')
  if (kind === 'priority' && what) return <PriorityIcon priority={what as Priority} />
  const Icon = icons[id] ?? ArrowRight
  return <Icon aria-hidden size={15} className="shrink-0 text-muted" />
}
