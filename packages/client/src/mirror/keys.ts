import type { Inputs, Procedure } from '../apply/Query.ts'

export type Key<P extends Procedure = Procedure> = readonly ['parley', P, Inputs[P]]

/**
 * Where a query's answer is in the QueryClient. A server that renders first puts the plain answer
 * there, with its asOf; the mirror adopts it. Keys left undefined are the same as keys left out.
 */
export function keyOf<P extends Procedure>(procedure: P, input: Inputs[P]): Key<P> {
  return ['parley', procedure, withoutUndefined(input)] as const
}
export const accountKey = (input: Inputs['accounts.get']) => keyOf('accounts.get', input)
export const conversationsKey = (input: Inputs['conversations.list']) =>
  keyOf('conversations.list', input)
export const conversationKey = (input: Inputs['conversations.get']) =>
  keyOf('conversations.get', input)
export const receiptsKey = (input: Inputs['conversations.receipts']) =>
  keyOf('conversations.receipts', input)
export const countKey = (input: Inputs['conversations.count']) =>
  keyOf('conversations.count', input)
export const countsKey = (input: Inputs['conversations.counts']) =>
  keyOf('conversations.counts', input)
export const viewsKey = (input: Inputs['views.list']) => keyOf('views.list', input)
export const preferencesKey = (input: Inputs['preferences.get']) => keyOf('preferences.get', input)
export const messageKey = (input: Inputs['messages.get']) => keyOf('messages.get', input)
export const invitationsKey = (input: Inputs['invitations.list']) =>
  keyOf('invitations.list', input)
export const notificationsKey = (input: Inputs['notifications.list']) =>
  keyOf('notifications.list', input)
export const notificationCountKey = (input: Inputs['notifications.count']) =>
  keyOf('notifications.count', input)
export const messagesKey = (input: Inputs['messages.list']) => keyOf('messages.list', input)

/** The queries that the log feeds, by name. */
export const procedures: Record<Procedure, true> = {
  'accounts.get': true,
  'conversations.list': true,
  'conversations.get': true,
  'conversations.receipts': true,
  'conversations.count': true,
  'conversations.counts': true,
  'views.list': true,
  'cannedReplies.list': true,
  'preferences.get': true,
  'invitations.list': true,
  'notifications.list': true,
  'notifications.count': true,
  'messages.get': true,
  'messages.list': true,
}

/** Whether a key of the QueryClient is one of ours, for this account. */
export function isOurs(key: readonly unknown[], accountId: string): key is Key {
  const [room, procedure, input] = key
  if (room !== 'parley' || typeof procedure !== 'string' || !(procedure in procedures)) return false
  return (input as { accountId?: string } | undefined)?.accountId === accountId
}

function withoutUndefined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T
}
