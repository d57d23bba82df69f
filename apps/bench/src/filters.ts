import { openKept } from './filters/openKept.ts'

export interface FiltersOptions {
  conversations: number
  rebuild: boolean
  /** Print the address of the database and hold it until the process is ended. */
  serve: boolean
}

/** conversations.list and count, through the procedure, in an account of a million conversations. */
export async function filters({ conversations, rebuild, serve }: FiltersOptions): Promise<object> {
  const kept = await openKept({ conversations, rebuild })
  try {
    if (serve) await hold(kept.url)
    return {}
  } finally {
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
