import { spreadOf } from '../percentiles.ts'
import { aimed } from './aims.ts'
import type { Aimed } from './aims.ts'
import { makeEvents } from './makeEvents.ts'
import type { Stage } from './openStage.ts'

const keys = 150
const betweenMs = 90
const perSecond = 50
const words = 'Thank you for waiting, I have looked it up and '

/** From a key to the frame that shows its letter, while rows and messages change all the time. */
export async function measureTyping(stage: Stage): Promise<Record<string, Aimed>> {
  const { page, newest } = stage
  const box = page.getByRole('textbox', { name: 'Reply' })
  await box.click()
  await page.evaluate(watchKeys)
  const events = makeEvents(stage, { perSecond, among: newest.slice(0, 40) })
  await page.waitForTimeout(1000)
  for (let index = 0; index < keys; index += 1) {
    await page.keyboard.press(words[index % words.length] === ' ' ? 'Space' : keyOf(index))
    await page.waitForTimeout(betweenMs)
  }
  const { perSecond: made } = await events.stop()
  const took = await page.evaluate(() => (window as unknown as { took: number[] }).took)
  await box.fill('')
  const typing = spreadOf(took)
  return {
    [`typing under ${perSecond} events a second, p95`]: aimed(typing.p95, 'ms', { atMost: 50 }),
    'typing, p50': aimed(typing.p50, 'ms'),
    'events that were made a second': aimed(made, ''),
  }
}

function keyOf(index: number): string {
  return words[index % words.length]!
}

/** Runs in the page: from a key's own time to what runs behind the frame that paints it. */
function watchKeys() {
  const took: number[] = []
  Object.assign(window, { took })
  window.addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => took.push(performance.now() - timeStamp)
        port2.postMessage(null)
      }),
    { capture: true },
  )
}
