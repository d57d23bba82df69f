import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ConversationFilter } from '@parley/contract'
import { live, openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'
import { stockClient } from './stockClient.ts'

let stage: Stage
let ana: Page
let client: Awaited<ReturnType<typeof stockClient>>
let accountId: string

beforeAll(async () => {
  stage = await openStage()
  client = await stockClient(stage.product.url, 'ana@parley.test')
  accountId = (await client.api.accounts.list.query()).items[0]!.id
  ana = await stage.signIn('Ana Ferreira', { timezoneId: 'Europe/Paris' })
}, 180_000)
afterAll(async () => {
  client?.close()
  await stage?.close()
})

const chip = (id: string) => ana.locator(`[data-chip="${id}"]`)
const searchBox = () => ana.getByRole('combobox', { name: 'Search conversations' })
const asked = (page = ana) => decodeURIComponent(new URL(page.url()).search)
const rowsOf = (page: Page) =>
  page
    .locator('[data-conversation]')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('data-conversation'))))
const byNumber = (numbers: number[]) => numbers.toSorted((a, b) => a - b)

/** The numbers the server finds, as long as a window draws them all. */
async function found(filter: ConversationFilter): Promise<number[]> {
  const { items } = await client.api.conversations.list.query({ accountId, filter, limit: 100 })
  return byNumber(items.map(({ number }) => number))
}
async function open(search: string) {
  await ana.goto(`${stage.product.url}/accounts/demo/conversations${search}`)
  await live(ana)
}

