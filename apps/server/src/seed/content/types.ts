import type { Channel, ContactType, Kind, Priority, Role, Status } from '@parley/contract'
import type { inboxes, labels, teams } from './account.ts'
import type { contacts } from './contacts.ts'

export type PersonKey = 'owner' | 'admin' | 'ana' | 'bo' | 'cleo'
export type InboxKey = (typeof inboxes)[number]['key']
export type TeamKey = (typeof teams)[number]['key']
export type LabelKey = (typeof labels)[number]['name']
export type ContactKey = (typeof contacts)[number]['key']

/** A user of the demo account. */
export interface DemoPerson {
  key: PersonKey
  name: string
  email: string
  role: Role
}

/** A door by which customers write, with the agents who serve it. */
export interface DemoInbox {
  key: string
  name: string
  channel: Channel
  members: readonly PersonKey[]
}

export interface DemoTeam {
  key: string
  name: string
  members: readonly PersonKey[]
}

export interface DemoLabel {
  name: string
  title: string
  color: string
}

/** Words for all, or for a team that `by` is in. */
export interface DemoCannedReply {
  by: PersonKey
  team: TeamKey | null
  shortcut: string
  title: string
  body: string
}

/** A customer. One without a name is known by the e-mail address alone. */
export interface DemoContact {
  key: string
  name: string | null
  email: string
  type: ContactType
}

/** One thing said. `minutesAfter` counts from the turn before it (the first: from the start). */
export interface DemoTurn {
  from: PersonKey | 'contact'
  text: string
  minutesAfter: number
  note?: true
}

/** `inbox` and `contact` are set for support alone, `participants` for the other kinds. */
export interface DemoConversation {
  kind: Kind
  inbox?: InboxKey
  contact?: ContactKey
  subject: string | null
  status: Status
  priority: Priority | null
  assignee: PersonKey | null
  team: TeamKey | null
  labels: readonly LabelKey[]
  participants: readonly PersonKey[]
  startedMinutesAgo: number
  turns: readonly DemoTurn[]
}

export interface Demo {
  account: { slug: string; name: string }
  people: readonly DemoPerson[]
  inboxes: readonly (DemoInbox & { key: InboxKey })[]
  teams: readonly (DemoTeam & { key: TeamKey })[]
  labels: readonly (DemoLabel & { name: LabelKey })[]
  cannedReplies: readonly DemoCannedReply[]
  contacts: readonly (DemoContact & { key: ContactKey })[]
  conversations: readonly DemoConversation[]
}
