import {
  AddParticipantsInput,
  BulkUpdateInput,
  CountConversationsInput,
  CountEachInput,
  CreateConversationInput,
  GetConversationInput,
  ListConversationsInput,
  ListParticipantsInput,
  ListReceiptsInput,
  MarkReadInput,
  MarkUnreadInput,
  RemoveParticipantInput,
  SetForMeInput,
  UpdateConversationInput,
} from '@parley/contract/schema'
import {
  addParticipants,
  bulkUpdate,
  countConversations,
  countEach,
  createConversation,
  getConversation,
  listConversations,
  listParticipants,
  listReceipts,
  markRead,
  markUnread,
  muteConversation,
  pinConversation,
  removeParticipant,
  updateConversation,
} from '@parley/domain'
import { member, reader, router, writer } from '../trpc.ts'

export const conversations = router({
  /** A page of conversations the viewer may see, by filter and sort, with a keyset cursor. */
  list: reader
    .input(ListConversationsInput)
    .query(({ ctx, input }) => listConversations(ctx.db, { ...input, by: ctx.actor })),
  /** One conversation by conversationId or number. */
  get: reader
    .input(GetConversationInput)
    .query(({ ctx, input }) => getConversation(ctx.db, { ...input, by: ctx.actor })),
  /** How far the others have got in one, and when they read it. */
  receipts: member
    .input(ListReceiptsInput)
    .query(({ ctx, input }) => listReceipts(ctx.db, { ...input, by: ctx.actor })),
  /** Who takes part in one: a conversation itself names the first 8. */
  participants: member
    .input(ListParticipantsInput)
    .query(({ ctx, input }) => listParticipants(ctx.db, { ...input, by: ctx.actor })),
  /** How many match, exact up to 1,000. */
  count: reader
    .input(CountConversationsInput)
    .query(({ ctx, input }) => countConversations(ctx.db, { ...input, by: ctx.actor })),
  /** How many match each of several filters, in their order, each exact up to 1,000. */
  counts: reader
    .input(CountEachInput)
    .query(({ ctx, input }) => countEach(ctx.db, { ...input, by: ctx.actor })),
  /** Begins a conversation; the id is the client's. */
  create: writer
    .input(CreateConversationInput)
    .mutation(({ ctx, input }) => createConversation(ctx.db, { ...input, by: ctx.actor })),
  /** Changes status, priority, assignee, team, labels, snooze or subject. */
  update: writer
    .input(UpdateConversationInput)
    .mutation(({ ctx, input }) => updateConversation(ctx.db, { ...input, by: ctx.actor })),
  /** Changes all that match; more than 500 go on after the answer: see operations.get. */
  bulkUpdate: writer
    .input(BulkUpdateInput)
    .mutation(({ ctx, input }) => bulkUpdate(ctx.db, { ...input, by: ctx.actor })),
  /** Reads up to seq; only forward. */
  markRead: writer
    .input(MarkReadInput)
    .mutation(({ ctx, input }) => markRead(ctx.db, { ...input, by: ctx.actor })),
  /** Makes the words from seq on unread again, for the viewer alone. */
  markUnread: writer
    .input(MarkUnreadInput)
    .mutation(({ ctx, input }) => markUnread(ctx.db, { ...input, by: ctx.actor })),
  /** Pins or unpins for the viewer alone. */
  pin: writer
    .input(SetForMeInput)
    .mutation(({ ctx, input }) => pinConversation(ctx.db, { ...input, by: ctx.actor })),
  /** Mutes or unmutes for the viewer alone. */
  mute: writer
    .input(SetForMeInput)
    .mutation(({ ctx, input }) => muteConversation(ctx.db, { ...input, by: ctx.actor })),
  /** Members begin to take part. */
  addParticipants: writer
    .input(AddParticipantsInput)
    .mutation(({ ctx, input }) => addParticipants(ctx.db, { ...input, by: ctx.actor })),
  /** A member stops taking part. */
  removeParticipant: writer
    .input(RemoveParticipantInput)
    .mutation(({ ctx, input }) => removeParticipant(ctx.db, { ...input, by: ctx.actor })),
})
