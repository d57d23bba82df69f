import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { live, openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'

let stage: Stage
let ana: Page
let admin: Page

beforeAll(async () => {
  stage = await openStage()
  // Colours that are on their way are nobody's.
  ana = await stage.signIn('Ana Ferreira', { reducedMotion: 'reduce' })
  admin = await stage.signIn('Nora Lind', { reducedMotion: 'reduce' })
}, 180_000)
afterAll(async () => {
  await stage?.close()
})

const themes = ['light', 'dark'] as const
const settings = [
  'profile',
  'preferences',
  'security',
  'members',
  'teams',
  'inboxes',
  'labels',
  'account',
]

/** What axe finds that is serious or worse: which rule, where, and why. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`),
    }))
  })
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`)
}

async function wear(page: Page, theme: (typeof themes)[number]) {
  await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme)
  await page.waitForTimeout(100)
}

async function inBoth(page: Page) {
  for (const theme of themes) {
    await wear(page, theme)
    // A crowded machine takes its time to paint the other colours.
    await expect.poll(() => faults(page), { timeout: 10_000, interval: 500 }).toEqual([])
  }
}

const open = async (page: Page, path: string) => {
  await page.goto(`${stage.product.url}/accounts/demo/${path}`)
  await live(page)
}

describe('UX 23 axe finds nothing serious, in the light and in the dark', () => {
  test('in the list', async () => {
    await open(ana, 'conversations')
    await ana.locator('[data-conversation]').first().waitFor()
    await inBoth(ana)
  })

  test('in a conversation, with its details, and while one chooses', async () => {
    await ana.locator('[data-conversation]').nth(3).click()
    await ana.getByRole('log').waitFor()
    await ana.keyboard.press(']')
    await ana.getByRole('complementary', { name: 'Details' }).waitFor()
    await inBoth(ana)
    await ana.keyboard.press('x')
    await inBoth(ana)
    await ana.keyboard.press('Escape')
  })

  test('in the palette, the list of keys, and the search of messages', async () => {
    await ana.keyboard.press('Control+k')
    await ana.locator('[data-palette]').waitFor()
    await inBoth(ana)
    await ana.keyboard.press('Escape')
    await ana.keyboard.press('?')
    await ana.getByRole('dialog', { name: 'Keys' }).waitFor()
    await inBoth(ana)
    await ana.keyboard.press('Escape')
    await open(ana, 'conversations?q=tent&in=messages')
    await inBoth(ana)
  })

  test.each(settings)('in the settings: %s', async (name) => {
    await admin.goto(`${stage.product.url}/accounts/demo/settings/${name}`)
    await admin.getByRole('heading', { level: 1 }).first().waitFor()
    await inBoth(admin)
  })

  test('where one signs in', async () => {
    const context = await stage.browser.newContext({ locale: 'en-GB' })
    const page = await context.newPage()
    await page.goto(`${stage.product.url}/sign-in`)
    await page.getByRole('button', { name: 'Ana Ferreira' }).waitFor()
    await inBoth(page)
    await context.close()
  })
})
