import { troubleOf } from '../Trouble.ts'
import type { Clock } from './Clock.ts'

/** So long the server is waited for alone. */
const patienceMs = 1000

/** The server's answer; what is kept where the server cannot be reached or lets one wait. */
export async function orKept<T>(
  asked: Promise<T>,
  recall: () => Promise<T | null>,
  clock: Clock,
): Promise<T> {
  let cancel = () => {}
  const late = new Promise<boolean>((resolve) => {
    cancel = clock.after(patienceMs, () => resolve(false))
  })
  const answered = asked.then(
    () => true,
    (error: unknown) => !isAway(error),
  )
  const isAnswered = await Promise.race([answered, late])
  cancel()
  return isAnswered ? asked : ((await recall()) ?? asked)
}

/** Whether the server had no word of its own: what it says is shown, also when it asks to wait. */
function isAway(error: unknown): boolean {
  const { failure } = troubleOf(error)
  return failure === null || failure === 'server.overloaded'
}