describe('the filter bar', () => {
  test('UX 2 f, "ur", Enter: the list holds the urgent, and the address says so', async () => {
    await open('?unread=1')
    await ana.keyboard.press('f')
    await ana.keyboard.type('ur')
    await ana.getByRole('option', { name: 'Priority: Urgent' }).waitFor()
    await ana.keyboard.press('Enter')
    await ana.waitForURL(/priority=urgent/)
    expect(asked()).toBe('?priority=urgent&unread=1')
    const urgent = await found({ priority: ['urgent'], hasUnread: true })
    expect(urgent.length).toBeGreaterThan(0)
    await expect.poll(async () => byNumber(await rowsOf(ana))).toEqual(urgent)
    await chip('priority.in')
      .filter({ hasText: /Priority\s*is\s*Urgent/ })
      .waitFor()
  })

  test('UX 2 what is typed before the menu has come goes into it, and means nothing else', async () => {
    const html = await (await ana.request.get(ana.url())).text()
    let release = () => {}
    const pressed = new Promise<void>((resolve) => (release = resolve))
    await ana.route('**/_next/static/chunks/*.js', async (route) => {
      if (!html.includes(new URL(route.request().url()).pathname)) await pressed
      await route.continue()
    })
    try {
      // Not until it has loaded: a part that is asked for early is part of that, and is held here.
      await ana.reload({ waitUntil: 'commit' })
      await live(ana)
      const before = asked()
      await ana.keyboard.press('f')
      await ana.keyboard.type('una')
      release()
      await ana.getByRole('option', { name: 'Unassigned' }).first().waitFor()
      expect(asked()).toBe(before)
      await ana.keyboard.press('Escape')
    } finally {
      release()
      await ana.unroute('**/_next/static/chunks/*.js')
    }
  })

  test('UX 1 4 the operator turns round, × takes away, and the rows are never gone meanwhile', async () => {
    await ana.evaluate(() => {
      const seen = { fewest: Infinity }
      Object.assign(window, { seen })
      const look = () => {
        seen.fewest = Math.min(seen.fewest, document.querySelectorAll('[data-conversation]').length)
        requestAnimationFrame(look)
      }
      look()
    })
    await chip('priority.in').getByRole('button', { name: 'Turn round' }).click()
    await ana.waitForURL(/notPriority=urgent/)
    const others = await found({ priority: { notIn: ['urgent'] }, hasUnread: true })
    await expect.poll(async () => others.includes((await rowsOf(ana))[0]!)).toBe(true)
    await chip('priority.notIn')
      .getByRole('button', { name: /^Remove/ })
      .click()
    await expect.poll(() => asked()).toBe('?unread=1')
    // The chip that took its place has the focus.
    await chip('hasUnread')
      .getByRole('button', { name: /^Remove/ })
      .press('Enter')
    await expect.poll(() => asked()).toBe('')
    const fewest = await ana.evaluate(
      () => (window as unknown as { seen: { fewest: number } }).seen.fewest,
    )
    expect(fewest).toBeGreaterThan(0)
  })

  test('values show how many they would leave, and several may be ticked', async () => {
    await open('?status=open')
    await ana.getByRole('button', { name: 'Change Status: Open' }).click()
    const pending = ana.getByRole('option', { name: /^Pending/ })
    const { count } = await client.api.conversations.count.query({
      accountId,
      filter: { status: ['pending'] },
    })
    await pending.filter({ hasText: String(count) }).waitFor()
    await ana.keyboard.type('pend')
    await ana.keyboard.press('Enter')
    await ana.waitForURL(/status=open,pending/)
    await ana.keyboard.press('Escape')
    await ana.getByRole('button', { name: 'Change Status: Open, Pending' }).waitFor()
  })

  test('UX 3 editing replaces, choosing a view pushes: back and forward go from view to view', async () => {
    await open('')
    await ana.getByRole('link', { name: /^Unread/ }).click()
    await ana.waitForURL(/unread=1/)
    await searchBox().fill('status:open ')
    await ana.waitForURL(/status=open/)
    const edited = asked()
    await ana.getByRole('link', { name: /^Snoozed/ }).click()
    await ana.waitForURL(/snoozed=1/)
    await ana.goBack()
    await expect.poll(() => asked()).toBe(edited)
    await chip('status.in').waitFor()
    await ana.goBack()
    await expect.poll(() => asked()).toBe('')
    await ana.goForward()
    await expect.poll(() => asked()).toBe(edited)
  })

  test('UX 3 an address copied into another window shows the same, from its first paint', async () => {
    await open('')
    await searchBox().fill('status:open -label:billing created:2026-01-01.. ')
    await ana.waitForURL(/createdAfter/)
    await ana.getByRole('button', { name: 'Sort', exact: true }).click()
    await ana.getByRole('button', { name: 'Add Priority' }).click()
    await ana.getByRole('button', { name: 'No longer by Last activity' }).click()
    await ana.waitForURL(/sort=-priority/)
    await ana.keyboard.press('Escape')
    await expect.poll(async () => (await rowsOf(ana)).length).toBeGreaterThan(3)
    await ana.locator('[aria-busy=false]').first().waitFor()

    const other = await ana.context().newPage()
    other.on('pageerror', (error) => stage.errors.push(error.message))
    const html = await (await other.request.get(ana.url())).text()
    const drawn = [...html.matchAll(/data-conversation="(\d+)"/g)].map(([, number]) =>
      Number(number),
    )
    await other.goto(ana.url())
    await live(other)
    const shared = await rowsOf(ana)
    expect(drawn.slice(0, 5)).toEqual(shared.slice(0, 5))
    expect((await rowsOf(other)).slice(0, 5)).toEqual(shared.slice(0, 5))
    expect(await other.locator('[data-chip]').allInnerTexts()).toEqual(
      await ana.locator('[data-chip]').allInnerTexts(),
    )
    await other.close()
  })

  test('UX 1 what is typed becomes chips; Backspace in the empty box takes the last one back', async () => {
    await open('')
    await searchBox().click()
    await ana.keyboard.type('is:unread assignee:')
    await ana.getByRole('option', { name: 'Assignee: Me' }).waitFor()
    await ana.keyboard.type('nob')
    await ana.keyboard.press('Enter')
    await ana.keyboard.type('colour:blue tent')
    await ana.waitForURL(/q=/)
    expect(asked()).toBe('?assignee=none&unread=1&q=colour:blue+tent')
    await searchBox().fill('')
    await expect.poll(() => asked()).toBe('?assignee=none&unread=1')
    await ana.keyboard.press('Backspace')
    await expect.poll(() => asked()).toBe('?assignee=none')
    await ana.keyboard.press('Backspace')
    await expect.poll(() => asked()).toBe('')
  })

  test('UX 4 the rows that were there stay, dimmed, until others have come', async () => {
    await open('?status=open')
    await ana.locator('[aria-busy=false] [data-conversation]').first().waitFor()
    const before = await rowsOf(ana)
    let letCome = () => {}
    const come = new Promise<void>((resolve) => {
      letCome = resolve
    })
    await ana.route(/conversations\.list/, async (route) => {
      await come
      await route.continue()
    })
    const opacityOf = (busy: boolean) =>
      ana
        .locator(`[aria-busy=${busy}]`)
        .filter({ has: ana.locator('[data-conversation]') })
        .evaluate((list) => getComputedStyle(list).opacity)
    await ana.keyboard.press('f')
    await ana.keyboard.type('ur')
    await ana.keyboard.press('Enter')
    await ana.waitForURL(/priority=urgent/)
    await expect.poll(() => opacityOf(true)).toBe('0.5')
    expect(await rowsOf(ana)).toEqual(before)
    expect(await ana.getByRole('status', { name: 'Loading conversations' }).count()).toBe(0)
    letCome()
    await expect.poll(() => opacityOf(false)).toBe('1')
    expect(await rowsOf(ana)).not.toEqual(before)
    await ana.unroute(/conversations\.list/)
  })

  test('UX 6 a list that holds nothing names the chip to blame, and goes on without it', async () => {
    await open('?status=open&q=nothing+is+called+this')
    await ana.getByText('“Text holds nothing is called this” leaves nothing here.').waitFor()
    await ana.getByRole('button', { name: /^Remove “Text holds/ }).click()
    await expect.poll(() => asked()).toBe('?status=open')
    await expect.poll(async () => (await rowsOf(ana)).length).toBeGreaterThan(0)
    expect(await searchBox().inputValue()).toBe('')
  })

  test('groups are built by keyboard, and the list obeys them', async () => {
    await open('?status=open')
    await ana.keyboard.press('f')
    await ana.getByRole('option').first().waitFor()
    await ana.keyboard.press('ArrowUp')
    await ana.keyboard.press('Enter')
    const dialog = ana.getByRole('dialog', { name: 'Advanced filter' })
    await dialog.getByLabel('How they hold').selectOption('any')
    for (const word of ['urgent', 'is snoozed']) {
      await dialog.getByRole('button', { name: 'Condition', exact: true }).press('Enter')
      await ana.locator('input[role=combobox]:focus').waitFor()
      await ana.keyboard.type(word)
      await ana.keyboard.press('Enter')
    }
    await dialog.getByText('3 of 100 conditions, 1 of 5 levels').waitFor()
    await dialog.getByRole('button', { name: 'Apply' }).press('Enter')
    await ana.waitForURL(/groups=/)
    const wanted = await found({
      status: ['open'],
      or: [{ priority: ['urgent'] }, { isSnoozed: true }],
    })
    await expect.poll(async () => byNumber(await rowsOf(ana))).toEqual(wanted)
    await ana.getByRole('button', { name: 'Change Advanced: 2 conditions' }).waitFor()
    await ana.getByRole('button', { name: 'Clear all' }).click()
    await expect.poll(() => asked()).toBe('')
  })

  test('a part of an address that says nothing is named, and the rest is shown', async () => {
    await open('?status=open&priority=soon')
    await ana.getByText('could not be read: priority.').waitFor()
    await chip('status.in').waitFor()
    expect((await rowsOf(ana)).length).toBeGreaterThan(0)
  })

  test('no page threw', () => {
    expect(stage.errors).toEqual([])
  })
})
