import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type {
  AttachmentId,
  CannedReplyId,
  ConversationId,
  MessageId,
  TeamId,
  ViewId,
} from '@parley/contract'
import type { Db } from '@parley/db'
import * as domain from '@parley/domain'
import type { TestAccount } from '@parley/domain/testing'

/** What the verbs of the law act on. */
export interface Stage {
  conversations: ConversationId[]
  /** The customer conversation that is acted on. */
  conversationId: ConversationId
  /** One whose snooze is over. */
  snoozedId: ConversationId
  groupId: ConversationId
  directId: ConversationId
  /** Ana's newest message there. */
  messageId: MessageId
  team: string
  emptyInbox: string
  /** A canned reply of Ana's team. */
  cannedReplyId: CannedReplyId
  /** Views of Ana's: her own, the team's, everybody's. */
  views: { private: ViewId; team: ViewId; account: ViewId }
  removable: string
}

const id = () => uuidv7() as never

/** A few conversations with words in them. */
export async function makeStage(db: Db, account: TestAccount, customers = 5): Promise<Stage> {
  const { ana, bo, cleo, contacts, inboxes, owner, system, team } = account
  const conversations: ConversationId[] = []
  for (let index = 0; index < customers; index += 1) {
    const contact = contacts[index % contacts.length]!
    const { conversation } = await domain.createConversation(db, {
      id: id(),
      kind: 'support',
      inboxId: inboxes[index % 2]!,
      contactId: contact.contactId,
      subject: `Subject ${index}`,
      by: contact,
    })
    conversations.push(conversation.id)
    await domain.sendMessage(db, {
      id: id(),
      conversationId: conversation.id,
      body: `hello ${index}`,
      by: contact,
    })
  }
  const conversationId = conversations[0]!
  const patch = { assigneeId: cleo.userId, labels: ['vip'] }
  await domain.updateConversation(db, { conversationId, patch, by: owner })
  const snoozedId = conversations[1]!
  await domain.updateConversation(db, {
    conversationId: snoozedId,
    patch: { snoozedUntil: new Date(Date.now() - 1000) },
    by: owner,
  })
  await domain.sendMessage(db, { id: id(), conversationId, body: 'a note', kind: 'note', by: bo })
  const { message } = await domain.sendMessage(db, {
    id: id(),
    conversationId,
    body: 'an answer',
    by: ana,
  })
  const group = await domain.createConversation(db, {
    id: id(),
    kind: 'group',
    subject: 'Group',
    participantIds: [bo.userId, cleo.userId],
    teamId: team,
    by: ana,
  })
  await domain.sendMessage(db, {
    id: id(),
    conversationId: group.conversation.id,
    body: 'hello team',
    by: bo,
  })
  const direct = await domain.createConversation(db, {
    id: id(),
    kind: 'direct',
    participantIds: [bo.userId],
    by: ana,
  })
  await domain.sendMessage(db, {
    id: id(),
    conversationId: direct.conversation.id,
    body: 'psst',
    by: bo,
  })
  const emptyInbox = id()
  await domain.createInbox(db, {
    id: emptyInbox,
    name: 'Empty',
    channel: 'api',
    memberIds: [],
    by: system,
  })
  const views = { private: id() as ViewId, team: id() as ViewId, account: id() as ViewId }
  for (const scope of ['private', 'team', 'account'] as const)
    await domain.createView(db, {
      id: views[scope],
      name: `View of ${scope}`,
      scope,
      teamId: scope === 'team' ? (team as TeamId) : null,
      filter: { status: { in: ['open'] }, createdAfter: new Date('2026-01-01') },
      by: ana,
    })
  const cannedReplyId = id() as CannedReplyId
  await domain.createCannedReply(db, {
    id: cannedReplyId,
    shortcut: 'hello',
    title: 'Hello',
    body: 'Hello {{contact.name}}',
    scope: 'team',
    teamId: team as TeamId,
    by: ana,
  })
  return {
    cannedReplyId,
    conversations,
    conversationId,
    snoozedId,
    groupId: group.conversation.id,
    directId: direct.conversation.id,
    messageId: message.id,
    team,
    emptyInbox,
    views,
    removable: bo.userId,
  }
}

