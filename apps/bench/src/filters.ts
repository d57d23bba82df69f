import { join } from 'node:path'
import { createDb } from '@parley/db'
import { openKept } from './filters/openKept.ts'
import { report } from './filters/report.ts'
import { runGroups } from './filters/runGroups.ts'

export interface FiltersOptions {
  conversations: number
  rebuild: boolean
  /** Print the address of the database and hold it until the process is ended. */
  serve: boolean
  /** Fewer combinations, and neither the naive way nor what indexes cost. */
  quick: boolean
  /** One group by its name. */
  only: string | undefined
}

/** conversations.list and count, through the procedure, in an account of a million conversations. */
export async function filters(options: FiltersOptions): Promise<object> {
  const kept = await openKept(options)
  const db = createDb({ url: kept.url })
  try {
    if (options.serve) {
      await hold(kept.url)
      return {}
    }
    const deepFile = join(kept.folder, 'deep.json')
    return await report(db, await runGroups(db, { ...options, deepFile }))
  } finally {
    await db.end()
    await kept.stop()
  }
}

function hold(url: string): Promise<void> {
  console.log(`${url}\nHeld until ^C.`)
  return new Promise((resolve) => {
    const clock = setInterval(() => {}, 60_000)
    process.once('SIGINT', () => resolve(clearInterval(clock)))
    process.once('SIGTERM', () => resolve(clearInterval(clock)))
  })
}
