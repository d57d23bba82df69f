import { clearLine, cursorTo } from 'node:readline'
import type { WriteStream } from 'node:tty'
import cliProgress from 'cli-progress'
import type { ImportCounts } from './importFile.ts'

const rateOver = 5_000

/** A bar with rate and time left; a line every two seconds where nobody watches a terminal. */
export function showProgress(stream: NodeJS.WritableStream, totalBytes: number) {
  const terminal = (stream as WriteStream).isTTY ? (stream as WriteStream) : null
  const rate = rateMeter()
  const bar = new cliProgress.SingleBar(
    {
      format:
        '{bar} {percentage}%  {dialogues} dialogues, {turns} turns, {rate} turns/s, {eta_formatted} left',
      stream,
      barsize: 24,
      etaBuffer: 50,
      hideCursor: true,
      clearOnComplete: true,
      noTTYOutput: true,
      notTTYSchedule: 2_000,
    },
    cliProgress.Presets.shades_classic,
  )
  bar.start(totalBytes, 0, { dialogues: '0', turns: '0', rate: '0' })
  return {
    update({ dialogues, turns }: ImportCounts, bytesRead: number) {
      bar.update(bytesRead, {
        dialogues: print(dialogues),
        turns: print(turns),
        rate: print(rate(turns)),
      })
    },
    /** A line of its own above the bar. */
    note(line: string) {
      if (terminal) {
        cursorTo(terminal, 0)
        clearLine(terminal, 0)
      }
      stream.write(`${line}\n`)
    },
    stop: () => bar.stop(),
  }
}

/** Turns a second over the last seconds: what came before a crash goes by much faster. */
function rateMeter() {
  const samples = [{ at: Date.now(), turns: 0 }]
  return (turns: number): number => {
    const at = Date.now()
    samples.push({ at, turns })
    while (samples.length > 2 && at - samples[0]!.at > rateOver) samples.shift()
    const [oldest] = samples
    return Math.round(((turns - oldest!.turns) / Math.max(at - oldest!.at, 1)) * 1000)
  }
}

function print(count: number): string {
  return count.toLocaleString('en')
}
