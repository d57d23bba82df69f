import type { Page } from 'playwright-core'
import { spreadOf } from '../percentiles.ts'
import { aimed } from './aims.ts'
import type { Aimed } from './aims.ts'
import type { Stage } from './openStage.ts'

const each = 12
/** Of one round alone the slowest twentieth would be the slowest. */
const rounds = 5

/** From the click on a row to its messages on the screen: for the first time, and again. */
export async function measureOpening({ page, inbox }: Stage): Promise<Record<string, Aimed>> {
  await page.goto(`${inbox}?kind=support&status=open`)
  await page.locator('[data-connection=live]').waitFor()
  await page.locator('[data-conversation]').nth(each).waitFor()
  const numbers = await page
    .locator('[data-conversation]')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-conversation'))))
  const chosen = numbers.slice(0, each)
  const fresh: number[] = []
  const cached: number[] = []
  for (const number of chosen) fresh.push(await open(page, number))
  for (let round = 0; round < rounds; round += 1)
    for (const number of chosen) cached.push(await open(page, number))
  // The first of all makes the pane.
  const [first, again] = [spreadOf(fresh.slice(1)), spreadOf(cached)]
  return {
    'opening a conversation that is cached, p95': aimed(again.p95, 'ms', { atMost: 50 }),
    'opening a conversation that is cached, p50': aimed(again.p50, 'ms'),
    'opening one for the first time, p95': aimed(first.p95, 'ms', { atMost: 300 }),
    'opening one for the first time, p50': aimed(first.p50, 'ms'),
  }
}

/** Milliseconds; the click is made by the page, so that no pointer has announced it. */
async function open(page: Page, number: number): Promise<number> {
  const took = await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve, reject) => {
        const row = document.querySelector<HTMLElement>(`[data-conversation="${wanted}"]`)
        if (!row) return reject(new Error(`Row ${wanted} is not drawn.`))
        const before = document.querySelector('[role=log]')
        const late = setTimeout(() => reject(new Error(`${wanted} did not open.`)), 10_000)
        const observer = new MutationObserver(() => {
          const log = document.querySelector('[role=log]')
          if (!log || log === before || !log.querySelector('[data-message-id]')) return
          observer.disconnect()
          clearTimeout(late)
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - from)
            port2.postMessage(null)
          })
        })
        observer.observe(document.body, { childList: true, subtree: true })
        const from = performance.now()
        row.click()
      }),
    number,
  )
  await page.waitForTimeout(250)
  return took
}
