/** Something that was started and ends. */
export interface Running {
  exited: Promise<unknown>
  /** Asks it to end. */
  end(): void
}

interface KeepOptions<T extends Running> {
  start: () => T
  /** It ended without being asked, and is started again after this long. */
  onLost: (waitMs: number) => void
}

export interface Kept {
  /** Ends it for good. */
  stop(): Promise<void>
}

const longestWaitMs = 10_000
/** Who ran this long is not failing, but was killed. */
const settledMs = 10_000

/** Starts it again when it ends, ever later while it keeps ending soon. */
export function keepRunning<T extends Running>({ start, onLost }: KeepOptions<T>): Kept {
  let running = start()
  let isStopping = false
  let waitMs = 250
  let timer: NodeJS.Timeout | undefined
  watch()

  function watch() {
    const startedAt = Date.now()
    void running.exited.then(() => {
      if (isStopping) return
      if (Date.now() - startedAt > settledMs) waitMs = 250
      onLost(waitMs)
      timer = setTimeout(() => {
        running = start()
        watch()
      }, waitMs)
      waitMs = Math.min(waitMs * 2, longestWaitMs)
    })
  }

  return {
    async stop() {
      isStopping = true
      clearTimeout(timer)
      running.end()
      await running.exited
    },
  }
}
