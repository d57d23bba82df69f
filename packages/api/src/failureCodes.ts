import type { FailureWord } from '@parley/contract'
import type { TRPC_ERROR_CODE_KEY } from '@trpc/server'

/** Every word of the closed set as tRPC says it: the one place where the two meet. */
export const failureCodes: Record<FailureWord, TRPC_ERROR_CODE_KEY> = {
  'input.invalid': 'BAD_REQUEST',
  'cursor.invalid': 'BAD_REQUEST',
  'session.required': 'UNAUTHORIZED',
  'session.ended': 'UNAUTHORIZED',
  'account.notFound': 'NOT_FOUND',
  'conversation.notFound': 'NOT_FOUND',
  'conversation.closed': 'PRECONDITION_FAILED',
  'conversation.exists': 'CONFLICT',
  'message.notFound': 'NOT_FOUND',
  'message.idReused': 'CONFLICT',
  'message.deleted': 'PRECONDITION_FAILED',
  'mutation.idReused': 'CONFLICT',
  'member.notFound': 'NOT_FOUND',
  'member.exists': 'CONFLICT',
  'member.lastOwner': 'PRECONDITION_FAILED',
  'contact.notFound': 'NOT_FOUND',
  'inbox.notFound': 'NOT_FOUND',
  'inbox.inUse': 'PRECONDITION_FAILED',
  'team.notFound': 'NOT_FOUND',
  'label.notFound': 'NOT_FOUND',
  'label.exists': 'CONFLICT',
  'role.forbidden': 'FORBIDDEN',
  'action.forbidden': 'FORBIDDEN',
  'rate.limited': 'TOO_MANY_REQUESTS',
  'server.overloaded': 'SERVICE_UNAVAILABLE',
  'server.timeout': 'TIMEOUT',
  'server.error': 'INTERNAL_SERVER_ERROR',
}
