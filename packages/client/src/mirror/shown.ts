import type { Cursor } from '@parley/contract'
import type { Mirror } from './Mirror.ts'
import type { Pending } from './Pending.ts'

/** Shows a change before the server has answered, and as if it had never been when it is refused. */
export async function shown<T extends { asOf: Cursor }>(
  mirror: Mirror,
  pending: Pending,
  ask: (mutationId: string) => Promise<T>,
): Promise<T> {
  mirror.expect(pending)
  try {
    const answer = await ask(pending.id)
    mirror.confirm(pending.id, answer.asOf)
    return answer
  } catch (error) {
    mirror.withdraw(pending.id)
    throw error
  }
}
