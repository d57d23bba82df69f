import type { Fold } from './Query.ts'

/** The account, its teams, inboxes or labels changed; the event carries them whole. */
export const accountUpdated: Fold<'account.updated'> = (
  query,
  { account, teams, inboxes, labels },
) =>
  query.procedure === 'accounts.get'
    ? { data: { ...query.data, account, teams, inboxes, labels } }
    : { data: query.data }
