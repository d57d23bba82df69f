import { spreadOf } from '../percentiles.ts'
import { aimed } from './aims.ts'
import type { Aimed } from './aims.ts'
import { makeEvents } from './makeEvents.ts'
import type { Stage } from './openStage.ts'

const presses = 40
const perSecond = 50

/** `j` from conversation to conversation: until the next paint, as the browser itself counts it. */
export async function measureKeys(stage: Stage): Promise<Record<string, Aimed>> {
  const { page, newest } = stage
  await page
    .locator('[data-conversation]')
    .first()
    .locator('xpath=ancestor::*[@aria-busy][1]')
    .evaluate((box) => box.scrollTo({ top: 0 }))
  await page.waitForTimeout(300)
  await page.evaluate(watchInteractions)
  const events = makeEvents(stage, { perSecond, among: newest.slice(0, 40) })
  await page.waitForTimeout(500)
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press('j')
    await page.waitForTimeout(200)
  }
  await events.stop()
  await page.waitForTimeout(300)
  const took = await page.evaluate(() => [...(window as unknown as Held).byInteraction.values()])
  // What took less than 16 ms is not told.
  const all = [...took, ...Array.from({ length: Math.max(0, presses - took.length) }, () => 16)]
  const spread = spreadOf(all)
  return {
    'interaction to next paint with 10,000 rows and 50 events a second, p95': aimed(
      spread.p95,
      'ms',
      { atMost: 100 },
    ),
    'the slowest': aimed(spread.max, 'ms'),
  }
}

interface Held {
  byInteraction: Map<number, number>
}

/** Runs in the page. */
function watchInteractions() {
  const byInteraction = new Map<number, number>()
  Object.assign(window, { byInteraction })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
      if (entry.interactionId > 0)
        byInteraction.set(
          entry.interactionId,
          Math.max(entry.duration, byInteraction.get(entry.interactionId) ?? 0),
        )
  }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
}
