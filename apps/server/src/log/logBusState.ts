import type { Log } from '@parley/api'
import type { BusState } from '@parley/realtime'

/** One line when Redis is lost or missing at the start, and one when it is back. */
export function logBusState(log: Log): (state: BusState) => void {
  return (state) => {
    if (state.name === 'away')
      log.warn(
        { since: state.since.toISOString() },
        'Redis is away; events are read from Postgres.',
      )
    else log.warn({}, 'Redis is back.')
  }
}