function invite(db: Db, by: TestAccount['owner']) {
  const secret = randomBytes(32).toString('base64url')
  const wanted = { role: 'agent', inboxIds: [], teamIds: [], days: 7 } as const
  return domain.createInvitation(db, { ...wanted, inboxIds: [], teamIds: [], id: id(), secret, by })
}

/** A file of Ana's that is ready to be sent. */
async function makeFile(db: Db, by: TestAccount['ana']) {
  const attachmentId = id() as AttachmentId
  const limits = { bytes: 100, unsent: 100 }
  await domain.createAttachment(db, { id: attachmentId, name: 'a.txt', size: 3, limits, by })
  const part = { key: 'part', size: 3 }
  await domain.advanceUpload(db, { attachmentId, offset: 0, part, by })
  const nothing = { previewKey: null, previewType: null, width: null, height: null }
  const found = { kind: 'file' as const, type: 'text/plain', fileSize: 3, fileKey: 'file' }
  await domain.finishUpload(db, { attachmentId, found: { ...found, ...nothing }, by })
  return attachmentId
}

type Verb = (db: Db, stage: Stage, account: TestAccount) => Promise<unknown>

/** Every mutation of the router, done once by someone who may. */
export const verbs: Record<string, Verb> = {
  'attachments.cancel': async (db, _, { ana }) =>
    domain.cancelAttachment(db, { attachmentId: await makeFile(db, ana), by: ana }),
  'attachments.create': (db, _, { ana }) => makeFile(db, ana),
  'cannedReplies.create': (db, _, { ana }) =>
    domain.createCannedReply(db, {
      id: id(),
      shortcut: 'bye',
      title: 'Bye',
      body: 'Bye',
      scope: 'account',
      by: ana,
    }),
  'cannedReplies.delete': (db, { cannedReplyId }, { ana }) =>
    domain.deleteCannedReply(db, { cannedReplyId, by: ana }),
  'cannedReplies.update': (db, { cannedReplyId }, { ana }) =>
    domain.updateCannedReply(db, { cannedReplyId, title: 'Mine alone', scope: 'private', by: ana }),
  'contacts.create': (db, _, { ana }) =>
    domain.createContact(db, { id: id(), name: 'New', type: 'lead', by: ana }),
  'conversations.addParticipants': (db, { conversationId }, { ana, bo }) =>
    domain.addParticipants(db, { conversationId, userIds: [bo.userId], by: ana }),
  'conversations.bulkUpdate': (db, _, { ana, bo }) =>
    domain.bulkUpdate(db, {
      operationId: id(),
      filter: { kind: { in: ['support'] }, status: { in: ['open'] } },
      patch: { status: 'pending', assigneeId: bo.userId, labels: { add: ['bug'] } },
      by: ana,
    }),
  'conversations.create': (db, _, { ana, contacts, inboxes }) =>
    domain.createConversation(db, {
      id: id(),
      kind: 'support',
      inboxId: inboxes[0],
      contactId: contacts[0]!.contactId,
      subject: 'hello from us',
      labels: ['bug'],
      by: ana,
    }),
  'conversations.markRead': (db, { conversationId }, { ana }) =>
    domain.markRead(db, { conversationId, seq: 99, by: ana }),
  'conversations.markUnread': (db, { conversationId }, { ana }) =>
    domain.markUnread(db, { conversationId, seq: 1, by: ana }),
  'conversations.mute': (db, { conversationId }, { ana }) =>
    domain.muteConversation(db, { conversationId, on: true, by: ana }),
  'conversations.pin': (db, { conversationId }, { ana }) =>
    domain.pinConversation(db, { conversationId, on: true, by: ana }),
  'conversations.removeParticipant': (db, { groupId }, { ana, bo }) =>
    domain.removeParticipant(db, { conversationId: groupId, userId: bo.userId, by: ana }),
  'conversations.update': (db, { conversationId }, { owner }) =>
    domain.updateConversation(db, {
      conversationId,
      patch: { status: 'pending', assigneeId: null, priority: 'urgent', labels: ['bug'] },
      by: owner,
    }),
  'inboxes.addMember': (db, _, { cleo, inboxes, owner }) =>
    domain.addInboxMember(db, { inboxId: inboxes[0], userId: cleo.userId, by: owner }),
  'inboxes.create': (db, _, { ana, owner }) =>
    domain.createInbox(db, {
      id: id(),
      name: 'Fresh',
      channel: 'web',
      memberIds: [ana.userId],
      by: owner,
    }),
  'inboxes.delete': (db, { emptyInbox }, { owner }) =>
    domain.deleteInbox(db, { inboxId: emptyInbox as never, by: owner }),
  'inboxes.removeMember': (db, _, { ana, inboxes, owner }) =>
    domain.removeInboxMember(db, { inboxId: inboxes[0], userId: ana.userId, by: owner }),
  'inboxes.update': (db, _, { inboxes, owner }) =>
    domain.updateInbox(db, { inboxId: inboxes[0], name: 'Renamed', by: owner }),
  'accounts.update': (db, _, { owner }) =>
    domain.updateAccount(db, { name: 'Another name', by: owner }),
  'invitations.create': (db, _, { owner }) => invite(db, owner),
  'invitations.delete': async (db, _, { owner }) => {
    const { invitation } = await invite(db, owner)
    return domain.deleteInvitation(db, { invitationId: invitation.id, by: owner })
  },
  'labels.create': (db, _, { owner }) =>
    domain.createLabel(db, { id: id(), name: 'fresh', by: owner }),
  'labels.delete': async (db, _, { owner }) => {
    const { labels } = await domain.getAccount(db, { by: owner })
    return domain.deleteLabel(db, {
      labelId: labels.find(({ name }) => name === 'vip')!.id,
      by: owner,
    })
  },
  'labels.update': async (db, _, { owner }) => {
    const { labels } = await domain.getAccount(db, { by: owner })
    return domain.updateLabel(db, { labelId: labels[0]!.id, title: 'Title', by: owner })
  },
  'members.create': async (db, _, { owner, system }) => {
    const stranger = await domain.getAccount(db, { by: owner })
    await domain.removeMember(db, {
      userId: stranger.members.find(({ name }) => name === 'bo')!.userId,
      by: owner,
    })
    const { userId } = stranger.members.find(({ name }) => name === 'bo')!
    return domain.addMember(db, { userId, role: 'agent', by: system })
  },
  'members.delete': (db, { removable }, { owner }) =>
    domain.removeMember(db, { userId: removable as never, by: owner }),
  'members.update': (db, _, { bo, owner }) =>
    domain.updateMember(db, { userId: bo.userId, role: 'admin', by: owner }),
  'messages.delete': async (db, { conversationId, messageId }, { ana }) => {
    const attachmentIds = [await makeFile(db, ana)]
    const said = { conversationId, body: 'see', attachmentIds, by: ana }
    const { message } = await domain.sendMessage(db, { id: id(), ...said })
    await domain.deleteMessage(db, { messageId: message.id, by: ana })
    return domain.deleteMessage(db, { messageId, by: ana })
  },
  'messages.edit': (db, { messageId }, { ana }) =>
    domain.editMessage(db, { messageId, body: 'better', by: ana }),
  'messages.markDelivered': (db, { conversationId }, { cleo }) =>
    domain.markDelivered(db, { conversationId, seq: 99, by: cleo }),
  'messages.react': (db, { messageId }, { ana }) =>
    domain.reactToMessage(db, { messageId, emoji: '👍', on: true, by: ana }),
  'messages.send': async (db, { conversationId }, { ana, contacts }) => {
    const attachmentIds = [await makeFile(db, ana), await makeFile(db, ana)]
    await domain.sendMessage(db, { id: id(), conversationId, body: '', attachmentIds, by: ana })
    const words = { id: id(), conversationId, body: 'hello again' }
    return domain.sendMessage(db, { ...words, by: contacts[0]! })
  },
  // A browser is no news to anybody.
  'notifications.subscribe': async () => {},
  'notifications.unsubscribe': async () => {},
  'notifications.markRead': async (db, { conversationId }, { cleo, contacts, owner }) => {
    const said = { conversationId, body: `<@${cleo.userId}> and <@${owner.userId}>, look` }
    await domain.sendMessage(db, { id: id(), ...said, by: contacts[0]! })
    return domain.markNotificationsRead(db, { all: true, by: cleo })
  },
  'operations.undo': async (db, { conversationId }, { ana, cleo }) => {
    const operationId = id()
    const patch = { assigneeId: cleo.userId, status: 'resolved' } as const
    await domain.bulkUpdate(db, { operationId, filter: {}, patch, by: ana })
    await domain.sendMessage(db, { id: id(), conversationId, body: 'between', by: ana })
    return domain.undoOperation(db, { operationId, by: ana })
  },
  'preferences.update': (db, _, { ana }) =>
    domain.updatePreferences(db, { patch: { theme: 'dark', keymap: { reply: 'R' } }, by: ana }),
  'profile.update': (db, _, { ana }) =>
    domain.updateProfile(db, { name: 'Zoë renamed', avatar: null, by: ana }),
  'teams.addMember': (db, { team }, { bo, owner }) =>
    domain.addTeamMember(db, { teamId: team as never, userId: bo.userId, by: owner }),
  'teams.create': (db, _, { bo, owner }) =>
    domain.createTeam(db, { id: id(), name: 'Fresh', memberIds: [bo.userId], by: owner }),
  'teams.delete': (db, { team }, { owner }) =>
    domain.deleteTeam(db, { teamId: team as never, by: owner }),
  'teams.removeMember': (db, { team }, { cleo, owner }) =>
    domain.removeTeamMember(db, { teamId: team as never, userId: cleo.userId, by: owner }),
  'teams.update': (db, { team }, { owner }) =>
    domain.updateTeam(db, { teamId: team as never, name: 'Renamed', by: owner }),
  'views.create': (db, { team }, { cleo }) =>
    domain.createView(db, {
      id: id(),
      name: 'Fresh',
      scope: 'team',
      teamId: team as TeamId,
      filter: { or: [{ createdBefore: new Date('2026-01-01') }, { hasUnread: true }] },
      sort: [{ by: 'priority', order: 'desc' }],
      by: cleo,
    }),
  'views.delete': (db, { views }, { ana }) =>
    domain.deleteView(db, { viewId: views.team, by: ana }),
  'views.reorder': (db, { views }, { ana }) =>
    domain.reorderViews(db, { order: [views.account, views.private], by: ana }),
  'views.update': (db, { views, team }, { ana }) =>
    domain.updateView(db, {
      viewId: views.account,
      name: 'Ours alone',
      scope: 'team',
      teamId: team as TeamId,
      by: ana,
    }),
}

