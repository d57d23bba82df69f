import type { CDPSession } from 'playwright-core'
import { aimed } from './aims.ts'
import type { Aimed } from './aims.ts'
import { makeEvents } from './makeEvents.ts'
import type { Stage } from './openStage.ts'

/** One each second for an hour, sent as fast as they are taken. */
const parts = [1200, 1200, 1200]
const perSecond = 120
const withinMs = 40_000

/**
 * What the page holds after a collection, after each third of an hour's events; the first third
 * fills what is kept on purpose (the newest thousand events), so growth counts from there.
 */
export async function measureHour(stage: Stage): Promise<Record<string, Aimed>> {
  const { page, cdp, inbox, newest } = stage
  await page.goto(`${inbox}?kind=support&status=open`)
  await page.locator('[data-connection=live]').waitFor()
  await page.locator('[data-conversation]').nth(10).waitFor()
  await page.waitForTimeout(2000)
  const held = [await heldBy(cdp)]
  let made = 0
  const among = newest.slice(0, 25)
  for (const count of parts) {
    made += (await makeEvents(stage, { perSecond, count, withinMs, among }).done).sent
    await page.waitForTimeout(1500)
    held.push(await heldBy(cdp))
  }
  const [before, first, , last] = held as [Held, Held, Held, Held]
  return {
    'heap before': aimed(before.mb, 'MB'),
    'heap after a third of them': aimed(first.mb, 'MB'),
    'heap after all of them': aimed(last.mb, 'MB'),
    'events of the hour that were made, of 3,600': aimed(made, ''),
    'growth over the last two thirds': aimed((last.mb / first.mb - 1) * 100, '%', { atMost: 5 }),
    'nodes that came in them': aimed(last.nodes - first.nodes, ''),
  }
}

interface Held {
  mb: number
  nodes: number
}

async function heldBy(cdp: CDPSession): Promise<Held> {
  for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const { nodes } = await cdp.send('Memory.getDOMCounters')
  return { mb: usedSize / 1_000_000, nodes }
}
