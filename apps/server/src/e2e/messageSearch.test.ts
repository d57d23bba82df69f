import type { Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { live, openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'
import { stockClient } from './stockClient.ts'

let stage: Stage
let ana: Page
let bo: Awaited<ReturnType<typeof stockClient>>
let accountId: string
let number: number
let messageIds: string[]
/** Every eighth of the messages holds the word; it comes to more than a screen of hits. */
const many = 120
const wordEvery = 8

beforeAll(async () => {
  stage = await openStage()
  bo = await stockClient(stage.product.url, 'bo@parley.test')
  accountId = (await bo.api.accounts.list.query()).items[0]!.id
  await talk()
  ana = await stage.signIn('Ana Ferreira')
}, 180_000)
afterAll(async () => {
  bo?.close()
  await stage?.close()
})

/** A long conversation of Bo's with Ana. */
async function talk() {
  const { members } = await bo.api.accounts.get.query({ accountId })
  const withAna = members.find(({ name }) => name === 'Ana Ferreira')!.userId
  const { conversation } = await bo.api.conversations.create.mutate({
    accountId,
    id: uuidv7(),
    kind: 'group',
    subject: 'Aquarium',
    participantIds: [withAna],
  })
  number = conversation.number
  messageIds = []
  for (let at = 1; at <= many; at += 1) {
    const body =
      at % wordEvery === 0 ? `Zebrafish <b>number</b> ${at}` : `Word after word, ${at} of them`
    const id = uuidv7()
    await bo.api.messages.send.mutate({ accountId, id, conversationId: conversation.id, body })
    messageIds.push(id)
  }
}

const hits = () => ana.locator('[data-hit]')
const hit = (at: number) => ana.locator(`[data-hit="${messageIds[at - 1]}"]`)
const pane = () => hits().first().locator('xpath=ancestor::*[@aria-busy]')
const path = () => {
  const { pathname, search } = new URL(ana.url())
  return `${pathname.split('/').at(-1)}${search}`
}

/** How far the middle of a message is from the middle of the thread, in pixels. */
async function offMiddle(at: number): Promise<number> {
  return ana.evaluate(
    (id) => {
      const message = document.querySelector(`[data-message-id="${id}"]`)
      const box = message?.closest('[role=log]')?.getBoundingClientRect()
      const seen = message?.getBoundingClientRect()
      if (!box || !seen) return Infinity
      return Math.abs(seen.top + seen.height / 2 - box.top - box.height / 2)
    },
    messageIds[at - 1],
  )
}

describe('searching messages', () => {
  test('a word is typed, and Messages shows each that holds it, marked, the newest first', async () => {
    await ana.keyboard.press('/')
    await ana.keyboard.type('zebraf')
    await ana.getByRole('link', { name: /^Messages/ }).click()
    await ana.waitForURL(/in=messages/)
    await hit(many).waitFor()
    expect(path()).toBe('conversations?q=zebraf&in=messages')
    const ids = await hits().evaluateAll((rows) => rows.map((row) => row.getAttribute('data-hit')))
    const wanted = messageIds.filter((_, index) => (index + 1) % wordEvery === 0).toReversed()
    expect(ids.slice(0, 5)).toEqual(wanted.slice(0, 5))
    expect(await hit(many).locator('mark').allInnerTexts()).toEqual(['Zebraf'])
    // What somebody wrote is text.
    expect(await hit(many).innerText()).toContain(`Bo Nakamura: Zebrafish <b>number</b> ${many}`)
  })

  test('a chosen hit is opened in the middle, lit for two seconds, and nothing moves it', async () => {
    const at = 3 * wordEvery
    await pane().evaluate((box) => (box.scrollTop = 700))
    await expect.poll(() => hit(at).count()).toBe(1)
    await hit(at).scrollIntoViewIfNeeded()
    const scrolled = await pane().evaluate((box) => box.scrollTop)
    expect(scrolled).toBeGreaterThan(100)
    await hit(at).click()
    await ana.waitForURL(/message=/)
    expect(path()).toBe(`${number}?q=zebraf&in=messages&message=${at}`)
    const found = ana.locator('[data-found]')
    await found.waitFor()
    expect(await found.getAttribute('data-found')).toBe('lit')
    expect(await found.innerText()).toContain(`number</b> ${at}`)
    expect(await offMiddle(at)).toBeLessThan(3)
    await expect.poll(() => found.getAttribute('data-found'), { timeout: 10_000 }).toBe('seen')
    // Older and newer messages have come by now.
    expect(await ana.locator('[role=log] [data-seq]').count()).toBeGreaterThan(50)
    expect(await offMiddle(at)).toBeLessThan(3)

    await ana.goBack()
    await expect.poll(path).toBe('conversations?q=zebraf&in=messages')
    expect(await pane().evaluate((box) => box.scrollTop)).toBe(scrolled)
    expect(await hit(at).isVisible()).toBe(true)
  })

  test('arrows and Enter go through the hits, Escape back to the box, and the latest is a click away', async () => {
    await ana.goto(`${stage.product.url}/accounts/demo/conversations?q=zebrafish&in=messages`)
    await live(ana)
    await hit(many).waitFor()
    await ana.keyboard.press('/')
    for (let step = 0; step < 10; step += 1) await ana.keyboard.press('ArrowDown')
    await ana.keyboard.press('Enter')
    const at = many - 9 * wordEvery
    await ana.waitForURL(new RegExp(`message=${at}$`))
    await ana.locator('[data-found]').waitFor()
    expect(await offMiddle(at)).toBeLessThan(3)
    await ana.keyboard.press('Escape')
    expect(await ana.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
    await ana.getByRole('button', { name: 'Jump to latest' }).click()
    await ana.getByText(`Zebrafish <b>number</b> ${many}`).last().waitFor()
    await expect
      .poll(() =>
        ana
          .locator('[role=log]')
          .evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight),
      )
      .toBeLessThan(3)
  })

  test('an address opens at its message; one that was deleted, or is not there, says so', async () => {
    const at = 5 * wordEvery
    const address = (seq: number) =>
      `${stage.product.url}/accounts/demo/conversations/${number}?q=zebrafish&in=messages&message=${seq}`
    await ana.goto(address(at))
    await live(ana)
    await ana.locator('[data-found=lit]').waitFor()
    expect(await offMiddle(at)).toBeLessThan(3)
    await bo.api.messages.delete.mutate({ accountId, messageId: messageIds[at - 1]! })
    await ana.getByText('The message you came for was deleted.').waitFor()
    await hit(at).getByText('Message deleted').waitFor()
    expect(await hit(at).locator('mark').count()).toBe(0)
    await ana.goto(address(9999))
    await ana.getByText('The message you came for is not here.').waitFor()
  })

  test('the filter narrows it, and an empty end offers all conversations', async () => {
    await ana.goto(
      `${stage.product.url}/accounts/demo/conversations?status=closed&q=zebrafish&in=messages`,
    )
    await ana.getByText('No message holds all of these words').waitFor()
    await ana.getByRole('button', { name: 'Search all conversations' }).click()
    await hit(many).waitFor()
    expect(path()).toBe('conversations?q=zebrafish&in=messages')
    await ana.getByRole('button', { name: 'Clear search' }).click()
    await expect.poll(path).toBe('conversations')
    await ana.locator('[data-conversation]').first().waitFor()
  })

  test('no page threw', () => {
    expect(stage.errors).toEqual([])
  })
})
