import { join } from 'node:path'
import type { Answer, Order, ProcessPlan } from '../clients/Plan.ts'
import { root } from '../env.ts'
import type { Keeper } from './Keeper.ts'
import type { Line } from './openLine.ts'
import { startProgram } from './startProgram.ts'
import type { Program } from './startProgram.ts'

const command = join(root, 'apps', 'chaos', 'dist', 'clients', 'runClients.js')
let turns = 0

interface ClientOptions {
  keeper: Keeper
  line: Line
  plan: ProcessPlan
  /** It ended without being killed. */
  onDied: (name: string) => void
}

/** One process of clients behind its own line to the front door. */
export class ClientHouse {
  readonly plan: ProcessPlan
  readonly line: Line
  readonly #options: ClientOptions
  #program: Program | null = null
  #isResting = true
  #waiting = new Map<string, () => void>()
  #asking: Order | null = null

  constructor(options: ClientOptions) {
    this.#options = options
    this.line = options.line
    this.plan = options.plan
  }

  /** Starts it when it does not run: with the same histories and outboxes. */
  start(): void {
    if (this.#program?.isRunning()) return
    const { keeper, onDied } = this.#options
    const program = startProgram({
      keeper,
      command: [process.execPath, command],
      log: join(this.plan.folder, `${this.plan.name}.log`),
      onMessage: (message) => this.#hear(message as Answer),
    })
    this.#program = program
    void program.exited.then(() => this.#program === program && onDied(this.plan.name))
    program.tell({ do: 'begin', plan: this.plan } satisfies Order)
    program.tell({ do: 'rest', on: this.#isResting } satisfies Order)
    if (this.#asking) program.tell(this.#asking)
  }

  async kill(): Promise<void> {
    const program = this.#program
    this.#program = null
    program?.signal('SIGKILL')
    await program?.exited
  }

  hold(on: boolean): void {
    this.#program?.signal(on ? 'SIGSTOP' : 'SIGCONT')
  }

  rest(on: boolean): void {
    this.#isResting = on
    this.#program?.tell({ do: 'rest', on } satisfies Order)
  }

  /** How long each writer waits between two sends from now on, about. */
  pace(paceMs: number): void {
    this.plan.paceMs = paceMs
    this.#program?.tell({ do: 'pace', paceMs } satisfies Order)
  }

  /** Whether within the time all its readers follow, or all its sends have settled. */
  becomes(about: 'live' | 'rested', withinMs: number): Promise<boolean> {
    turns += 1
    const order: Order = { do: 'ask', about, turn: turns }
    this.#asking = order
    return this.#answered(`${about} ${turns}`, order, withinMs)
  }

  /** Has every reader write down what it shows. */
  report(checkpoint: number, withinMs: number): Promise<boolean> {
    return this.#answered(`reported ${checkpoint}`, { do: 'report', checkpoint }, withinMs)
  }

  #answered(wanted: string, order: Order, withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isAnswered: boolean) => {
        clearTimeout(timer)
        this.#waiting.delete(wanted)
        resolve(isAnswered)
      }
      const timer = setTimeout(() => end(false), withinMs)
      this.#waiting.set(wanted, () => end(true))
      this.#program?.tell(order)
    })
  }

  #hear(answer: Answer) {
    if (answer.said === 'began') return
    const which = answer.said === 'reported' ? answer.checkpoint : answer.turn
    this.#waiting.get(`${answer.said} ${which}`)?.()
  }
}
