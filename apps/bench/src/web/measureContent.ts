import { spreadOf } from '../percentiles.ts'
import { aimed } from './aims.ts'
import type { Aimed } from './aims.ts'
import { contextOptions } from './openStage.ts'
import type { Stage } from './openStage.ts'

const rounds = 7
const slower = 4

interface Seen {
  content: number
  answers: number
}

/** From the navigation to rows that are painted, and to rows that answer a click; nothing is cached in the browser. */
export async function measureContent(stage: Stage): Promise<Record<string, Aimed>> {
  await load(stage, 1)
  const seen: Seen[] = []
  for (let round = 0; round < rounds; round += 1) seen.push(await load(stage, slower))
  const content = spreadOf(seen.map((one) => one.content))
  const answers = spreadOf(seen.map((one) => one.answers))
  return {
    [`time to content, CPU ${slower}× slower, p50`]: aimed(content.p50, 'ms', { atMost: 1000 }),
    'and until rows answer a click, p50': aimed(answers.p50, 'ms'),
  }
}

async function load(stage: Stage, rate: number): Promise<Seen> {
  const storageState = await stage.context.storageState()
  const context = await stage.browser.newContext({ ...contextOptions, storageState })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  await page.addInitScript(watch)
  await page.goto(stage.inbox)
  const told = await page.waitForFunction(
    () => {
      const { seen } = window as unknown as { seen: Seen }
      return seen.content > 0 && seen.answers > 0 ? seen : null
    },
    null,
    { timeout: 60_000 },
  )
  const seen = (await told.jsonValue()) as Seen
  await context.close()
  return seen
}

/** Runs in the page before anything of its own. */
function watch() {
  const seen = { content: 0, answers: 0 }
  Object.assign(window, { seen })
  let isPainting = false
  const paint = () => {
    isPainting = true
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => (seen.content = performance.now())
    port2.postMessage(null)
  }
  const look = () => {
    const row = document.querySelector('[data-conversation]')
    // This frame paints the row; what is queued in it runs after.
    if (row && !isPainting) paint()
    if (row && Object.keys(row).some((key) => key.startsWith('__reactProps')))
      return void (seen.answers = performance.now())
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
