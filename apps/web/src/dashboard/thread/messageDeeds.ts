/** What can be done with one message, in the order in which it is listed. */
export const messageActionIds = [
  'message.reply',
  'message.quote',
  'message.react',
  'message.copy',
  'message.link',
  'message.edit',
  'message.versions',
  'message.delete',
] as const
export type MessageActionId = (typeof messageActionIds)[number]

/** What a message lets the viewer do, and how it is done. */
export type MessageDeeds = Partial<Record<MessageActionId, () => void>>
