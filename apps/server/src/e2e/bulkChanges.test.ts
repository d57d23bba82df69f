import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { live, openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'

let stage: Stage
let ana: Page

beforeAll(async () => {
  stage = await openStage()
  ana = await stage.signIn('Ana Ferreira')
  await ana.getByRole('link', { name: /^Website/ }).click()
  await ana.waitForURL(/inbox=/)
  // Drawn by the server: there are no rows of another view that what is chosen would go with.
  await ana.reload()
  await live(ana)
}, 180_000)
afterAll(async () => {
  await stage?.close()
})

const bar = () => ana.locator('[data-selection-bar]')
const toast = (text: string) => ana.locator('[data-toast]').filter({ hasText: text })
const checks = () => ana.getByRole('checkbox')
const checked = () => ana.getByRole('checkbox', { checked: true })

/** How each of the first rows stands. */
async function statuses(count: number): Promise<(string | null)[]> {
  const signs = ana.locator('[data-conversation] [data-status]')
  return Promise.all(
    Array.from({ length: count }, (_, at) => signs.nth(at).getAttribute('data-status')),
  )
}

test('UX 10 a box, x and Shift choose rows; Escape leaves', async () => {
  await checks().nth(1).click()
  await bar().getByText('1 chosen').waitFor()
  await ana
    .locator('[data-conversation]')
    .nth(4)
    .click({ modifiers: ['Shift'] })
  await bar().getByText('4 chosen').waitFor()
  expect(await checked().count()).toBe(4)
  expect(new URL(ana.url()).pathname).toBe('/accounts/demo/conversations')
  await ana.keyboard.press('Escape')
  await bar().waitFor({ state: 'detached' })
  await ana.locator('[data-conversation]').nth(2).click()
  await ana.keyboard.press('x')
  await ana.keyboard.press('j')
  await ana.keyboard.press('x')
  await bar().getByText('2 chosen').waitFor()
  await ana.keyboard.press('Escape')
})

test('a change of several is shown, said, and put back by z to each row’s own', async () => {
  const before = await statuses(5)
  await checks().nth(0).click()
  await checks()
    .nth(4)
    .click({ modifiers: ['Shift'] })
  await bar().getByRole('button', { name: 'Status' }).click()
  await ana.getByRole('menuitem', { name: 'Pending' }).click()
  await toast('Set to pending').waitFor()
  expect(new Set(await statuses(5)).size).toBe(1)
  await toast('Set to pending').getByRole('button', { name: 'Undo' }).waitFor()
  await ana.keyboard.press('z')
  await toast('Put back as it was').waitFor()
  expect(await statuses(5)).toEqual(before)
  await ana.keyboard.press('Escape')
})

test('UX 10 all that match are changed by their filter, and the toast counts them', async () => {
  await checks().nth(0).click()
  await bar()
    .getByRole('button', { name: /^Select all \d+ matching$/ })
    .click()
  await bar()
    .getByText(/^All \d+ chosen$/)
    .waitFor()
  const said = await bar().getByRole('status').innerText()
  const total = Number(/\d+/.exec(said)![0])
  expect(total).toBeGreaterThan(50)
  await bar().getByRole('button', { name: 'Labels' }).click()
  await ana.getByRole('menuitem', { name: 'Wholesale' }).click()
  const labelled = toast('Labelled Wholesale')
  await labelled.getByText(/conversations/).waitFor()
  await bar().waitFor({ state: 'detached' })
  await labelled.getByRole('button', { name: 'Undo' }).click()
  await toast('Put back as it was').waitFor()
})

test('a change of one in its pane has a way back too', async () => {
  await ana.locator('[data-conversation]').nth(0).click()
  await ana
    .getByRole('button', { name: /^Priority:/ })
    .first()
    .waitFor()
  const before = await statuses(1)
  await ana
    .getByRole('button', { name: /^Status:/ })
    .first()
    .click()
  await ana.getByRole('menuitem', { name: 'Pending' }).click()
  await toast('Set to pending').getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => statuses(1)).toEqual(before)
})

test('nothing went wrong in the page', () => expect(stage.errors).toEqual([]))