const marks = { read: true, pinned: true, muted: true } as const

/** What nobody asks for and the clock does, who is not a member yet, and other ways to ask the same. */
export const byTheClock: Record<string, Verb> = {
  'conversations.bulkUpdate, of marks': (db, _, { ana }) =>
    domain.bulkUpdate(db, { operationId: id(), filter: {}, patch: marks, by: ana }),
  'conversations.bulkUpdate, unread': (db, _, { bo }) =>
    domain.bulkUpdate(db, { operationId: id(), filter: {}, patch: { read: false }, by: bo }),
  'operations.undo, of marks': async (db, { conversationId }, { ana, contacts }) => {
    const operationId = id()
    await domain.bulkUpdate(db, { operationId, filter: {}, patch: marks, by: ana })
    await domain.sendMessage(db, { id: id(), conversationId, body: 'between', by: contacts[0]! })
    return domain.undoOperation(db, { operationId, by: ana })
  },
  'invitations.accept': async (db, { team }, { bo, owner }) => {
    await domain.removeMember(db, { userId: bo.userId, by: owner })
    const secret = randomBytes(32).toString('base64url')
    const wanted = { role: 'agent', inboxIds: [], teamIds: [team as TeamId], days: 7 } as const
    await domain.createInvitation(db, {
      ...wanted,
      inboxIds: [],
      teamIds: [team as TeamId],
      id: id(),
      secret,
      by: owner,
    })
    return domain.acceptInvitation(db, { secret, enrol: async () => bo.userId })
  },
  'conversations.wake': (db, { snoozedId }, { system }) =>
    domain.wakeConversations(db, { conversationIds: [snoozedId], by: system }),
  'conversations.wake, in a crowd': (db, { snoozedId }, { system }) =>
    domain.wakeConversations(db, { conversationIds: [snoozedId], asResync: true, by: system }),
}
