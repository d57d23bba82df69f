import { setMaxListeners } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkBounds } from './checker/checkBounds.ts'
import type { Bounds } from './checker/checkBounds.ts'
import type { Revocation, Violation } from './checker/History.ts'
import { aimsOf } from './figures/aimsOf.ts'
import type { Aim } from './figures/aimsOf.ts'
import { Tally } from './figures/Tally.ts'
import type { Figures } from './figures/Tally.ts'
import { watchServers } from './figures/watchServers.ts'
import { befall } from './nemesis/befall.ts'
import { drawRound } from './nemesis/drawRound.ts'
import type { Fault, FaultKind, Happened } from './nemesis/Fault.ts'
import { printRound } from './nemesis/printRound.ts'
import { pause } from './pause.ts'
import type { Plant } from './plants/Plant.ts'
import { openTown } from './stage/openTown.ts'
import type { Town } from './stage/openTown.ts'

export interface ChaosOptions {
  seconds: number
  seed: string
  plant: Plant | null
  writers: number
  readers: number
  /** Of all writers together, about. */
  sendsPerSecond: number
  /** How long the faults of one round begin, in milliseconds. */
  roundMs: number
  /** One fault in this time, beside those that every round has. */
  everyMs?: number
  /** Before anything is timed; as long as what is quiet by default. */
  warmMs?: number
  /** Without any fault at first, then without Redis, for the figures. */
  quietMs: number
  /** Sends of all writers together in that time, about: what is asked for waits for no processor. */
  quietSendsPerSecond: number
  /** Only these faults, to look at one alone. */
  only?: readonly FaultKind[] | undefined
  say: (line: string) => void
  /** Ends it early, as ^C does. */
  over: AbortSignal
}

export interface ChaosResult {
  seed: string
  plant: Plant | null
  seconds: number
  rounds: number
  violations: Violation[]
  /** It ended before its time, as ^C was pressed. */
  isEarly: boolean
  figures: Figures
  /** What was wanted of it, and whether it came true. */
  aims: Aim[]
  /** Where histories and logs are kept when something was found. */
  folder: string | null
}

const lastWordsMs = 10_000
const sayingMs = 800
const receiptsMs = 1500
const healMs = 45_000
const restMs = 30_000
/** A reader shows the truth so long after all is healed. */
const settleMs = 2000
const slowMs = 5000
const megabyte = 1024 * 1024

/** Tries the product until the time is over or a demand is broken, and says what was seen. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { seed, plant, say, over } = options
  const folder = mkdtempSync(join(tmpdir(), 'parley-chaos-'))
  let isClean = false
  const town = await openTown({ ...options, folder })
  try {
    const run = await runRounds(town, options)
    isClean = run.violations.length === 0 || over.aborted
    return { seed, plant, ...run, folder: isClean ? null : folder }
  } finally {
    await town.close()
    if (isClean) rmSync(folder, { recursive: true, force: true })
    else say(`Histories and logs are in ${folder}.`)
  }
}

async function runRounds(town: Town, options: ChaosOptions) {
  const { seconds, quietMs, roundMs, writers, only, say, over, plant } = options
  const tally = new Tally(town.processOf)
  const watch = watchServers(town.stage.servers)
  const began = Date.now()
  const violations: Violation[] = []
  const bounds = boundsOf(options)
  let rounds = 0
  const round = async (faults: readonly Fault[], lengthMs: number) => {
    rounds += 1
    say(`Round ${rounds}: ${faults.length > 0 ? printRound(faults) : 'quiet'}`)
    violations.push(...(await runRound(town, tally, faults, lengthMs, over)))
    violations.push(...checkBounds(watch.samples.splice(0), bounds), ...town.badEnds.splice(0))
    const { sends, kills } = tally.figures(violations)
    const at = Math.round((Date.now() - began) / 1000)
    say(
      `${at} s: ${sends.acknowledged} sends acknowledged, ${kills.all} kills, ${violations.length} violations`,
    )
  }
  const isDone = () => violations.length > 0 || over.aborted
  const pace = (sendsPerSecond: number) => {
    for (const client of town.clients) client.pace((writers / sendsPerSecond) * 1000)
  }
  const isMeasured = quietMs > 0 && !plant && !only
  // Processes that have just begun compile what they do while they do it, and the oftener the sooner.
  pace(options.sendsPerSecond)
  // What is heard is counted at the end of its round.
  tally.warmFrom = Infinity
  if (isMeasured) await round([], options.warmMs ?? quietMs)
  tally.warmFrom = Date.now()
  pace(options.quietSendsPerSecond)
  if (quietMs > 0 && !isDone()) await round([], quietMs)
  if (isMeasured && !isDone())
    await round([{ kind: 'killRedis', atMs: 0, forMs: null, target: 0 }], quietMs)
  tally.crowdedFrom = Date.now()
  pace(options.sendsPerSecond)
  for (let index = 0; !isDone() && Date.now() - began < seconds * 1000; index += 1)
    await round(drawRound({ ...options, index, lengthMs: roundMs }), roundMs)
  watch.stop()
  if (!isDone()) violations.push(...(await town.judge.judgeAll()))
  const took = Math.round((Date.now() - began) / 1000)
  const isEarly = over.aborted
  const figures = tally.figures(violations)
  return { seconds: took, rounds, violations, isEarly, figures, aims: aimsOf(figures, took) }
}

/** A reader that stands still costs at most 1.25 MiB; the rest is what a server takes to get going. */
function boundsOf({ readers, writers }: ChaosOptions): Bounds {
  return {
    growth: (250 + 1.25 * readers) * megabyte,
    loopDelayMs: 2500,
    // A client has a socket or two; of those that broke a server may not know yet.
    connections: 4 * (readers + writers) + 20,
  }
}

