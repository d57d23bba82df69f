import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { live, openStage, shows } from './openStage.ts'
import type { Stage } from './openStage.ts'
import { stockClient } from './stockClient.ts'

let stage: Stage
let ana: Page
let bo: Page

beforeAll(async () => {
  stage = await openStage()
  ;[ana, bo] = await Promise.all([stage.signIn('Ana Ferreira'), stage.signIn('Bo Nakamura')])
}, 180_000)
afterAll(async () => {
  await stage?.close()
})

const message = (page: Page, text: string) => page.locator('article').filter({ hasText: text })
const composer = (page: Page) => page.getByRole('textbox', { name: 'Reply' })

async function say(page: Page, text: string) {
  await composer(page).fill(text)
  await composer(page).press('Enter')
}

/** The newest customer conversation, in both windows. */
async function openSame(): Promise<string> {
  for (const page of [ana, bo]) await page.getByRole('link', { name: /^Website/ }).click()
  await ana.waitForURL(/inbox=/)
  await Promise.all([shows(ana, 'Website'), shows(bo, 'Website')])
  const number = await ana.locator('[data-conversation]').first().getAttribute('data-conversation')
  for (const page of [ana, bo]) await page.locator(`[data-conversation="${number}"]`).click()
  await Promise.all([composer(ana).waitFor(), composer(bo).waitFor()])
  return number!
}

