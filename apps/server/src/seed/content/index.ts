import { account, inboxes, labels, teams } from './account.ts'
import { cannedReplies } from './cannedReplies.ts'
import { contacts } from './contacts.ts'
import { advice } from './conversations/advice.ts'
import { announcements } from './conversations/announcements.ts'
import { billing } from './conversations/billing.ts'
import { directs } from './conversations/directs.ts'
import { feedback } from './conversations/feedback.ts'
import { groups } from './conversations/groups.ts'
import { leads } from './conversations/leads.ts'
import { repairs } from './conversations/repairs.ts'
import { returns } from './conversations/returns.ts'
import { shipping } from './conversations/shipping.ts'
import { site } from './conversations/site.ts'
import { people } from './people.ts'
import type { Demo } from './types.ts'

export type * from './types.ts'

const conversations = [
  ...[repairs, advice, site, leads, feedback, shipping, returns, billing],
  ...[directs, groups, announcements],
].flat()

/** Everything that the demo account holds on its first day. */
export const demo: Demo = {
  account,
  people,
  inboxes,
  teams,
  labels,
  cannedReplies,
  contacts,
  conversations,
}
