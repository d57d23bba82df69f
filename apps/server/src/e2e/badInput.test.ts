import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '@parley/contract'
import { furnishHostile } from './furnishHostile.ts'
import { hostileNames } from './hostileWords.ts'
import { live, openStage } from './openStage.ts'
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

test('nothing was thrown, and nothing ran', () => {
  expect(stage.errors).toEqual([])
  expect(dialogs).toEqual([])
})