describe('two people in two windows', () => {
  test('the page comes with its content from the server', async () => {
    const html = await (
      await ana.request.get(`${stage.product.url}/accounts/demo/conversations`)
    ).text()
    expect(html).toContain('data-conversation=')
    expect(html).toContain('Cairnway Outfitters')
  })

  test('see each other’s typing, message, delivery and status change, without a reload', async () => {
    const number = await openSame()
    await ana.evaluate(() => Object.assign(window, { sameDocument: true }))
    await composer(bo).pressSequentially('Hello from B')
    await ana.locator('[data-typing]').filter({ hasText: 'Bo Nakamura' }).waitFor()
    await composer(bo).press('Enter')
    await message(ana, 'Hello from B').waitFor()
    await ana.locator('[data-typing]').waitFor({ state: 'detached' })
    await say(ana, 'Hello from A')
    await message(bo, 'Hello from A').waitFor()
    await message(ana, 'Hello from A').locator('[data-state=sent]').waitFor()

    await bo.getByRole('button', { name: /^Status:/ }).click()
    await bo.getByRole('menuitem', { name: 'Pending' }).click()
    await ana.locator('button[data-status=pending]').waitFor()
    await ana.getByRole('button', { name: /^Assignee:/ }).click()
    await ana.getByRole('menuitem', { name: 'Cleo Marchand' }).click()
    await bo.getByRole('button', { name: 'Assignee: Cleo Marchand' }).waitFor()
    expect(await ana.evaluate(() => 'sameDocument' in window)).toBe(true)
    expect(new URL(ana.url()).pathname).toBe(`/accounts/demo/conversations/${number}`)
  })

  test('a view is an address, and rows come and go in it by themselves', async () => {
    await ana.getByRole('link', { name: 'Mine' }).click()
    await ana.waitForURL(/assignee=me/)
    const subject = await bo.locator('main h2').first().innerText()
    await bo.getByRole('button', { name: /^Assignee:/ }).click()
    await bo.getByRole('menuitem', { name: 'Ana Ferreira' }).click()
    await ana.locator('[data-conversation]').filter({ hasText: subject }).first().waitFor()
    await bo.getByRole('button', { name: /^Assignee:/ }).click()
    await bo.getByRole('menuitem', { name: 'Unassigned' }).click()
    await ana
      .locator(`[data-conversation="${new URL(bo.url()).pathname.split('/').at(-1)}"]`)
      .waitFor({ state: 'detached' })
    await ana.goBack()
    await ana.waitForURL(/inbox=/)
  })

  test('D5 UX 20 the server is killed with -9 and comes back: both carry on, without a reload and without a hole', async () => {
    await openSame()
    for (const page of [ana, bo])
      await page.evaluate(() => Object.assign(window, { sameDocument: true }))
    await say(ana, 'Before the fall')
    await message(bo, 'Before the fall').waitFor()

    await stage.product.kill()
    await say(ana, 'Said into the dark')
    await message(ana, 'Said into the dark').locator('[data-state=sending]').waitFor()
    await stage.product.start()

    await message(bo, 'Said into the dark').waitFor({ timeout: 40_000 })
    await message(ana, 'Said into the dark')
      .locator('[data-state=sent]')
      .waitFor({ timeout: 40_000 })
    await Promise.all([live(ana), live(bo)])
    await say(bo, 'After the fall')
    await message(ana, 'After the fall').waitFor()
    for (const page of [ana, bo]) {
      expect(await message(page, 'Before the fall').count()).toBe(1)
      expect(await message(page, 'Said into the dark').count()).toBe(1)
      expect(await message(page, 'After the fall').count()).toBe(1)
      expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
    }
  }, 120_000)

  test('of two changes at the same moment each is told which came first', async () => {
    await openSame()
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await ana.route(/conversations\.bulkUpdate/, async (route) => {
      await held
      await route.continue()
    })
    const set = async (page: Page, to: string) => {
      await page.getByRole('button', { name: /^Status:/ }).click()
      await page.getByRole('menuitem', { name: to }).click()
    }
    await set(ana, 'Closed')
    await set(bo, 'Resolved')
    await ana
      .locator('[data-activity]')
      .filter({ hasText: 'Bo Nakamura resolved' })
      .last()
      .waitFor()
    release()
    await ana.getByText('Bo Nakamura resolved this a moment before you').waitFor()
    await bo.getByText('Ana Ferreira closed this a moment after you').waitFor()
    await ana.locator('button[data-status=closed]').waitFor()
    await ana.unroute(/conversations\.bulkUpdate/)
    await set(ana, 'Open')
    await bo.locator('button[data-status=open]').waitFor()
  })

  test('a session that ends in the middle of writing asks for another, and the draft is there', async () => {
    await composer(bo).fill('')
    await composer(bo).pressSequentially('half a thought')
    const path = new URL(bo.url()).pathname + new URL(bo.url()).search
    const again = await stockClient(stage.product.url, 'bo@parley.test')
    await again.api.sessions.endOthers.mutate()
    again.close()
    await bo.waitForURL(/\/sign-in\?to=/)
    await bo.getByRole('button', { name: 'Bo Nakamura' }).click()
    await bo.waitForURL((url) => url.pathname + url.search === path)
    await expect.poll(() => composer(bo).inputValue()).toBe('half a thought')
    await live(bo)
    await composer(bo).press('Enter')
    await message(ana, 'half a thought').waitFor()
  })

  test('UX 25 words are in French for who chooses it, and the theme is kept', async () => {
    await bo.getByRole('button', { name: 'Your menu' }).click()
    await bo.getByRole('menuitem', { name: 'Dark' }).click()
    await bo.getByRole('button', { name: 'Your menu' }).click()
    await bo.getByRole('menuitem', { name: 'Français' }).click()
    await bo.getByRole('link', { name: /^Non lues/ }).waitFor()
    expect(await bo.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await bo.locator('html').getAttribute('lang')).toBe('fr')
  })

  test('signing out ends the session on the server', async () => {
    await ana.getByRole('button', { name: 'Your menu' }).click()
    await ana.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
    await ana.waitForURL(/sign-in/)
    await ana.goto(`${stage.product.url}/accounts/demo/conversations`)
    await ana.waitForURL(/sign-in/)
  })

  test('no page threw, and ^C ends the product with 0', async () => {
    expect(stage.errors).toEqual([])
    expect(await stage.product.stop()).toBe(0)
  })
})
