import { Failure } from '@parley/contract'
import type { ConversationPatch, MemberActor } from '@parley/contract'
import type { ConversationRow } from '../conversations/conversationRow.ts'
import { planChange } from '../conversations/planChange.ts'
import type { Values } from '../conversations/planChange.ts'

/** planChange for one of many: where a single change would be refused, this row is left as it is. */
export function planOrSkip(
  row: ConversationRow,
  patch: ConversationPatch,
  by: MemberActor,
): Values | null {
  try {
    return planChange(row, patch, by)
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}
