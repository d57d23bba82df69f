import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type {
  AccountId,
  AttachmentId,
  ContactId,
  ConversationId,
  InboxId,
  InvitationId,
  LabelId,
  MemberActor,
  MessageId,
  OperationId,
  Role,
  TeamId,
  UserId,
  CannedReplyId,
  ViewId,
} from '@parley/contract'
import type { Db } from '@parley/db'
import {
  addMember,
  advanceUpload,
  bulkUpdate,
  createAccount,
  createAttachment,
  createContact,
  createConversation,
  createInbox,
  createInvitation,
  createLabel,
  createTeam,
  createCannedReply,
  createView,
  finishUpload,
  sendMessage,
} from '@parley/domain'
import { ensurePerson } from '../../auth/ensurePerson.ts'

export const password = 'a long enough one'

/**
 * Two accounts: one with an owner, Ana who serves its inbox and Cleo who serves none, and a customer's
 * conversation in that inbox; the other with Eve alone.
 */
export async function furnish(db: Db) {
  const person = (name: string) =>
    ensurePerson(db, {
      email: `${name.toLowerCase()}@example.test`,
      name,
      password,
    }) as Promise<UserId>
  const [owner, ana, cleo, eve] = await Promise.all(['Owner', 'Ana', 'Cleo', 'Eve'].map(person))
  const accountId = uuidv7() as AccountId
  const foreignId = uuidv7() as AccountId
  await createAccount(db, {
    id: accountId,
    slug: `home-${accountId}`,
    name: 'Home',
    ownerId: owner!,
  })
  await createAccount(db, { id: foreignId, slug: `away-${foreignId}`, name: 'Away', ownerId: eve! })
  const as = (userId: UserId, role: Role): MemberActor => ({
    type: 'member',
    accountId,
    userId,
    role,
    sessionId: null,
    clientId: null,
  })
  const by = as(owner!, 'owner')
  for (const userId of [ana!, cleo!]) await addMember(db, { userId, role: 'agent', by })
  const rooms = await furnishRooms(db, by, ana!)
  return { accountId, foreignId, owner: owner!, ana: ana!, cleo: cleo!, eve: eve!, by, ...rooms }
}

async function furnishRooms(db: Db, by: MemberActor, ana: UserId) {
  const id = <T>() => uuidv7() as T
  const [inboxId, teamId, labelId, contactId] = [
    id<InboxId>(),
    id<TeamId>(),
    id<LabelId>(),
    id<ContactId>(),
  ]
  await createInbox(db, { id: inboxId, name: 'Web', channel: 'web', memberIds: [ana], by })
  await createTeam(db, { id: teamId, name: 'Team', memberIds: [ana], by })
  await createLabel(db, { id: labelId, name: 'vip', by })
  await createContact(db, { id: contactId, name: 'Kim', email: null, type: 'customer', by })
  const conversationId = id<ConversationId>()
  const messageId = id<MessageId>()
  await createConversation(db, { id: conversationId, kind: 'support', inboxId, contactId, by })
  await sendMessage(db, { id: messageId, conversationId, body: 'Hello', by })
  const operationId = id<OperationId>()
  await bulkUpdate(db, { operationId, filter: {}, patch: { priority: 'high' }, by })
  const groupId = id<ConversationId>()
  await createConversation(db, {
    id: groupId,
    kind: 'group',
    subject: 'Us',
    participantIds: [ana],
    by,
  })
  const viewId = id<ViewId>()
  const cannedReplyId = id<CannedReplyId>()
  const hello = { shortcut: 'hello', title: 'Hello', body: 'Hello', scope: 'account' } as const
  await createCannedReply(db, { id: cannedReplyId, ...hello, by })
  const invitationId = id<InvitationId>()
  const link = { role: 'agent', inboxIds: [], teamIds: [], days: 7 } as const
  const secret = randomBytes(32).toString('base64url')
  await createInvitation(db, { ...link, inboxIds: [], teamIds: [], id: invitationId, secret, by })
  await createView(db, { id: viewId, name: 'All', scope: 'account', filter: {}, by })
  const attachmentId = await furnishFile(db, by)
  const rooms = { inboxId, teamId, labelId, conversationId, groupId }
  return {
    ...rooms,
    contactId,
    messageId,
    operationId,
    viewId,
    cannedReplyId,
    invitationId,
    attachmentId,
  }
}

/** A file of the owner's that is ready to be sent. */
async function furnishFile(db: Db, by: MemberActor): Promise<AttachmentId> {
  const id = uuidv7() as AttachmentId
  const limits = { bytes: 100, unsent: 100 }
  await createAttachment(db, { id, name: 'a.txt', size: 3, limits, by })
  await advanceUpload(db, { attachmentId: id, offset: 0, part: { key: 'part', size: 3 }, by })
  const nothing = { previewKey: null, previewType: null, width: null, height: null }
  const found = { kind: 'file' as const, type: 'text/plain', fileSize: 3, fileKey: 'file' }
  await finishUpload(db, { attachmentId: id, found: { ...found, ...nothing }, by })
  return id
}

export type Furniture = Awaited<ReturnType<typeof furnish>>
