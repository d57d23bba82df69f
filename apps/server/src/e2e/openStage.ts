import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Db } from '@parley/db'
import { demoDb } from './demoDb.ts'
import { runProduct } from './runProduct.ts'
import type { Product } from './runProduct.ts'

/** The product as people run it, on a database of its own, and a real browser to use it in. */
export interface Stage {
  product: Product
  browser: Browser
  db: Db
  /** What a page threw, and what it was refused by its policy. */
  errors: string[]
  /** One of the demo people in a window of their own, once it is live. */
  signIn(name: string, options?: BrowserContextOptions): Promise<Page>
  close(): Promise<void>
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // A microphone that beeps, and that may be used.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]
/** Without a service worker, unless a test is about it: behind one no request can be played. */
const usual: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  locale: 'en-GB',
  serviceWorkers: 'block',
}

export async function openStage(): Promise<Stage> {
  const fresh = await demoDb()
  const product = await runProduct({ databaseUrl: fresh.url })
  await product.start()
  const executablePath = process.env['PARLEY_TEST_CHROMIUM'] ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args })
  const errors: string[] = []
  return {
    product,
    browser,
    db: fresh.db,
    errors,
    async signIn(name, options = {}) {
      const context = await browser.newContext({ ...usual, ...options })
      const page = await context.newPage()
      page.on('pageerror', (error) => errors.push(error.message))
      page.on('console', (line) => {
        // A part that says what it came without says its names instead.
        if (/Content Security Policy|MISSING_MESSAGE/.test(line.text())) errors.push(line.text())
      })
      await page.goto(product.url)
      await page.getByRole('button', { name }).click()
      await page.waitForURL(/\/conversations/)
      await live(page)
      return page
    },
    async close() {
      await browser.close()
      await product.stop()
      product.remove()
      await fresh.drop()
    },
  }
}

/** Waits until a window follows the log. */
export function live(page: Page): Promise<void> {
  return page.locator('[data-connection=live]').waitFor({ timeout: 20_000 })
}

/** Waits until a list shows its own rows: those of the one before stay until they are there. */
export async function shows(page: Page, list: string): Promise<void> {
  await page.getByRole('heading', { name: list, exact: true }).waitFor()
  await page.locator('[aria-busy=false] [data-conversation]').first().waitFor()
}
