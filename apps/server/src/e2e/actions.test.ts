import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { live, openStage, shows } from './openStage.ts'
import type { Stage } from './openStage.ts'

let stage: Stage
let ana: Page

beforeAll(async () => {
  stage = await openStage()
  ana = await stage.signIn('Ana Ferreira')
}, 180_000)
afterAll(async () => {
  await stage?.close()
})
/** Customer conversations of one inbox, none open. */
beforeEach(async () => {
  const [, inbox] = /inbox=([^&]+)/.exec(ana.url()) ?? []
  if (!inbox) await ana.getByRole('link', { name: /^Website/ }).click()
  await ana.waitForURL(/inbox=/)
  // Drawn by the server: no rows of another view are there.
  const { search } = new URL(ana.url())
  await ana.goto(`${stage.product.url}/accounts/demo/conversations${search}`)
  await live(ana)
  await rows().first().waitFor()
})

const rows = () => ana.locator('[data-conversation]')
const row = (number: string | number) => ana.locator(`[data-conversation="${number}"]`)
const toast = (text: string | RegExp) => ana.locator('[data-toast]').filter({ hasText: text })
const palette = () => ana.locator('[data-palette]')
const soon = { timeout: 8000 }
const opened = () => Number(/conversations\/(\d+)/.exec(ana.url())?.[1] ?? 0)
const numbers = () =>
  rows().evaluateAll((all) =>
    all.map((one) => Number((one as HTMLElement).dataset['conversation'])),
  )
const press = async (...keys: string[]) => {
  for (const key of keys) await ana.keyboard.press(key)
}

describe('Keys', () => {
  test('two quick j go two rows on, k one back, u leaves, Enter opens', async () => {
    const [first, second, third] = await numbers()
    await press('j')
    await expect.poll(opened, soon).toBe(first)
    await press('j', 'j')
    await expect.poll(opened, soon).toBe(third)
    await press('k')
    await expect.poll(opened, soon).toBe(second)
    await press('u')
    await expect.poll(opened, soon).toBe(0)
    await press('Enter')
    await expect.poll(opened, soon).toBe(first)
    await press('Escape')
    await expect.poll(opened, soon).toBe(0)
  })

  test('n and p go to what is unread, and letters in a box are letters', async () => {
    const unread = await rows()
      .filter({
        has: ana.locator('[aria-label$="unread message"],[aria-label$="unread messages"]'),
      })
      .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset['conversation'])))
    await press('n')
    await expect.poll(opened, soon).toBe(unread[0])
    await press('r')
    await ana.getByRole('textbox', { name: 'Reply' }).pressSequentially('jex')
    expect(opened()).toBe(unread[0])
    expect(await ana.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('jex')
    await press('Escape', 'n')
    if (unread[1]) await expect.poll(opened, soon).toBe(unread[1])
  })

  test('g goes on with a second key, and ? lists all of them', async () => {
    await press('g', 'm')
    await ana.waitForURL(/assignee=me/)
    await press('g', 'i')
    await expect.poll(() => new URL(ana.url()).search).toBe('')
    const menu = ana.getByRole('button', { name: 'Your menu' })
    await menu.focus()
    await press('?')
    const help = ana.getByRole('dialog', { name: 'Keys' })
    await help.getByText('Resolve and open the next').waitFor()
    await press('Escape')
    await help.waitFor({ state: 'detached' })
    await expect.poll(() => menu.evaluate((held) => held === document.activeElement)).toBe(true)
  })
})

describe('UX 10 every single change has a way back', () => {
  test('priority and read state by key, each put back by z', async () => {
    await rows().nth(1).click()
    const number = opened()
    const priority = () => row(number).locator('[data-priority]').getAttribute('data-priority')
    await press('1')
    await toast('Priority: Urgent').waitFor()
    await expect.poll(priority, soon).toBe('urgent')
    await press('z')
    await toast('Put back as it was').first().waitFor()
    await ana.waitForTimeout(1500)
    await press('Shift+U')
    await toast('Marked as unread').waitFor()
    const badge = row(number).locator('[aria-label*="unread message"]')
    await badge.waitFor()
    await press('z')
    await badge.waitFor({ state: 'detached' })
  })

  test('a snooze is chosen from presets, labels stay open for more', async () => {
    await rows().nth(2).click()
    const number = opened()
    await press('s')
    await palette()
      .getByText(/^Tomorrow/)
      .click()
    await toast(/^Snoozed until/).waitFor()
    await row(number).getByLabel('Snoozed').waitFor()
    await press('z')
    await row(number).getByLabel('Snoozed').waitFor({ state: 'detached' })
    await press('l')
    await palette().getByText('Wholesale').click()
    await toast('Wholesale').waitFor()
    await palette().waitFor()
    await press('Escape')
    await palette().waitFor({ state: 'detached' })
    await press('z')
  })
})

describe('UX 11 the palette and the menu of a row', () => {
  test('⌘K puts the actions on what is chosen first, and finds conversations', async () => {
    await rows().nth(3).click()
    await press('x', 'j', 'x', 'Control+k')
    await palette().getByText('2 chosen').waitFor()
    const first = await palette().getByRole('option').first().innerText()
    expect(first).toMatch(/^(Reply|Resolve)/)
    await ana.keyboard.type('assign to me')
    await press('Enter')
    await toast('Assigned to Ana Ferreira').getByText('2 conversations').waitFor()
    await press('z')
    await toast('Put back as it was').first().waitFor()
    await press('Escape', 'Escape')
    const title = await rows().nth(4).locator('span[dir=auto]').first().innerText()
    const number = (await numbers())[4]
    await press('Control+k')
    await ana.keyboard.type(title)
    await palette()
      .getByRole('option')
      .filter({ hasText: `#${number}` })
      .click()
    await expect.poll(opened, soon).toBe(number)
  })

  test('the right button on a row offers the same, with their keys', async () => {
    const [, , number] = await numbers()
    await row(number!).click({ button: 'right' })
    const menu = ana.getByRole('menu').first()
    await menu.getByRole('menuitem', { name: /^Pin/ }).click()
    await toast('Pinned').waitFor()
    await row(number!).getByLabel('Pinned').waitFor()
    await press('z')
    await row(number!).getByLabel('Pinned').waitFor({ state: 'detached' })
    expect(opened()).toBe(0)
  })
})

describe('UX 9 a row that stops matching', () => {
  test('stays where it was, dimmed with where it went, until another is opened', async () => {
    await press('g', 'm')
    await ana.waitForURL(/assignee=me/)
    await shows(ana, 'Mine')
    const [, number] = await numbers()
    await row(number!).click()
    await press('e')
    const moved = row(number!).getByText('Moved to Resolved')
    await moved.waitFor()
    expect((await numbers())[1]).toBe(number)
    await press('z')
    await moved.waitFor({ state: 'detached' })
    expect((await numbers())[1]).toBe(number)
    await toast('Put back as it was').first().waitFor()
    await press('e')
    await moved.waitFor()
    await press('j')
    await row(number!).waitFor({ state: 'detached' })
  })
})

test('nothing went wrong in the page', () => expect(stage.errors).toEqual([]))
