import type { ReaderLine, Reader, SendLine, Violation } from '../checker/History.ts'
import { killKinds } from '../nemesis/Fault.ts'
import type { FaultKind, Happened } from '../nemesis/Fault.ts'
import { spreadOf } from './spreadOf.ts'
import type { Spread } from './spreadOf.ts'

/** A reader's line was lost, and stood again with what was missed on its way. */
interface Heal {
  kind: Reader['kind']
  process: string
  from: number
  to: number
}

export interface Figures {
  sends: { asked: number; acknowledged: number; refused: number; unknown: number }
  eventsHeard: number
  kills: Partial<Record<FaultKind, number>> & { all: number }
  faults: Partial<Record<FaultKind, number>>
  lost: number
  doubled: number
  outOfOrder: number
  leaks: number
  /** From a lost line to one that stands and catches up. */
  heal: { all: Spread | null; stock: Spread | null; own: Spread | null }
  /** The same for drops that one fault alone explains; from its end where it lasts. */
  recovery: Partial<Record<FaultKind, Spread>>
  /** From the end of all faults that a drop came with, and of the drop's own beginning. */
  afterFaults: { all: Spread | null; stock: Spread | null; own: Spread | null }
  /** From a line that swallows everything to a client that calls it lost by itself. */
  noticed: Spread | null
  /** Of each reader the message that came latest after its commit: what a person would call a gap. */
  latest: Spread | null
  /** From just before the commit to the reader's file: of a few writers, and of a crowd. */
  delivery: Deliveries & { crowded: Deliveries }
}

interface Deliveries {
  quiet: Spread | null
  redisDead: Spread | null
}

const quietMarginMs = 2000
const mostTimes = 2_000_000
/** A fault that lasts is healed at its end; the others at once. */
const lasting: readonly FaultKind[] = [
  'holdServer',
  'holdClients',
  'silenceLine',
  'refuseLine',
  'throttleLine',
  'delayLine',
  'restartPostgres',
  'killClients',
]
const aboutRedis = /Redis|dropSubscribers/

/** Counts what happened, checkpoint by checkpoint. */
export class Tally {
  readonly happened: Happened[] = []
  /** What is said before is not timed. */
  warmFrom = 0
  /** From when on so many write that the machine has no more to give. */
  crowdedFrom = Infinity
  readonly #outcomes = new Map<string, 'acknowledged' | 'refused' | 'unknown'>()
  readonly #heals: Heal[] = []
  readonly #lostAt = new Map<string, number>()
  readonly #latest = new Map<string, number>()
  readonly #times = { quiet: [] as number[], redisDead: [] as number[] }
  readonly #crowded = { quiet: [] as number[], redisDead: [] as number[] }
  readonly #processOf: (reader: string) => string
  #heard = 0

  constructor(processOf: (reader: string) => string) {
    this.#processOf = processOf
  }

  countSends(lines: readonly SendLine[]): void {
    for (const line of lines) {
      const key = `${line.id} ${line.attempt}`
      this.#outcomes.set(key, line.k === 'ask' ? 'unknown' : line.outcome)
    }
  }

  countHeard(reader: Reader, lines: readonly ReaderLine[]): void {
    for (const line of lines) {
      this.#followDrops(reader, line)
      if (line.k !== 'event') continue
      this.#heard += 1
      if (line.type !== 'message.new') continue
      this.#time(line.sent, line.at)
      const late = line.at - line.sent
      this.#latest.set(reader.name, Math.max(late, this.#latest.get(reader.name) ?? 0))
    }
  }

