import { accounts } from './routers/accounts.ts'
import { attachments } from './routers/attachments.ts'
import { cannedReplies } from './routers/cannedReplies.ts'
import { contacts } from './routers/contacts.ts'
import { conversations } from './routers/conversations.ts'
import { presence, typing, viewing } from './routers/fleeting.ts'
import { inboxes } from './routers/inboxes.ts'
import { invitations } from './routers/invitations.ts'
import { labels } from './routers/labels.ts'
import { members } from './routers/members.ts'
import { messages } from './routers/messages.ts'
import { notifications } from './routers/notifications.ts'
import { operations } from './routers/operations.ts'
import { preferences } from './routers/preferences.ts'
import { profile } from './routers/profile.ts'
import { sessions } from './routers/sessions.ts'
import { events, signals } from './routers/streams.ts'
import { teams } from './routers/teams.ts'
import { views } from './routers/views.ts'
import { router } from './trpc.ts'

/** Everything a client can ask, change and follow. */
export const appRouter = router({
  accounts,
  attachments,
  cannedReplies,
  contacts,
  conversations,
  events,
  inboxes,
  invitations,
  labels,
  members,
  messages,
  notifications,
  operations,
  preferences,
  presence,
  profile,
  sessions,
  signals,
  teams,
  typing,
  viewing,
  views,
})

/** The type other apps import. */
export type AppRouter = typeof appRouter
