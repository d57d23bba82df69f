import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { printResult } from './figures/printResult.ts'
import { faultKinds } from './nemesis/Fault.ts'
import { paceOf } from './nemesis/paceOf.ts'
import type { FaultKind } from './nemesis/Fault.ts'
import { plants } from './plants/Plant.ts'
import type { Plant } from './plants/Plant.ts'
import { runChaos } from './runChaos.ts'

const usage = `npm run chaos -- [--minutes N] [--seed S] [--plant FAULT] [--only KINDS] [--json FILE]; FAULT is one of ${Object.keys(plants).join(', ')}; KINDS some of ${faultKinds.join(',')}.`
const say = (line: string) => void process.stdout.write(`${line}\n`)

try {
  const { values } = parseArgs({
    options: {
      minutes: { type: 'string', default: '2' },
      seed: { type: 'string' },
      plant: { type: 'string' },
      json: { type: 'string' },
      only: { type: 'string' },
      writers: { type: 'string', default: '20' },
      readers: { type: 'string', default: '50' },
      rate: { type: 'string' },
    },
  })
  const minutes = Number(values.minutes)
  if (!(minutes > 0 && minutes <= 1440)) throw new Error(usage)
  if (values.plant !== undefined && !(values.plant in plants)) throw new Error(usage)
  const only = values.only?.split(',') as FaultKind[] | undefined
  if (only?.some((kind) => !faultKinds.includes(kind))) throw new Error(usage)
  const pace = paceOf(minutes)
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31))
  const over = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => over.abort())
  say(`Chaos for ${minutes} minutes; seed ${seed}`)
  const result = await runChaos({
    seconds: minutes * 60,
    seed,
    plant: (values.plant as Plant | undefined) ?? null,
    writers: Number(values.writers),
    readers: Number(values.readers),
    ...pace,
    sendsPerSecond: Number(values.rate ?? pace.sendsPerSecond),
    quietSendsPerSecond: 20,
    only,
    say,
    over: over.signal,
  })
  say(printResult(result))
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`)
  process.exitCode = result.violations.length > 0 ? 1 : 0
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
process.exit()
