import type { Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { live, openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'
import { stockClient } from './stockClient.ts'

let stage: Stage
let ana: Page
let bo: Awaited<ReturnType<typeof stockClient>>
let anas: Awaited<ReturnType<typeof stockClient>>
let accountId: string

beforeAll(async () => {
  stage = await openStage()
  ana = await stage.signIn('Ana Ferreira')
  bo = await stockClient(stage.product.url, 'bo@parley.test')
  anas = await stockClient(stage.product.url, 'ana@parley.test')
  accountId = (await bo.api.accounts.list.query()).items[0]!.id
}, 180_000)
afterAll(async () => {
  bo?.close()
  anas?.close()
  await stage?.close()
})

const row = (number: number) => ana.locator(`[data-conversation="${number}"]`)
const say = (conversationId: string, body: string) =>
  bo.api.messages.send.mutate({ accountId, id: uuidv7(), conversationId, body, kind: 'note' })
const anasView = async (conversationId: string) =>
  (await anas.api.conversations.get.query({ accountId, conversationId })).conversation

/** A customer conversation that Ana has read, by its place in the list. */
async function readOne(at: number) {
  const filter = { kind: ['support' as const], status: ['open' as const] }
  const { items } = await bo.api.conversations.list.query({ accountId, filter })
  const { id, number, lastSeq } = items[at]!
  await anas.api.conversations.markRead.mutate({ accountId, conversationId: id, seq: lastSeq })
  return { id, number }
}
const openAt = (number: number) =>
  ana.goto(`${stage.product.url}/accounts/demo/conversations/${number}`)

/** How far the end of the messages is below what is seen. */
const below = () =>
  ana
    .getByRole('log')
    .evaluate((box) => Math.round(box.scrollHeight - box.scrollTop - box.clientHeight))

describe('a conversation with many unread messages', () => {
  let id: string
  let number: number
  beforeAll(async () => {
    ;({ id, number } = await readOne(0))
    for (let word = 1; word <= 40; word += 1) await say(id, `Unread word ${word}`)
  }, 120_000)

  test('UX 12 opens at the first, under a line that stays, with a way to the latest', async () => {
    await openAt(number)
    await ana.getByText('New messages', { exact: true }).waitFor()
    const first = ana.getByText('Unread word 1', { exact: true })
    await expect.poll(() => first.boundingBox().then((box) => box && box.y < 450)).toBe(true)
    expect(await below()).toBeGreaterThan(500)
    await ana.getByRole('button', { name: /^Jump to latest \(\d+\)/ }).waitFor()
  })

  test('UX 13 what was on screen for a second is read, and no more', async () => {
    await ana.bringToFront()
    await expect
      .poll(async () => (await anasView(id)).unreadCount, { timeout: 15_000 })
      .toBeLessThan(40)
    const { unreadCount } = await anasView(id)
    expect(unreadCount).toBeGreaterThan(5)
    await ana.getByRole('button', { name: /^Jump to latest/ }).click()
    await expect.poll(below).toBeLessThan(80)
    await expect.poll(async () => (await anasView(id)).unreadCount, { timeout: 15_000 }).toBe(0)
    await ana.getByText('New messages', { exact: true }).waitFor({ state: 'attached' })
  })

  test('UX 14 what arrives while one reads above moves nothing', async () => {
    const box = ana.getByRole('log')
    await box.evaluate((element) => element.scrollBy({ top: -700 }))
    const eye = ana.getByText('Unread word 25', { exact: true })
    const before = await eye.boundingBox()
    await say(id, 'Came while she was reading above')
    await box.getByText('Came while she was reading above').waitFor({ state: 'attached' })
    expect((await eye.boundingBox())!.y).toBe(before!.y)
  })

  test('UX 23 it is read out once, politely', async () => {
    await expect
      .poll(() => ana.locator('[data-announcer]').innerText(), { timeout: 10_000 })
      .toMatch(/Bo Nakamura: Came while/)
  })
})

describe('the list', () => {
  test('UX 8 what comes in above is counted and moves nothing; at the top it is just there', async () => {
    const old = await readOne(20)
    await ana.goto(`${stage.product.url}/accounts/demo/conversations?status=open`)
    await live(ana)
    const scroller = ana
      .locator('[data-conversation]')
      .first()
      .locator('xpath=ancestor::*[@aria-busy][1]')
    await ana.locator('[data-conversation]').nth(5).waitFor()
    await scroller.evaluate((box) => box.scrollTo({ top: 800 }))
    const eye = ana.locator('[data-conversation]').nth(14)
    const number = Number(await eye.getAttribute('data-conversation'))
    const before = await row(number).boundingBox()
    await say(old.id, 'Up it goes')
    await ana.locator('[data-new-rows]').waitFor()
    expect(await ana.locator('[data-new-rows]').innerText()).toContain('1 new')
    expect((await row(number).boundingBox())!.y).toBe(before!.y)
    await ana.locator('[data-new-rows]').click()
    await row(old.number).getByText('Up it goes').waitFor()
    await ana.locator('[data-new-rows]').waitFor({ state: 'detached' })
  })

  test('UX 7 two densities, chosen once', async () => {
    const height = () =>
      ana
        .locator('[data-conversation]')
        .first()
        .boundingBox()
        .then((box) => box?.height)
    expect(await height()).toBe(80)
    await anas.api.preferences.update.mutate({ accountId, patch: { density: 'compact' } })
    await expect.poll(height).toBe(54)
    await anas.api.preferences.update.mutate({ accountId, patch: { density: 'comfortable' } })
    await expect.poll(height).toBe(80)
  })
})

test('what is done with a conversation stands between its messages, in the reader’s language', async () => {
  const { id, number } = await readOne(2)
  await openAt(number)
  await ana.locator('[data-connection=live]').waitFor()
  const patch = { priority: 'urgent' as const, status: 'pending' as const }
  await bo.api.conversations.update.mutate({ accountId, conversationId: id, patch })
  const line = ana.locator('[data-activity]').filter({ hasText: 'Bo Nakamura set this to pending' })
  await line.getByText(/set the priority: Urgent/).waitFor()
  expect((await anasView(id)).unreadCount).toBe(0)
})

describe('UX 18 a conversation', () => {
  const others = ['bo', 'cleo', 'owner', 'admin'].map((name) => `${name}@parley.test`)
  let clients: Awaited<ReturnType<typeof stockClient>>[] = []
  let id: string
  beforeAll(async () => {
    clients = await Promise.all(others.map((email) => stockClient(stage.product.url, email)))
    const filter = { kind: ['support' as const], status: ['open' as const] }
    const { items } = await clients[1]!.api.conversations.list.query({ accountId, filter })
    const { items: mine } = await anas.api.conversations.list.query({ accountId, filter })
    const one = items.find((item) => mine.some((other) => other.id === item.id))!
    id = one.id
    await openAt(one.number)
    await live(ana)
    await ana.getByRole('log').locator('article').first().waitFor()
  }, 60_000)
  afterAll(() => clients.forEach((client) => client.close()))

  test('says who types, three by name and then several, in a line that takes no height', async () => {
    const place = () => Promise.all([ana.getByRole('log'), box].map((part) => part.boundingBox()))
    const box = ana.getByRole('textbox', { name: 'Reply', exact: true })
    const before = await place()
    const line = ana.locator('[data-typing]')
    const typing = { accountId, conversationId: id, typing: true }
    const type = (count: number) =>
      Promise.all(clients.slice(0, count).map(({ api }) => api.typing.set.mutate(typing)))
    const said = [
      [1, /^Bo Nakamura is typing$/],
      [3, /^[^,]+, [^,]+ and [^,]+ are typing$/],
      [4, /^Several people are typing$/],
    ] as const
    for (const [count, words] of said) {
      await type(count)
      await expect.poll(() => line.innerText()).toMatch(words)
      expect(await place()).toEqual(before)
    }
    await line.waitFor({ state: 'detached', timeout: 20_000 })
  })

  test('keeps together what one says within five minutes, tells the day above it and the time by pointing', async () => {
    for (const word of ['one', 'and another']) await say(id, word)
    await ana.getByRole('log').getByText('and another').waitFor()
    const { items } = await bo.api.messages.list.query({ accountId, conversationId: id, limit: 50 })
    const shown = items.filter(({ kind }) => kind !== 'activity')
    const begins = shown.filter((message, index) => {
      const before = items[items.indexOf(message) - 1]
      const isOther = (key: 'id' | 'type') => before?.author[key] !== message.author[key]
      if (index === 0 || isOther('id') || isOther('type') || before?.kind !== message.kind)
        return true
      return +message.createdAt - +before.createdAt >= 5 * 60_000
    })
    expect(begins.length).toBeLessThan(shown.length)
    const heads = ana.getByRole('log').locator('article header time')
    expect(await heads.count()).toBe(begins.length)
    const last = ana.getByRole('log').locator('article').last()
    await last.getByText('and another').hover()
    expect(await last.locator('[title]:has-text("and another")').getAttribute('title')).toMatch(
      /day,? .* 20\d\d/,
    )
    const day = ana.getByRole('log').locator('h3').first()
    expect(await day.evaluate((head) => getComputedStyle(head).position)).toBe('sticky')
  })
})

test('UX 20 the panel of the connection says how it is and has been', async () => {
  await ana.getByRole('button', { name: 'Connection details' }).click()
  const fact = (key: string) => ana.locator(`[data-fact="${key}"]`).innerText()
  expect(await fact('state')).toBe('Live')
  await expect.poll(() => fact('latency')).toMatch(/^\d+ ms$/)
  expect(await fact('reconnects')).toBe('0')
  await ana.context().setOffline(true)
  await ana
    .locator('[data-connection=offline],[data-connection=reconnecting]')
    .waitFor({ timeout: 20_000 })
  await ana.context().setOffline(false)
  await expect.poll(() => fact('reconnects'), { timeout: 20_000 }).toBe('1')
})

test('nothing went wrong in the page', () => expect(stage.errors).toEqual([]))
