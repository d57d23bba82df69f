import type { ParleyEvent } from '@parley/contract'
import type { Clock } from './mirror/Clock.ts'

const everyMs = 1000

interface ReportOptions {
  clock: Clock
  userId(): string
  tell(conversationId: string, seq: number): Promise<unknown>
}

/**
 * Says that a colleague's words reached this client, where that is shown: in conversations of a few
 * people. Told at most once a second per conversation; the last word covers those before it.
 */
export function reportDelivered({
  clock,
  userId,
  tell,
}: ReportOptions): (event: ParleyEvent) => void {
  const waiting = new Map<string, number>()
  return (event) => {
    if (!isForMe(event, userId())) return
    const { conversationId, seq } = event.message
    const isPlanned = waiting.has(conversationId)
    waiting.set(conversationId, seq)
    if (isPlanned) return
    clock.after(everyMs, () => {
      const upTo = waiting.get(conversationId)!
      waiting.delete(conversationId)
      // Lost, it is told with the next word, and reading tells it too.
      tell(conversationId, upTo).catch(() => {})
    })
  }
}

function isForMe(
  event: ParleyEvent,
  userId: string,
): event is Extract<ParleyEvent, { type: 'message.new' }> {
  if (event.type !== 'message.new' || event.message.author.id === userId) return false
  const { kind, participants, participantCount } = event.conversation
  const isSmall = kind !== 'support' && participantCount <= participants.length
  return isSmall && participants.some((id) => id === userId)
}
