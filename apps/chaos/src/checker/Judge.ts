import { join } from 'node:path'
import { checkLeaks, checkWrites } from './checkLeaks.ts'
import { checkOrder, unread } from './checkOrder.ts'
import type { Standing } from './checkOrder.ts'
import { checkSends } from './checkSends.ts'
import { checkState } from './checkState.ts'
import type { Reader, ReaderLine, Revocation, SendLine, StoredEvent, Violation } from './History.ts'
import { violationKinds } from './History.ts'
import { LineReader } from './LineReader.ts'
import { Log } from './Log.ts'
import type { Truth } from './Truth.ts'

interface Heard {
  reader: Reader
  lines: ReaderLine[]
}

interface Reading {
  reader: Reader
  file: LineReader<ReaderLine>
  standing: Standing
}

interface Writing {
  file: LineReader<SendLine>
}

interface Found {
  violations: Violation[]
  /** What was read for it, for who counts. */
  heard: Heard[]
  sends: SendLine[]
}

/** Holds the histories against PostgreSQL, each checkpoint what came since the one before. */
export class Judge {
  readonly #truth: Truth
  readonly #folder: string
  readonly #accounts: readonly string[]
  readonly #shownCount: number
  readonly #logs = new Map<string, Log>()
  readonly #readings: Reading[] = []
  readonly #writings: Writing[] = []
  readonly #sends: SendLine[] = []
  #writtenFrom = new Map<string, number>()

  constructor(truth: Truth, folder: string, accounts: readonly string[], shownCount: number) {
    this.#truth = truth
    this.#folder = folder
    this.#accounts = accounts
    this.#shownCount = shownCount
    for (const account of accounts) this.#logs.set(account, new Log())
  }

  addReader(reader: Reader): void {
    const file = new LineReader<ReaderLine>(join(this.#folder, `${reader.name}.reader.jsonl`))
    this.#readings.push({ reader, file, standing: unread })
  }

  addWriter(name: string): void {
    this.#writings.push({ file: new LineReader(join(this.#folder, `${name}.sends.jsonl`)) })
  }

  /** What is broken, the first demand first; all writers rest and all readers have reported. */
  async judge(checkpoint: number, revocations: readonly Revocation[]): Promise<Found> {
    const sends = this.#writings.flatMap(({ file }) => file.readOn())
    for (const line of sends) this.#sends.push(line)
    const violations = await this.#judgeSends(sends)
    const broken = await this.#readLogs()
    violations.push(...broken)
    const newest = await this.#truth.newest(this.#accounts, this.#shownCount)
    const held = new Map<string, Awaited<ReturnType<Truth['held']>>>()
    for (const conversation of newest.keys())
      held.set(conversation, await this.#truth.held(conversation))
    const heard: Heard[] = []
    for (const reading of this.#readings) {
      const { reader, file } = reading
      const lines = file.readOn()
      heard.push({ reader, lines })
      const log = this.#logs.get(reader.account)!
      const order = checkOrder(reader, lines, log, reading.standing)
      reading.standing = order.standing
      violations.push(...order.violations, ...checkLeaks(reader, lines, revocations))
      const shown = lines.findLast((line) => line.k === 'state')
      if (shown?.k === 'state' && shown.checkpoint === checkpoint) {
        const rows = shown.picture ? await this.#truth.picture(reader.account, reader.userId) : []
        violations.push(...checkState(reader, shown, order.standing, { newest, log, rows, held }))
      }
    }
    violations.push(...(await this.#judgeWrites(revocations)))
    return { violations: sorted(violations), heard, sends }
  }

  /** The whole history of sends against all that is stored. */
  async judgeAll(): Promise<Violation[]> {
    return sorted(checkSends(this.#sends, await this.#truth.messages(this.#accounts, new Date(0))))
  }

  async #judgeSends(lines: readonly SendLine[]): Promise<Violation[]> {
    const asked = lines.flatMap((line) => (line.k === 'ask' ? [line.at] : []))
    if (asked.length === 0) return []
    const since = new Date(asked.reduce((a, b) => Math.min(a, b)))
    return checkSends(lines, await this.#truth.messages(this.#accounts, since))
  }

  /** A log with a hole breaks the order of everyone. */
  async #readLogs(): Promise<Violation[]> {
    const broken: Violation[] = []
    for (const [account, log] of this.#logs) {
      const rows: StoredEvent[] = await this.#truth.events(account, log.head)
      try {
        log.add(rows)
      } catch (error) {
        broken.push({ kind: 'hole', detail: `${account}: ${(error as Error).message}` })
      }
    }
    return broken
  }

  async #judgeWrites(revocations: readonly Revocation[]): Promise<Violation[]> {
    const found: Violation[] = []
    for (const [account, log] of this.#logs) {
      const after = this.#writtenFrom.get(account) ?? 0
      this.#writtenFrom.set(account, log.head)
      found.push(...checkWrites(await this.#truth.written(account, after), revocations))
    }
    return found
  }
}

function sorted(violations: Violation[]): Violation[] {
  const rank = ({ kind }: Violation) => violationKinds.indexOf(kind)
  return violations.sort((a, b) => rank(a) - rank(b))
}
