import {
  DeleteMessageInput,
  EditMessageInput,
  GetMessageInput,
  ListMessagesInput,
  MarkDeliveredInput,
  ReactToMessageInput,
  SearchMessagesInput,
  SendMessageInput,
} from '@parley/contract/schema'
import {
  deleteMessage,
  editMessage,
  getMessage,
  listMessages,
  listVersions,
  markDelivered,
  reactToMessage,
  searchMessages,
  sendMessage,
} from '@parley/domain'
import { member, router, sender, writer } from '../trpc.ts'

export const messages = router({
  /** Messages of a conversation, ascending by seq; before, after or around a seq, else the newest. */
  list: member
    .input(ListMessagesInput)
    .query(({ ctx, input }) => listMessages(ctx.db, { ...input, by: ctx.actor })),
  /** One message, for who names it. */
  get: member
    .input(GetMessageInput)
    .query(({ ctx, input }) => getMessage(ctx.db, { ...input, by: ctx.actor })),
  /** What an edited message said before. */
  versions: member
    .input(GetMessageInput)
    .query(({ ctx, input }) => listVersions(ctx.db, { ...input, by: ctx.actor })),
  /** Messages that hold every word of the query, of all conversations the filter keeps; the newest first. */
  search: member
    .input(SearchMessagesInput)
    .query(({ ctx, input }) => searchMessages(ctx.db, { ...input, by: ctx.actor })),
  /** Says something; the id is the client's and makes a repeat harmless. */
  send: sender.input(SendMessageInput).mutation(async ({ ctx, input }) => {
    const answer = await sendMessage(ctx.db, { ...input, by: ctx.actor })
    ctx.realtime.stopTyping(ctx.actor, input.conversationId)
    return answer
  }),
  /** Changes the text of one's own message. */
  edit: writer
    .input(EditMessageInput)
    .mutation(({ ctx, input }) => editMessage(ctx.db, { ...input, by: ctx.actor })),
  /** Deletes the text of a message; its place stays. */
  delete: writer
    .input(DeleteMessageInput)
    .mutation(({ ctx, input }) => deleteMessage(ctx.db, { ...input, by: ctx.actor })),
  /** Puts an emoji under a message, or takes one's own back. */
  react: writer
    .input(ReactToMessageInput)
    .mutation(({ ctx, input }) => reactToMessage(ctx.db, { ...input, by: ctx.actor })),
  /** Says that messages up to seq arrived. */
  markDelivered: writer
    .input(MarkDeliveredInput)
    .mutation(({ ctx, input }) => markDelivered(ctx.db, { ...input, by: ctx.actor })),
})
