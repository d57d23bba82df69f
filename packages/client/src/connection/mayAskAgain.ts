import { troubleOf } from '../Trouble.ts'

/**
 * Whether a question that failed is asked twice more by itself: not one that had no answer in time, as
 * it was waited for long enough, nor one that was too much, as who asks is told when they may.
 */
export function mayAskAgain(failures: number, error: unknown): boolean {
  const { failure, retryable, how } = troubleOf(error)
  return failures < 2 && retryable && how !== 'late' && failure !== 'rate.limited'
}
