import type { Locator, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '@parley/contract'
import { badAnswers } from './badAnswers.ts'
import { furnishHostile } from './furnishHostile.ts'
import { hostileNames } from './hostileWords.ts'
import { live, openStage, shows } from './openStage.ts'
import type { Stage } from './openStage.ts'
import { stockClient } from './stockClient.ts'
import { whatIsWrong } from './whatIsWrong.ts'

let stage: Stage
let nora: Page
let dialogs: string[]
/** Of the conversation in which all of it was said. */
let number: number

beforeAll(async () => {
  stage = await openStage()
  const client = await stockClient(stage.product.url, 'owner@parley.test')
  const accountId = (await client.api.accounts.list.query()).items[0]!.id
  const { me, members } = await client.api.accounts.get.query({ accountId })
  client.close()
  const cleo = members.find(({ email }) => email === 'cleo@parley.test')!
  const as = ({ userId, role }: typeof me): MemberActor => ({
    type: 'member',
    accountId,
    userId,
    role,
    sessionId: null,
    clientId: null,
  })
  number = await furnishHostile(stage.db, { owner: as(me), agent: as(cleo) })
  nora = await stage.signIn('Nora Lind')
  dialogs = []
  nora.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
}, 180_000)
afterAll(() => stage?.close())

const open = async (path: string) => {
  await nora.goto(`${stage.product.url}/accounts/demo/${path}`)
  await live(nora)
}
const isWell = async () => expect(await whatIsWrong(nora)).toEqual([])
const composer = () => nora.getByRole('textbox', { name: 'Reply', exact: true })

describe.each([
  { width: 1280, height: 900 },
  { width: 320, height: 640 },
])('names and words that mean harm, at $width pixels', (size) => {
  beforeAll(() => nora.setViewportSize(size))

  test('run nothing and keep their place in the list and in a conversation', async () => {
    await open('conversations')
    const rows = nora.locator('[data-conversation]')
    await rows.nth(5).waitFor()
    await isWell()
    const scroller = rows.first().locator('xpath=ancestor::*[@aria-busy][1]')
    await scroller.evaluate((box) => box.scrollTo({ top: 2400 }))
    await isWell()
    await nora.goto(`${stage.product.url}/accounts/demo/conversations/${number}`)
    await nora.locator('article').nth(20).waitFor()
    await isWell()
    await composer().fill(hostileNames[2]!)
    const box = (await composer().boundingBox())!
    expect(box.y + box.height).toBeLessThanOrEqual(size.height)
    expect(box.x + box.width).toBeLessThanOrEqual(size.width)
    await composer().fill('')
  }, 60_000)

  test('in the details and the palette, where one of 500 labels is found by typing', async () => {
    await composer().blur()
    await nora.keyboard.press(']')
    const details = nora.getByRole('complementary', { name: 'Details' })
    await details.waitFor()
    await isWell()
    await details.getByRole('button', { name: 'Edit labels' }).click()
    const items = nora.locator('[data-palette] [cmdk-item]')
    await nora.getByText(/\d+ more: type to find/).waitFor()
    expect(await items.count()).toBeLessThanOrEqual(50)
    await nora.keyboard.type('label 499')
    await expect.poll(() => items.allInnerTexts()).toEqual(['Label 499'])
    await nora.keyboard.press('Escape')
    await nora.locator('[data-palette]').waitFor({ state: 'detached' })
    await nora.keyboard.press('Control+k')
    await nora.keyboard.type('script')
    await items.filter({ hasText: '<script>' }).first().waitFor()
    await isWell()
    await nora.keyboard.press('Escape')
  }, 60_000)

  test('in the filter, among messages that are searched, and among what one is told', async () => {
    await open(`conversations?labels=${encodeURIComponent('label 0,label 10,label 350')}`)
    await isWell()
    await nora.locator('[data-notifications]:visible').click()
    await nora.getByRole('dialog').first().waitFor()
    await isWell()
    await open('conversations?q=alert&in=messages')
    await nora.locator('[data-hit]').first().waitFor()
    await isWell()
  }, 60_000)

  test.each(['members', 'teams', 'inboxes', 'labels', 'cannedReplies'])(
    'in the settings: %s',
    async (page) => {
      await nora.goto(`${stage.product.url}/accounts/demo/settings/${page}`)
      await nora.locator('main li').nth(4).waitFor()
      await isWell()
    },
  )
})

describe('a server that answers wrongly, late or not at all', () => {
  const procedures = '**/api/trpc/**'
  const lists = ['Snoozed', 'Urgent', 'Unread', 'Waiting for us', 'Announcements']
  let page: Page
  const said = (text: string) => page.locator('article').filter({ hasText: text })

  /** Time passes faster than it does until something is seen. */
  async function seenLater(seen: Locator) {
    for (let turn = 0; !(await seen.isVisible()); turn += 1) {
      if (turn > 60) throw new Error('It was not seen within two minutes of the page’s time.')
      await page.clock.fastForward(2000)
      await new Promise((done) => setTimeout(done, 30))
    }
  }

  beforeAll(async () => {
    page = await nora.context().newPage()
    page.on('pageerror', (error) => stage.errors.push(error.message))
    await page.clock.install()
    await page.goto(`${stage.product.url}/accounts/demo/conversations?inbox=none`)
    await live(page)
    await page.getByRole('link', { name: 'All', exact: true }).click()
    await shows(page, 'All')
    await page.locator('[data-conversation]').filter({ hasText: 'Who am I?' }).first().click()
    await page.locator('article').first().waitFor()
  }, 60_000)

  test.each(Object.entries(badAnswers).map((entry, at) => [...entry, lists[at]!] as const))(
    'UX 24 %s: it is said, what was written goes out once, and the list comes by a click',
    async (name, { answer, said: sentence }, list) => {
      const words = `Said into ${name}`
      await page.route(procedures, answer)
      const box = page.getByRole('textbox', { name: 'Reply', exact: true })
      await box.fill(words)
      await box.press('Enter')
      await said(words).locator('[data-state=sending]').waitFor()
      await box.fill('Half a sentence')
      await page.getByRole('link', { name: list, exact: true }).click()
      const pane = page.getByRole('region', { name: 'Conversations' })
      await seenLater(pane.getByText(sentence))
      await page.goBack()
      // UX 26: what is held is there without a question.
      expect(await page.locator('article').count()).toBeGreaterThan(1)
      await seenLater(said(words).locator('[data-stalled]').getByText(sentence))
      expect(await box.inputValue()).toBe('Half a sentence')
      expect(await whatIsWrong(page)).toEqual([])

      await page.unroute(procedures, answer)
      await said(words).getByRole('button', { name: 'Try now' }).click()
      await seenLater(said(words).locator('[data-state=sent],[data-state=delivered]'))
      expect(await said(words).count()).toBe(1)
      await page.getByRole('link', { name: list, exact: true }).click()
      const again = pane.getByRole('button', { name: 'Try again' })
      if (await again.isVisible()) await again.click()
      await seenLater(pane.locator('[aria-busy=false]'))
      await page.goBack()
      await box.fill('')
    },
    60_000,
  )

  test('UX 24 one that is slow is waited for, and that it is slow is said', async () => {
    const held: Route[] = []
    await page.route(procedures, (route) => void held.push(route))
    await page.getByRole('link', { name: 'Mine', exact: true }).click()
    await seenLater(page.getByText('This takes longer than usual…').first())
    await page.clock.fastForward(6000)
    await page.unroute(procedures)
    await Promise.all(held.map((route) => route.continue()))
    await seenLater(page.locator('[aria-busy=false]').first())
    expect(await page.getByText('This takes longer than usual…').count()).toBe(0)
  }, 30_000)

  test('nothing was thrown, and nothing ran', () => {
    expect(stage.errors).toEqual([])
    expect(dialogs).toEqual([])
  })
})