  figures(violations: readonly Violation[]): Figures {
    const count = (...kinds: Violation['kind'][]) =>
      violations.filter(({ kind }) => kinds.includes(kind)).length
    const heal = (heals: readonly Heal[]) => spreadOf(heals.map(({ from, to }) => to - from))
    return {
      sends: this.#sends(),
      eventsHeard: this.#heard,
      faults: this.#counts(() => true),
      kills: this.#kills(),
      lost: count('lost'),
      doubled: count('doubled'),
      outOfOrder: count('hole', 'repeated', 'outOfOrder', 'phantom'),
      leaks: count('leak', 'heardAfterRevocation', 'wroteAfterRevocation'),
      heal: {
        all: heal(this.#heals),
        stock: heal(this.#heals.filter(({ kind }) => kind === 'stock')),
        own: heal(this.#heals.filter(({ kind }) => kind === 'own')),
      },
      recovery: this.#recovery(),
      afterFaults: this.#afterFaults(),
      noticed: spreadOf(this.#noticed()),
      latest: spreadOf([...this.#latest.values()]),
      delivery: { ...spreads(this.#times), crowded: spreads(this.#crowded) },
    }
  }

  /** Each id once: what came of it at last. */
  #sends(): Figures['sends'] {
    const best = new Map<string, string>()
    for (const [key, outcome] of this.#outcomes) {
      const [id] = key.split(' ') as [string]
      const before = best.get(id)
      if (before !== 'acknowledged')
        best.set(id, outcome === 'unknown' ? (before ?? outcome) : outcome)
    }
    const count = (wanted: string) => [...best.values()].filter((one) => one === wanted).length
    return {
      asked: best.size,
      acknowledged: count('acknowledged'),
      refused: count('refused'),
      unknown: count('unknown'),
    }
  }

  #counts(holds: (kind: FaultKind) => boolean): Partial<Record<FaultKind, number>> {
    const counts: Partial<Record<FaultKind, number>> = {}
    for (const { kind } of this.happened) if (holds(kind)) counts[kind] = (counts[kind] ?? 0) + 1
    return counts
  }

  #kills(): Figures['kills'] {
    const counts = this.#counts((kind) => killKinds.some((one) => one === kind))
    return { ...counts, all: Object.values(counts).reduce((sum, count) => sum + count, 0) }
  }

  #followDrops({ name, kind }: Reader, line: ReaderLine) {
    if (line.k === 'down' || line.k === 'open') {
      if (!this.#lostAt.has(name)) this.#lostAt.set(name, line.at)
    } else if (line.k === 'ended') this.#lostAt.delete(name)
    else if (line.k !== 'state' && this.#lostAt.has(name)) {
      const from = this.#lostAt.get(name)!
      this.#lostAt.delete(name)
      // Not the first of all, at the beginning.
      if (this.happened.some(({ began }) => began <= from))
        this.#heals.push({ kind, process: this.#processOf(name), from, to: line.at })
    }
  }

  #time(sent: number, at: number) {
    if (sent < this.warmFrom) return
    const near = this.happened.filter(
      ({ began, ended }) => sent > began - quietMarginMs && sent < ended + quietMarginMs,
    )
    const { quiet, redisDead } = sent < this.crowdedFrom ? this.#times : this.#crowded
    const into = near.length === 0 ? quiet : redisDead
    if (into.length >= mostTimes) return
    if (near.length === 0) return void into.push(at - sent)
    const dead = near.filter(
      ({ kind, began, ended }) => kind === 'killRedis' && sent >= began && sent <= ended,
    )
    if (dead.length > 0 && dead.length === near.length) into.push(at - sent)
  }

  #noticed(): number[] {
    return this.#heals.flatMap(({ process, from }) => {
      const silence = this.happened.find(
        ({ kind, target, began, ended }) =>
          kind === 'silenceLine' &&
          target === process &&
          // Before that it is the end of the fault before, as nobody notices so soon.
          began + 1000 < from &&
          from < ended,
      )
      return silence ? [from - silence.began] : []
    })
  }

  #causesOf({ process, from, to }: Omit<Heal, 'kind'>): Happened[] {
    return this.happened.filter(
      (one) =>
        !aboutRedis.test(one.kind) &&
        one.began <= to &&
        one.ended >= from - 1500 &&
        (!/Line|Clients/.test(one.kind) || one.target === process),
    )
  }

  #afterFaults(): Figures['afterFaults'] {
    const times = this.#heals.map((heal) => {
      const ends = this.#causesOf(heal).map((one) =>
        lasting.includes(one.kind) ? one.ended : one.began,
      )
      return { kind: heal.kind, ms: Math.max(0, heal.to - Math.max(heal.from, ...ends)) }
    })
    const of = (kinds: readonly Reader['kind'][]) =>
      spreadOf(times.filter(({ kind }) => kinds.includes(kind)).map(({ ms }) => ms))
    return { all: of(['stock', 'own']), stock: of(['stock']), own: of(['own']) }
  }

  #recovery(): Figures['recovery'] {
    const times = new Map<FaultKind, number[]>()
    for (const { process, from, to } of this.#heals) {
      const causes = this.#causesOf({ process, from, to })
      const [cause] = causes
      if (!cause || causes.length > 1) continue
      const since = lasting.includes(cause.kind) ? Math.max(from, cause.ended) : from
      times.set(cause.kind, [...(times.get(cause.kind) ?? []), Math.max(0, to - since)])
    }
    return Object.fromEntries([...times].map(([kind, list]) => [kind, spreadOf(list)!]))
  }
}

function spreads({ quiet, redisDead }: Record<keyof Deliveries, number[]>): Deliveries {
  return { quiet: spreadOf(quiet), redisDead: spreadOf(redisDead) }
}
