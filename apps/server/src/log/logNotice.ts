import type { Log } from '@parley/api'
import type { Notice } from '@parley/realtime'

/** One line for each thing that the carrying room had to set right. */
export function logNotice(log: Log): (notice: Notice) => void {
  return ({ kind, ...facts }) => {
    if (kind === 'healed')
      log.info(facts, 'Events were read from Postgres that the bus had not brought.')
    else if (kind === 'restarted')
      log.warn(facts, 'The log of an account is another one; its followers ask anew.')
    else log.warn(facts, 'The log of an account cannot be read; its followers were sent away.')
  }
}
