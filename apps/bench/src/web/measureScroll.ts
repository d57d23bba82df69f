import type { Page } from 'playwright-core'
import { aimed } from './aims.ts'
import type { Aimed } from './aims.ts'
import type { Stage } from './openStage.ts'

export const rows = 10_000
const loadWithinMs = 90_000
const speed = 3000
const distance = 24_000

/** Frames that are missing while a finger moves a list of 10,000 rows, at its head and in its middle. */
export async function measureScroll({ page, cdp, inbox }: Stage): Promise<Record<string, Aimed>> {
  await page.goto(inbox)
  await page.locator('[data-connection=live]').waitFor()
  const loaded = await loadRows(page)
  const scroller = page.locator('[data-conversation]').first().locator(up)
  const box = (await scroller.boundingBox())!
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) }
  const dropped: number[] = []
  for (const share of [0, 0.5]) {
    await scroller.evaluate((one, to) => one.scrollTo({ top: one.scrollHeight * to }), share)
    await page.waitForTimeout(500)
    await page.evaluate(watchFrames)
    await cdp.send('Input.synthesizeScrollGesture', { ...at, yDistance: -distance, speed })
    dropped.push(await page.evaluate(() => (window as unknown as Frames).droppedShare()))
  }
  const worst = Math.max(...dropped) * 100
  return {
    'rows that were loaded': aimed(loaded, ''),
    'frames dropped while they are scrolled': aimed(worst, '%', { atMost: 5 }),
  }
}

const up = 'xpath=ancestor::*[@aria-busy][1]'

/** Goes to the end again and again; answers how many there are. */
async function loadRows(page: Page): Promise<number> {
  const scroller = page.locator('[data-conversation]').first().locator(up)
  return scroller.evaluate(
    async (box, { wanted, within }) => {
      const height = 80
      const until = Date.now() + within
      const count = () => Math.round(box.querySelector('[role=list]')!.clientHeight / height)
      while (count() < wanted && Date.now() < until) {
        box.scrollTop = box.scrollHeight
        await new Promise((resolve) => setTimeout(resolve, 15))
      }
      return count()
    },
    { wanted: rows, within: loadWithinMs },
  )
}

interface Frames {
  droppedShare(): number
}

/** Runs in the page: of the frames that 60 a second are, how many were not drawn. */
function watchFrames() {
  const frame = 1000 / 60
  const times: number[] = []
  let isOn = true
  const note = (time: number) => {
    times.push(time)
    if (isOn) requestAnimationFrame(note)
  }
  requestAnimationFrame(note)
  const droppedShare = () => {
    isOn = false
    const gaps = times.slice(1).map((time, index) => Math.round((time - times[index]!) / frame))
    const wanted = gaps.reduce((sum, gap) => sum + Math.max(1, gap), 0)
    return gaps.reduce((sum, gap) => sum + Math.max(0, gap - 1), 0) / wanted
  }
  Object.assign(window, { droppedShare })
}
