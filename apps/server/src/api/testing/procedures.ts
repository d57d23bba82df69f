import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { FailureWord } from '@parley/contract'
import type { Furniture } from './furnish.ts'

/** What tests know of a procedure. */
export interface Known {
  /** An input with which the owner succeeds. */
  input: (home: Furniture) => Record<string, unknown>
  /** What Cleo, an agent who serves no inbox, is told for that input; null when it is hers to do. */
  agent: FailureWord | null
  /** Takes no accountId: it concerns the person alone. */
  isPersonal?: boolean
}

/** What a procedure of the person alone is given. */
export function own(input: Record<string, unknown>) {
  return Object.keys(input).length > 0 ? input : undefined
}

const id = () => uuidv7()
const seen = ({ conversationId }: Furniture) => ({ conversationId })

/** Every procedure of the router: one that is missing here fails the tests. */
export const procedures: Record<string, Known> = {
  'accounts.list': { input: () => ({}), agent: null, isPersonal: true },
  'accounts.get': { input: () => ({}), agent: null },
  'accounts.update': { input: () => ({ name: 'Another' }), agent: 'role.forbidden' },
  'invitations.list': { input: () => ({}), agent: 'role.forbidden' },
  'invitations.create': {
    input: () => ({ id: id(), secret: randomBytes(32).toString('base64url'), role: 'agent' }),
    agent: 'role.forbidden',
  },
  'invitations.delete': {
    input: ({ invitationId }) => ({ invitationId }),
    agent: 'role.forbidden',
  },
  'conversations.list': { input: () => ({}), agent: null },
  'conversations.get': { input: seen, agent: 'conversation.notFound' },
  'conversations.receipts': { input: seen, agent: 'conversation.notFound' },
  'conversations.participants': { input: seen, agent: 'conversation.notFound' },
  'conversations.count': { input: () => ({}), agent: null },
  'conversations.counts': { input: () => ({ filters: [{}] }), agent: null },
  'conversations.create': {
    input: () => ({ id: id(), kind: 'announcement', subject: 'News' }),
    agent: 'role.forbidden',
  },
  'conversations.update': {
    input: (home) => ({ ...seen(home), patch: { priority: 'high' } }),
    agent: 'conversation.notFound',
  },
  'conversations.bulkUpdate': {
    input: (home) => ({
      operationId: id(),
      filter: { id: [home.conversationId] },
      patch: { assigneeId: home.ana },
    }),
    agent: null,
  },
  'conversations.markRead': {
    input: (home) => ({ ...seen(home), seq: 1 }),
    agent: 'conversation.notFound',
  },
  'conversations.markUnread': {
    input: (home) => ({ ...seen(home), seq: 1 }),
    agent: 'conversation.notFound',
  },
  'conversations.pin': {
    input: (home) => ({ ...seen(home), on: true }),
    agent: 'conversation.notFound',
  },
  'conversations.mute': {
    input: (home) => ({ ...seen(home), on: true }),
    agent: 'conversation.notFound',
  },
  'conversations.addParticipants': {
    input: (home) => ({ ...seen(home), userIds: [home.ana] }),
    agent: 'conversation.notFound',
  },
  'conversations.removeParticipant': {
    input: (home) => ({ conversationId: home.groupId, userId: home.ana }),
    agent: 'conversation.notFound',
  },
  'notifications.list': { input: () => ({}), agent: null },
  'notifications.count': { input: () => ({}), agent: null },
  'notifications.pushKey': { input: () => ({}), agent: null },
  'notifications.subscribe': {
    input: () => ({ endpoint: `https://push.test/${id()}`, p256dh: 'BKey', auth: 'auth' }),
    agent: null,
  },
  'notifications.unsubscribe': {
    input: () => ({ endpoint: 'https://push.test/none' }),
    agent: null,
  },
  'notifications.markRead': { input: () => ({ all: true }), agent: null },
  'messages.list': { input: seen, agent: 'conversation.notFound' },
  'messages.search': { input: () => ({ query: 'hello' }), agent: null },
  'messages.send': {
    input: (home) => ({ ...seen(home), id: id(), body: 'Hi' }),
    agent: 'conversation.notFound',
  },
  'messages.edit': {
    input: (home) => ({ messageId: home.messageId, body: id() }),
    agent: 'message.notFound',
  },
  'messages.delete': {
    input: (home) => ({ messageId: home.messageId }),
    agent: 'message.notFound',
  },
  'messages.get': {
    input: (home) => ({ messageId: home.messageId }),
    agent: 'message.notFound',
  },
  'messages.versions': {
    input: (home) => ({ messageId: home.messageId }),
    agent: 'message.notFound',
  },
  'messages.react': {
    input: (home) => ({ messageId: home.messageId, emoji: '👍', on: true }),
    agent: 'message.notFound',
  },
  'messages.markDelivered': {
    input: (home) => ({ ...seen(home), seq: 1 }),
    agent: 'conversation.notFound',
  },
  'attachments.create': {
    input: () => ({ id: id(), name: 'a.txt', size: 3 }),
    agent: null,
  },
  'attachments.get': {
    input: ({ attachmentId }) => ({ attachmentId }),
    agent: 'attachment.notFound',
  },
  'attachments.sign': {
    input: ({ attachmentId }) => ({ attachmentIds: [attachmentId] }),
    agent: 'attachment.notFound',
  },
  'attachments.cancel': {
    input: ({ attachmentId }) => ({ attachmentId }),
    agent: 'attachment.notFound',
  },
  'operations.get': {
    input: ({ operationId }) => ({ operationId }),
    agent: 'operation.notFound',
  },
  'operations.undo': {
    input: ({ operationId }) => ({ operationId }),
    agent: 'operation.notFound',
  },
  'typing.set': {
    input: (home) => ({ ...seen(home), typing: true }),
    agent: 'conversation.notFound',
  },
  'viewing.set': {
    input: (home) => ({ ...seen(home), viewing: true }),
    agent: 'conversation.notFound',
  },
  'presence.set': { input: () => ({ status: 'away' }), agent: null },
  'presence.list': { input: () => ({}), agent: null },
  'events.follow': { input: () => ({}), agent: null },
  'signals.follow': { input: () => ({}), agent: null },
  'cannedReplies.list': { input: () => ({}), agent: null },
  'cannedReplies.create': {
    input: () => ({ id: id(), shortcut: id(), title: 'Hi', body: 'Hi', scope: 'private' }),
    agent: null,
  },
  'cannedReplies.update': {
    input: ({ cannedReplyId }) => ({ cannedReplyId, title: 'Hello' }),
    agent: 'action.forbidden',
  },
  'cannedReplies.delete': {
    input: ({ cannedReplyId }) => ({ cannedReplyId }),
    agent: 'action.forbidden',
  },
  'contacts.list': { input: () => ({}), agent: null },
  'contacts.create': { input: () => ({ id: id(), name: 'Lou' }), agent: null },
  'members.create': {
    input: () => ({
      email: `${id()}@example.test`,
      name: 'New',
      role: 'agent',
      password: 'a long enough one',
    }),
    agent: 'role.forbidden',
  },
  'members.update': {
    input: (home) => ({ userId: home.ana, role: 'agent' }),
    agent: 'role.forbidden',
  },
  'members.delete': { input: (home) => ({ userId: home.ana }), agent: 'role.forbidden' },
  'inboxes.create': {
    input: () => ({ id: id(), name: 'Mail', channel: 'email' }),
    agent: 'role.forbidden',
  },
  'inboxes.update': {
    input: ({ inboxId }) => ({ inboxId, name: 'Site' }),
    agent: 'role.forbidden',
  },
  'inboxes.addMember': {
    input: ({ inboxId, ana }) => ({ inboxId, userId: ana }),
    agent: 'role.forbidden',
  },
  'inboxes.removeMember': {
    input: ({ inboxId, ana }) => ({ inboxId, userId: ana }),
    agent: 'role.forbidden',
  },
  'inboxes.delete': { input: ({ inboxId }) => ({ inboxId }), agent: 'role.forbidden' },
  'teams.create': { input: () => ({ id: id(), name: 'Night' }), agent: 'role.forbidden' },
  'teams.update': { input: ({ teamId }) => ({ teamId, name: 'Day' }), agent: 'role.forbidden' },
  'teams.addMember': {
    input: ({ teamId, ana }) => ({ teamId, userId: ana }),
    agent: 'role.forbidden',
  },
  'teams.removeMember': {
    input: ({ teamId, ana }) => ({ teamId, userId: ana }),
    agent: 'role.forbidden',
  },
  'teams.delete': { input: ({ teamId }) => ({ teamId }), agent: 'role.forbidden' },
  'labels.create': { input: () => ({ id: id(), name: id() }), agent: 'role.forbidden' },
  'labels.update': {
    input: ({ labelId }) => ({ labelId, title: 'Very' }),
    agent: 'role.forbidden',
  },
  'labels.delete': { input: ({ labelId }) => ({ labelId }), agent: 'role.forbidden' },
  'preferences.get': { input: () => ({}), agent: null },
  'preferences.update': { input: () => ({ patch: { theme: 'dark' } }), agent: null },
  'profile.get': { input: () => ({}), agent: null, isPersonal: true },
  'profile.update': { input: () => ({ name: 'Someone' }), agent: null },
  'sessions.list': { input: () => ({}), agent: null, isPersonal: true },
  'sessions.end': { input: () => ({ sessionId: id() }), agent: null, isPersonal: true },
  'sessions.endOthers': { input: () => ({}), agent: null, isPersonal: true },
  'views.list': { input: () => ({}), agent: null },
  'views.create': {
    input: () => ({ id: id(), name: 'Mine', scope: 'private', filter: {} }),
    agent: null,
  },
  'views.update': { input: ({ viewId }) => ({ viewId, name: 'Every' }), agent: 'action.forbidden' },
  'views.delete': { input: ({ viewId }) => ({ viewId }), agent: 'action.forbidden' },
  'views.reorder': { input: ({ viewId }) => ({ order: [viewId] }), agent: null },
}
