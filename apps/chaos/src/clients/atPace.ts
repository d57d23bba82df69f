import { pause } from '../pause.ts'
import type { Random } from '../random.ts'
import type { ProcessPlan } from './Plan.ts'

interface Pacing {
  process: Pick<ProcessPlan, 'paceMs'>
  chance: Random
  isResting: () => boolean
  act: () => unknown
}

/**
 * Acts at the pace of the process, but while it rests. Whose rest is over waits once more: at the pace
 * that is meant now, and spread, as all who wake at once would be a crowd.
 */
export async function atPace({ process, chance, isResting, act }: Pacing): Promise<never> {
  let rested = false
  for (;;) {
    await pause(process.paceMs * (0.5 + chance.next()))
    const isOver = rested && !isResting()
    rested = isResting()
    if (!rested && !isOver) await act()
  }
}
