import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { findChromium } from './env.ts'
import { spreadOf } from './percentiles.ts'
import type { Spread } from './percentiles.ts'

const messages = 60
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** From the key press that sends in one browser to the frame that shows it in another. */
export async function measureBrowsers(url: string): Promise<Spread | null> {
  const executablePath = findChromium()
  if (!executablePath) return null
  const browser = await chromium.launch({ executablePath, args: flags })
  try {
    const [ana, bo] = [
      await openDirect(browser, url, 'Ana Ferreira', 'Bo Nakamura'),
      await openDirect(browser, url, 'Bo Nakamura', 'Ana Ferreira'),
    ]
    const samples: number[] = []
    for (let index = 0; index < messages + 5; index += 1) {
      const took = await sendAndSee(ana, bo, `from key to paint ${index}`)
      if (index >= 5) samples.push(took)
    }
    return spreadOf(samples)
  } finally {
    await browser.close()
  }
}

async function openDirect(browser: Browser, url: string, me: string, other: string): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' })
  ).newPage()
  await page.goto(url)
  await page.getByRole('button', { name: me }).click()
  await page.locator('[data-connection=live]').waitFor()
  await page.getByRole('link', { name: 'Direct' }).click()
  await page.locator('[data-conversation]').filter({ hasText: other }).first().click()
  await page.getByRole('textbox', { name: 'Reply' }).waitFor()
  return page
}

async function sendAndSee(from: Page, to: Page, text: string): Promise<number> {
  const painted = to.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const isShown = () =>
          [...document.querySelectorAll('article')].some((one) => one.textContent?.includes(wanted))
        const observer = new MutationObserver(() => {
          if (!isShown()) return
          observer.disconnect()
          // Laid out in the next frame; painted when what is queued in it runs.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.timeOrigin + performance.now())
            port2.postMessage(null)
          })
        })
        observer.observe(document.body, { childList: true, subtree: true, characterData: true })
      }),
    text,
  )
  const box = from.getByRole('textbox', { name: 'Reply' })
  await box.fill(text)
  await from.evaluate(() => {
    const keep = window as unknown as { pressedAt: number }
    window.addEventListener(
      'keydown',
      () => (keep.pressedAt = performance.timeOrigin + performance.now()),
      { capture: true, once: true },
    )
  })
  await box.press('Enter')
  const seen = await painted
  return seen - (await from.evaluate(() => (window as unknown as { pressedAt: number }).pressedAt))
}
