import type { EventBody } from '@parley/contract'
import type { Pending } from '../mirror/Pending.ts'

type ViewBody = Extract<EventBody, { type: `view.${string}` }>

/** What is expected of views once the log tells it; nothing where the view is not held. */
export function expectView(id: string, body: ViewBody | null): Pending {
  return { id, expect: () => (body ? [{ body }] : []), confirmedAt: null }
}
