import type { Db } from '@parley/db'
import { spreadOf } from '../percentiles.ts'
import type { Spread } from '../percentiles.ts'
import { listStatements, sequentialScans } from './plans.ts'
import type { Shape } from './shapes.ts'
import { listenTo } from './statementLog.ts'
import type { Statement } from './statementLog.ts'
import type { Viewer } from './viewers.ts'

export type Procedure = 'list' | 'count'

/** What one request took, through the procedure, in this process. Milliseconds. */
export interface Measured {
  shape: Shape
  viewer: string
  procedure: Procedure
  samples: number[]
  /** Rows of the page, or the count. */
  found: number
  statements: number
  /** What was asked of Postgres for the list itself. */
  asked: Statement[]
  /** Big tables read in their own order. */
  scans: string[]
  failure: string | null
}

export interface Group {
  name: string
  measured: Measured[]
  /** Shapes that it has; fewer are measured where the time did not suffice. */
  wanted: number
  spread: Spread
  /** Each shape's quickest request: what a machine without other work would come closer to. */
  best: Spread
}

/** Measured requests of each shape, after one that warms. */
const rounds = 3

/** A group that takes longer ends, in milliseconds: then it is a fair part of its shapes. */
const budget = 60_000

/** Each shape by itself, one at a time: one to warm up, which is listened to, then the rounds. */
export async function measure(
  db: Db,
  viewer: Viewer,
  shapes: readonly Shape[],
  procedure: Procedure = 'list',
): Promise<Measured[]> {
  const all: Measured[] = []
  const until = performance.now() + budget
  for (const shape of mixed(shapes)) {
    if (performance.now() > until) break
    all.push(await measureOne(db, viewer, shape, procedure))
  }
  return all
}

/** From all over the list, so that its beginning is as good a sample as any. */
function mixed<T>(list: readonly T[]): T[] {
  // A prime, so that every one is met once.
  return list.map((_, index) => list[(index * 7919) % list.length]!)
}

async function measureOne(
  db: Db,
  viewer: Viewer,
  shape: Shape,
  procedure: Procedure,
): Promise<Measured> {
  const run = ask(viewer, shape, procedure)
  const measured: Measured = {
    shape,
    viewer: viewer.name,
    procedure,
    samples: [],
    found: 0,
    statements: 0,
    asked: [],
    scans: [],
    failure: null,
  }
  const heard: Statement[] = []
  try {
    const from = performance.now()
    await listenTo(db, heard, run)
    const took = performance.now() - from
    // What takes a second is known well enough after one more.
    const times = took > 1000 ? 1 : took > 200 ? 2 : rounds
    for (let round = 0; round < times; round += 1) {
      const start = performance.now()
      measured.found = await run()
      measured.samples.push(performance.now() - start)
    }
    measured.scans = await sequentialScans(db, heard)
  } catch (error) {
    measured.failure = error instanceof Error ? error.message : String(error)
    measured.samples.push(timeout)
  }
  // Asked less often, it counts as often as the others.
  const { samples } = measured
  measured.samples = Array.from({ length: rounds }, (_, at) => samples[at % samples.length]!)
  measured.statements = heard.length
  measured.asked = listStatements(heard)
  return measured
}

/** The pool's statement_timeout: what a request that fails counts as. */
const timeout = 15_000

function ask({ accountId, api }: Viewer, shape: Shape, procedure: Procedure) {
  const { filter, sort, cursor } = shape
  return async (): Promise<number> => {
    if (procedure === 'count') return (await api.conversations.count({ accountId, filter })).count
    const { items } = await api.conversations.list({ accountId, filter, sort, cursor, limit: 25 })
    return items.length
  }
}

export function groupOf(name: string, measured: Measured[], wanted = measured.length): Group {
  return {
    name,
    measured,
    wanted,
    spread: spreadOf(measured.flatMap(({ samples }) => samples)),
    best: spreadOf(measured.map(({ samples }) => Math.min(...samples))),
  }
}

/** The middle of a request's samples. */
export function middle({ samples }: Measured): number {
  return spreadOf(samples).p50
}
