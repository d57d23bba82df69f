import { v7 as uuid } from 'uuid'
import type { Change } from './Kept.ts'

/** Under which id a change is told: that of what it makes, else one of its own. */
export function idOf(change: Change): string {
  if (change.type === 'begin') return change.conversationId
  if (change.type === 'contact') return change.contactId
  return change.type === 'viewMade' ? change.viewId : uuid()
}
