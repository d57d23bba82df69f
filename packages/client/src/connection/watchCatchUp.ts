/** The stream was quiet for so long after the connection stood: nothing of what was missed is left. */
const quietMs = 150
/** Of a stream that is never so quiet it is asked after this long where the log is. */
const patienceMs = 1000

type Timer = ReturnType<typeof setTimeout> | undefined

/**
 * Finds out when all that was missed has come: the stream was quiet, or, where people write without a
 * rest, it has passed the newest position of the log, which `readHead` asks for.
 */
export function watchCatchUp(readHead: () => Promise<number>, onDone: () => void) {
  let [quiet, patience]: Timer[] = []
  let until = Infinity
  const end = () => {
    stop()
    onDone()
  }
  const ask = async () => {
    const mine = patience
    const head = await readHead().catch(() => null)
    if (mine !== patience) return
    // What comes next asks once more.
    if (head === null) patience = undefined
    else until = head
  }
  /** The connection is lost, or nobody wants to know any more. */
  function stop() {
    until = Infinity
    clearTimeout(quiet)
    clearTimeout(patience)
    patience = undefined
  }
  return {
    stop,
    /** Something came, and with it all up to that position. */
    heard(position: number) {
      if (position >= until) return end()
      clearTimeout(quiet)
      quiet = setTimeout(end, quietMs)
      patience ??= setTimeout(ask, patienceMs)
    },
  }
}
