import { troubleOf } from '../Trouble.ts'

/** Whether a question that failed is asked twice more by itself; one that had no answer in time was waited for long enough. */
export function mayAskAgain(failures: number, error: unknown): boolean {
  const { retryable, how } = troubleOf(error)
  return failures < 2 && retryable && how !== 'late'
}
