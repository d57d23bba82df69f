import { connect } from 'node:net'
import { join } from 'node:path'
import { redisProgram } from '../env.ts'
import type { Keeper } from './Keeper.ts'
import { startProgram } from './startProgram.ts'
import type { Program } from './startProgram.ts'

/** A private Redis that keeps nothing, always at the same port. */
export class RedisHouse {
  readonly port: number
  readonly #keeper: Keeper
  readonly #folder: string
  #program: Program | null = null

  constructor(keeper: Keeper, folder: string, port: number) {
    this.#keeper = keeper
    this.#folder = folder
    this.port = port
  }

  start(): void {
    if (this.#program?.isRunning()) return
    const flags = ['--save', '', '--appendonly', 'no', '--dir', this.#folder]
    const place = ['--port', String(this.port), '--bind', '127.0.0.1']
    this.#program = startProgram({
      keeper: this.#keeper,
      command: [redisProgram(), ...place, ...flags],
      log: join(this.#folder, 'redis.log'),
    })
  }

  async kill(): Promise<void> {
    this.#program?.signal('SIGKILL')
    await this.#program?.exited
  }

  /** Holds it still, or lets it go on. */
  hold(on: boolean): void {
    this.#program?.signal(on ? 'SIGSTOP' : 'SIGCONT')
  }

  /** Ends the servers' hearing connections: CLIENT KILL TYPE pubsub. */
  dropSubscribers(): Promise<void> {
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1')
      socket.setTimeout(1000, () => socket.destroy())
      socket.on('error', () => {})
      socket.on('close', () => resolve())
      socket.on('data', () => socket.end())
      socket.write('CLIENT KILL TYPE pubsub\r\n')
    })
  }
}
