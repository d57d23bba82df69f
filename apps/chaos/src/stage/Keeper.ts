import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

/** Lines name who lives; at the end of the pipe all who still do are killed, the stopped ones too. */
const script = `pids=""
while read -r op pid; do
  case $op in
    +) pids="$pids $pid" ;;
    -) left=""; for p in $pids; do [ "$p" = "$pid" ] || left="$left $p"; done; pids=$left ;;
  esac
done
for p in $pids; do kill -KILL "$p" 2>/dev/null; done`

/** Ends what this process started when it is gone, however it went: kill -9 too. */
export class Keeper {
  readonly #shell: ChildProcess

  constructor() {
    // In a group of its own: ^C must not reach it before what it keeps.
    this.#shell = spawn('sh', ['-c', script], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    this.#shell.stdin!.on('error', () => {})
    this.#shell.unref()
  }

  keep(pid: number): void {
    this.#shell.stdin!.write(`+ ${pid}\n`)
  }

  forget(pid: number): void {
    this.#shell.stdin!.write(`- ${pid}\n`)
  }

  /** Kills all that is left. */
  close(): void {
    this.#shell.stdin!.end()
  }
}