/** Where PostgreSQL or a server stood still around a removal, longer is promised. */
function withSlowness(revocations: Revocation[], happened: readonly Happened[]): Revocation[] {
  const isStill = ({ kind }: Happened) => kind === 'restartPostgres' || kind === 'holdServer'
  return revocations.map((revocation) => ({
    ...revocation,
    isSlow: happened.some(
      (one) =>
        isStill(one) && one.began < revocation.at + slowMs && one.ended > revocation.at - slowMs,
    ),
  }))
}

/**
 * Faults under load. Then all is healed but what is held, which is Redis: the writers have their last
 * words without it and rest. Then that is healed, too, and everything is held against PostgreSQL.
 */
async function runRound(
  town: Town,
  tally: Tally,
  faults: readonly Fault[],
  lengthMs: number,
  over: AbortSignal,
): Promise<Violation[]> {
  const [calm, rest] = [new AbortController(), new AbortController()]
  setMaxListeners(faults.length + 1, calm.signal, rest.signal)
  const start = async (fault: Fault) => {
    const { signal } = fault.forMs === null ? rest : calm
    await pause(fault.atMs, signal)
    const happened = await befall(fault, town, signal)
    if (happened) tally.happened.push(happened)
  }
  const isHeld = ({ forMs }: Fault) => forMs === null
  for (const client of town.clients) client.rest(false)
  const passing = faults.filter((fault) => !isHeld(fault)).map(start)
  const held = faults.filter(isHeld).map(start)
  await pause(lengthMs, over)
  calm.abort()
  await Promise.all(passing)
  if (held.length > 0) await sayLastWords(town, over)
  for (const client of town.clients) client.rest(true)
  rest.abort()
  await Promise.all(held)
  if (over.aborted) return []
  const unhealed = await heal(town)
  await pause(settleMs, over)
  town.checkpoint += 1
  await Promise.all(town.clients.map((client) => client.report(town.checkpoint, 10_000)))
  const revocations = withSlowness(await town.revocations(), tally.happened)
  const { violations, heard, sends } = await town.judge.judge(town.checkpoint, revocations)
  tally.countSends(sends)
  for (const { reader, lines } of heard) tally.countHeard(reader, lines)
  return [...violations, ...unhealed]
}

/** Nothing is said after them, receipts included, that would lead a server to what it missed. */
async function sayLastWords({ clients }: Town, over: AbortSignal) {
  const become = (what: 'live' | 'rested') =>
    Promise.all(clients.map((client) => client.becomes(what, lastWordsMs)))
  await become('live')
  await pause(sayingMs, over)
  for (const client of clients) client.rest(true)
  await become('rested')
  await pause(receiptsMs, over)
}

async function heal(town: Town): Promise<Violation[]> {
  await town.bringBack()
  const late = await Promise.all(
    town.clients.map(async (client) => {
      const { name } = client.plan
      const isLive = await client.becomes('live', healMs)
      const isRested = await client.becomes('rested', restMs)
      if (isLive && isRested) return []
      const what = isLive ? 'has sends without an end' : 'does not follow again'
      return [{ kind: 'notHealed' as const, detail: `${name} ${what}` }]
    }),
  )
  return late.flat()
}
