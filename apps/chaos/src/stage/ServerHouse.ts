import { join } from 'node:path'
import { childEnv } from '../env.ts'
import { pause } from '../pause.ts'
import type { Keeper } from './Keeper.ts'
import { startProgram } from './startProgram.ts'
import type { Program } from './startProgram.ts'

const readyMs = 60_000
/** More than it is given to end by itself, which is measured. */
const longestEndMs = 40_000

interface ServerOptions {
  keeper: Keeper
  name: string
  port: number
  folder: string
  /** What runs it. */
  command: readonly string[]
  env: Record<string, string>
  /** It was ready, and ended without being asked; or it runs, and does not get ready. */
  onDied: (name: string) => void
}

/** One of the servers: a process of its own, always at the same port. */
export class ServerHouse {
  readonly name: string
  readonly port: number
  /** When it was last held or started, in milliseconds of Date.now: its figures of then say little. */
  disturbedAt = 0
  isReady = false
  readonly #options: ServerOptions
  #program: Program | null = null

  constructor(options: ServerOptions) {
    this.#options = options
    this.name = options.name
    this.port = options.port
  }

  get pid(): number {
    return this.#program?.pid ?? 0
  }

  /** Starts it when it does not run, again when it found no PostgreSQL; done once it is ready. */
  async start(): Promise<void> {
    for (let tries = 0; tries < 5 && !this.#program?.isRunning(); tries += 1) {
      await this.#startOnce()
      if (!this.isReady) await pause(200)
    }
  }

  async #startOnce(): Promise<void> {
    const { keeper, name, folder, command, env, port } = this.#options
    this.disturbedAt = Date.now()
    const program = startProgram({
      keeper,
      command,
      env: childEnv({ ...env, PORT: String(port), HOST: '127.0.0.1' }),
      log: join(folder, `${name}.log`),
    })
    this.#program = program
    void program.exited.then(() => {
      if (this.#program !== program) return
      if (this.isReady) this.#options.onDied(name)
      this.isReady = false
    })
    const deadline = Date.now() + readyMs
    let answers = false
    while (program.isRunning() && Date.now() < deadline && !answers) {
      answers = await this.#answers()
      if (!answers) await pause(50)
    }
    this.isReady = answers && program.isRunning()
    if (!answers && program.isRunning()) {
      this.#options.onDied(name)
      program.signal('SIGKILL')
      await program.exited
    }
    this.disturbedAt = Date.now()
  }

  async kill(): Promise<void> {
    this.isReady = false
    this.#program?.signal('SIGKILL')
    await this.#program?.exited
    this.disturbedAt = Date.now()
  }

  /** Asks it to end; answers its exit code and how many milliseconds it took. */
  async end(): Promise<{ code: number | null; ms: number }> {
    const began = Date.now()
    this.isReady = false
    this.#program?.signal('SIGTERM')
    const giveUp = setTimeout(() => this.#program?.signal('SIGKILL'), longestEndMs)
    const code = this.#program ? await this.#program.exited : 0
    clearTimeout(giveUp)
    return { code, ms: Date.now() - began }
  }

  hold(on: boolean): void {
    this.disturbedAt = Date.now()
    this.#program?.signal(on ? 'SIGSTOP' : 'SIGCONT')
  }

  async #answers(): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.port}/readyz`, {
      signal: AbortSignal.timeout(2000),
    }).then(
      ({ ok }) => ok,
      () => false,
    )
  }
}
