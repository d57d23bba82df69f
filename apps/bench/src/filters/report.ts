import { availableParallelism, loadavg } from 'node:os'
import type { Db } from '@parley/db'
import { spreadOf } from '../percentiles.ts'
import type { Spread } from '../percentiles.ts'
import { middle } from './measure.ts'
import type { Group, Measured } from './measure.ts'
import { explainSlowest } from './plans.ts'
import type { Figures } from './runGroups.ts'

const worstShown = 5

/** Prints the figures for people and answers them for a file. */
export async function report(db: Db, figures: Figures): Promise<object> {
  const { groups, naive, indexes, sends } = figures
  const all = groups.flatMap(({ measured }) => measured)
  const aims = aimsOf(groups)
  if (groups.length > 0) printGroups(groups)
  if (aims.length > 0) console.table(aims)
  const scans = all.filter(({ scans }) => scans.length > 0)
  if (all.length > 0) printScans(all, scans)
  const statements = statementsOf(all)
  if (all.length > 0) console.log(`Statements per request: ${statements}`)
  const worst = await printWorst(db, all)
  if (naive) printNaive(groups, naive)
  if (indexes.length > 0) console.table(indexes)
  if (sends)
    console.log(
      `Sends a second, one connection, back to back: ${short(sends.with)} with all indexes, ${short(sends.without)} without ${sends.dropped.join(', ')}.`,
    )
  return {
    groups: groups.map(({ measured, ...group }) => ({ ...group, shapes: measured.map(plain) })),
    aims,
    scans: scans.map(plain),
    statements,
    worst,
    naive,
    indexes,
    sends,
  }
}

const short = (value: number) => value.toFixed(value < 10 ? 2 : value < 1000 ? 1 : 0)

function row({ n, p50, p95, p99, max }: Spread) {
  return { n, p50: short(p50), p95: short(p95), p99: short(p99), max: short(max) }
}

function printGroups(groups: Group[]) {
  console.log(
    'Milliseconds of server time, through the procedure, one request at a time; "best p95" is of the quickest of each shape. ' +
      `Load of the machine: ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} processors.`,
  )
  console.table(
    Object.fromEntries(
      groups.map(({ name, spread, best, measured, wanted }) => [
        name,
        {
          ...row(spread),
          'best p95': short(best.p95),
          shapes: measured.length < wanted ? `${measured.length} of ${wanted}` : wanted,
          failed: measured.filter(({ failure }) => failure !== null).length,
        },
      ]),
    ),
  )
}

interface Aim {
  aim: string
  measured: string
  met: boolean
}

function aimsOf(groups: Group[]): Aim[] {
  const spread = (those: Group[]) =>
    spreadOf(those.flatMap(({ measured }) => measured.flatMap(({ samples }) => samples)))
  const isSmall = ({ name }: Group) => name.includes('small')
  const isCount = ({ name }: Group) => name.startsWith('count')
  const lists = groups.filter((group) => !isSmall(group) && !isCount(group))
  const counts = groups.filter((group) => !isSmall(group) && isCount(group))
  const small = groups.filter(isSmall)
  const [first, deep] = ['first page of long lists', 'the same 10,000 rows down'].map((name) =>
    groups.find((group) => group.name === name),
  )
  const aims: Aim[] = []
  const under = (aim: string, value: number, most: number) =>
    aims.push({ aim: `${aim} < ${most} ms`, measured: short(value), met: value < most })
  for (const [name, those] of [
    ['lists', lists],
    ['counts', counts],
  ] as const) {
    if (those.length === 0) continue
    under(`${name}, big account: p95`, spread(those).p95, 20)
    under(`${name}, big account: p99`, spread(those).p99, 60)
  }
  if (small.length > 0) under('small accounts: p95', spread(small).p95, 5)
  if (first && deep) {
    const ratio = deep.spread.p50 / first.spread.p50
    const late = deep.spread.p95 / first.spread.p95
    aims.push({ aim: 'deep page ≤ 2 × the first, p50', measured: short(ratio), met: ratio <= 2 })
    aims.push({ aim: 'deep page ≤ 2 × the first, p95', measured: short(late), met: late <= 2 })
  }
  return aims
}

function printScans(all: Measured[], scans: Measured[]) {
  console.log(
    `Requests that read a big table in its own order (rows read): ${scans.length} of ${all.length}.`,
  )
  const shown = new Map(scans.map((one) => [`${one.procedure} ${one.shape.name}`, one]))
  for (const [name, one] of [...shown].slice(0, 20))
    console.log(`  ${one.scans.join(', ')} ← ${name} (${one.viewer})`)
}

/** The number of statements, by procedure: one number each when it is constant. */
function statementsOf(all: Measured[]): string {
  return (['list', 'count'] as const)
    .map((procedure) => {
      const counts = all
        .filter((one) => one.procedure === procedure && one.failure === null)
        .map(({ statements }) => statements)
      const distinct = [...new Set(counts)].sort((a, b) => a - b)
      return distinct.length > 0 ? `${procedure} ${distinct.join(' or ')}` : ''
    })
    .filter(Boolean)
    .join(', ')
}

async function printWorst(db: Db, all: Measured[]) {
  const worst = [...all].sort((a, b) => middle(b) - middle(a)).slice(0, worstShown)
  const shown = []
  for (const one of worst) {
    console.log(
      `\n${short(middle(one))} ms  ${one.procedure} ${one.shape.name} (${one.viewer}, ${one.found} found)${one.failure ? ` failed: ${one.failure}` : ''}`,
    )
    const plan = await explainSlowest(db, one.asked)
    console.log(plan.slice(0, 60).join('\n'))
    shown.push({ ...plain(one), plan })
  }
  return shown
}

function printNaive(groups: Group[], naive: NonNullable<Figures['naive']>) {
  const { list, listWithThreeCounts, deepWithThreeCounts } = naive
  console.log(
    `\nThe naive way, ${list.n} of the same combinations, as the owner (a statement that takes 10 s is ended and counts as that: ${naive.timeouts}):`,
  )
  const ours = groups.find(({ name }) => name === 'combinations, owner')
  const deep = groups.find(({ name }) => name === 'the same 10,000 rows down')
  console.table({
    'list with ILIKE': row(list),
    '… and its three counts': row(listWithThreeCounts),
    '… and OFFSET 10,000': row(deepWithThreeCounts),
    ...(ours ? { 'Parley: combinations': row(ours.spread) } : {}),
    ...(deep ? { 'Parley: 10,000 rows down': row(deep.spread) } : {}),
  })
  console.log(
    `First pages that hold other rows than the naive: ${naive.differ.length} of ${naive.compared}.`,
  )
  for (const name of naive.differ) console.log(`  ${name}`)
}

/** Without the statements, whose text is long. */
function plain({ shape, samples, asked: _, ...one }: Measured) {
  return { name: shape.name, p50: spreadOf(samples).p50, max: Math.max(...samples), ...one }
}
