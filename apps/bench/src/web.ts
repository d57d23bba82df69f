import { statSync } from 'node:fs'
import { runProduct } from './runProduct.ts'
import { aimed, printAimed } from './web/aims.ts'
import type { Aimed } from './web/aims.ts'
import { measureContent } from './web/measureContent.ts'
import { measureHour } from './web/measureHour.ts'
import { measureKeys } from './web/measureKeys.ts'
import { measureOpening } from './web/measureOpening.ts'
import { measureScripts } from './web/measureScripts.ts'
import { measureScroll } from './web/measureScroll.ts'
import { measureShift } from './web/measureShift.ts'
import { measureTyping } from './web/measureTyping.ts'
import { openStage } from './web/openStage.ts'
import type { Stage } from './web/openStage.ts'

/** The dashboard in a real browser, over the demo account with a file of dialogues imported into it. */
export async function web(file: string | undefined): Promise<object> {
  if (!file || !statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new Error('npm run bench -- web --data FILE: which dialogues?')
  const product = await runProduct()
  try {
    await product.command('import.js', file)
    const stage = await openStage(product.url)
    try {
      return await measure(stage)
    } finally {
      await stage.close()
    }
  } finally {
    await product.stop()
  }
}

/** Each step leaves the window as the next one wants it. */
const steps: Record<string, (stage: Stage) => Promise<Record<string, Aimed>>> = {
  'JavaScript of the inbox': measureScripts,
  'time to content': measureContent,
  'opening conversations': measureOpening,
  'typing under events': measureTyping,
  'layout shift': measureShift,
  'an hour of events': measureHour,
  '10,000 rows': measureScroll,
  'keys over 10,000 rows under events': measureKeys,
}

async function measure(stage: Stage): Promise<object> {
  const figures: Record<string, Aimed> = {}
  const seconds: Record<string, number> = {}
  for (const [name, step] of Object.entries(steps)) {
    process.stderr.write(`${name}…\n`)
    const from = performance.now()
    try {
      Object.assign(figures, await step(stage))
    } catch (error) {
      // The others are worth knowing all the same.
      stage.errors.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
    seconds[name] = Math.round((performance.now() - from) / 1000)
  }
  figures['errors'] = aimed(stage.errors.length, '', { atMost: 0 })
  printAimed(figures)
  for (const error of stage.errors) process.stderr.write(`${error}\n`)
  return { figures, seconds }
}
