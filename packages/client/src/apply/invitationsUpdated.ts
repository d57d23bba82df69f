import type { Fold } from './Query.ts'

/** An invitation was made, taken back or accepted; the event carries all that are open. */
export const invitationsUpdated: Fold<'invitations.updated'> = (query, { invitations }) =>
  query.procedure === 'invitations.list'
    ? { data: { ...query.data, items: invitations } }
    : { data: query.data }
