import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Conversation } from '@parley/contract'
import { findChromium } from '../env.ts'
import { stockClient } from '../stockClient.ts'
import type { StockClient } from '../stockClient.ts'

/** Ana in a browser, and Bo without one, who makes what happens. */
export interface Stage {
  url: string
  /** The address of the list of everything. */
  inbox: string
  browser: Browser
  /** Ana's, signed in. */
  context: BrowserContext
  page: Page
  cdp: CDPSession
  bo: StockClient
  accountId: string
  /** The newest customer conversations, as the list shows them. */
  newest: Conversation[]
  /** What pages threw. */
  errors: string[]
  close(): Promise<void>
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
export const contextOptions = { viewport: { width: 1280, height: 900 }, locale: 'en-GB' }

export async function openStage(url: string): Promise<Stage> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium on PATH to measure in.')
  const bo = await stockClient(url, 'bo@parley.test')
  const { items } = await bo.api.accounts.list.query()
  const { id: accountId, slug } = items[0]!
  const filter = { kind: ['support' as const], status: ['open' as const] }
  const newest = await bo.api.conversations.list.query({ accountId, filter, limit: 100 })
  const browser = await chromium.launch({ executablePath, args })
  const context = await browser.newContext(contextOptions)
  const errors: string[] = []
  context.on('weberror', (error) => errors.push(error.error().message))
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('button', { name: 'Ana Ferreira' }).click()
  await page.locator('[data-connection=live]').waitFor()
  return {
    url,
    inbox: `${url}/accounts/${slug}/conversations`,
    browser,
    context,
    page,
    cdp: await context.newCDPSession(page),
    bo,
    accountId,
    newest: newest.items,
    errors,
    async close() {
      bo.close()
      await browser.close()
    },
  }
}
