import { runInNewContext } from 'node:vm'
import axe from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { live, openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'
import { stockClient } from './stockClient.ts'

let stage: Stage
let owner: Awaited<ReturnType<typeof stockClient>>
let accountId: string
let boId: string
let conversation: { id: string; number: number }
let context: BrowserContext
let page: Page

beforeAll(async () => {
  stage = await openStage()
  owner = await stockClient(stage.product.url, 'owner@parley.test')
  const { items } = await owner.api.accounts.list.query()
  accountId = items[0]!.id
  const { members } = await owner.api.accounts.get.query({ accountId })
  const bo = members.find(({ email }) => email === 'bo@parley.test')!
  boId = bo.userId
  page = await stage.signIn(bo.name, { serviceWorkers: 'allow' })
  context = page.context()
  // What none of the others is about.
  await call('markRead', { all: true })
  const { items: rows } = await owner.api.conversations.list.query({
    accountId,
    filter: { kind: ['support'], status: ['open'] },
    limit: 1,
  })
  conversation = rows[0]!
  await owner.api.conversations.update.mutate({
    accountId,
    conversationId: conversation.id,
    patch: { assigneeId: boId, status: 'open' },
  })
  await call('markRead', { all: true })
}, 180_000)
afterAll(async () => {
  owner?.close()
  await stage?.close()
})

/** As Bo. */
async function call(name: 'markRead', input: object) {
  const bo = await stockClient(stage.product.url, 'bo@parley.test')
  await bo.api.notifications[name].mutate({ accountId, ...input } as never)
  bo.close()
}

function mention(text: string) {
  return owner.api.messages.send.mutate({
    accountId,
    id: uuidv7(),
    conversationId: conversation.id,
    kind: 'note',
    body: `<@${boId}> ${text}`,
  })
}

const bell = (at: Page) => at.locator('[data-notifications]:visible')
const counted = (at: Page, count: number) =>
  at.locator(`[data-notifications="${count}"]:visible`).waitFor()
const titled = (at: Page, title: string) =>
  at.waitForFunction((wanted) => document.title === wanted, title)
const rings = (at: Page) =>
  at.evaluate(() => Number(document.documentElement.dataset['rings'] ?? 0))

/** What axe finds that is serious or worse. */
async function faults(at: Page): Promise<string[]> {
  await at.evaluate(axe.source)
  return at.evaluate(async () => {
    const { axe: here } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await here.run(document, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
}

/** A browser that may show notifications, and in which nobody looks until `isHere` is set. */
function pretendAway() {
  const outside: string[] = []
  Object.assign(window, { outside })
  document.hasFocus = () => 'isHere' in window
  class Fake {
    static readonly permission = 'granted'
    readonly tag: string
    onclose = () => {}
    constructor(_: string, { tag }: { tag: string }) {
      this.tag = tag
      outside.push(tag)
    }
    close() {
      outside.splice(outside.indexOf(this.tag), 1)
      this.onclose()
    }
  }
  Object.defineProperty(window, 'Notification', { value: Fake, configurable: true })
}

describe('notifications in a browser', { timeout: 120_000 }, () => {
  test('UX 22 a mention is counted on the bell, the title and the icon, and leads to the message', async () => {
    await counted(page, 0)
    await mention('could **you** look at this?')
    await counted(page, 1)
    await titled(page, '(1) Parley')
    expect(await page.locator('link[rel~=icon]').first().getAttribute('href')).toMatch(
      /^data:image/,
    )
    await bell(page).click()
    const row = page.locator('[data-notification]').first()
    await row.getByText('Nora Lind mentioned you').waitFor()
    await row.getByText('could you look at this?').waitFor()
    expect(await faults(page)).toEqual([])
    await row.click()
    await page.waitForURL(new RegExp(`/conversations/${conversation.number}\\?.*message=`))
    await page.locator('#conversation').getByText('look at this?').first().waitFor()
    await counted(page, 0)
    await titled(page, 'Parley')
  })

  test('UX 21 of two tabs one rings, and reading in one clears the other', async () => {
    await page.goto(`${stage.product.url}/accounts/demo/conversations`)
    const second = await context.newPage()
    await second.goto(`${stage.product.url}/accounts/demo/conversations`)
    await live(page)
    await live(second)
    const before = (await rings(page)) + (await rings(second))
    await mention('one')
    await Promise.all([counted(page, 1), counted(second, 1)])
    await expect.poll(async () => (await rings(page)) + (await rings(second))).toBe(before + 1)
    await bell(second).click()
    await second.getByRole('button', { name: 'Mark all read' }).click()
    await Promise.all([counted(page, 0), counted(second, 0)])
    await titled(page, 'Parley')
    await page.waitForTimeout(500)
    expect((await rings(page)) + (await rings(second))).toBe(before + 1)
    await second.close()
  })

  test('UX 21 reading the conversation in one tab takes away what the other shows outside', async () => {
    const bo = await stockClient(stage.product.url, 'bo@parley.test')
    const { preferences } = await bo.api.preferences.get.query({ accountId })
    const { notifications } = preferences
    const choose = (browser: boolean) =>
      bo.api.preferences.update.mutate({
        accountId,
        patch: { notifications: { ...notifications, browser } },
      })
    await choose(true)
    const fresh = await stage.browser.newContext({ viewport: { width: 1280, height: 900 } })
    await fresh.addCookies(await context.cookies())
    await fresh.addInitScript(pretendAway)
    const tabs = [await fresh.newPage(), await fresh.newPage()]
    const [first, second] = tabs as [Page, Page]
    for (const tab of tabs) {
      await tab.goto(`${stage.product.url}/accounts/demo/conversations`)
      await live(tab)
    }
    const shown = () =>
      first.evaluate(() => (window as unknown as { outside: string[] }).outside.length)
    await page.goto('about:blank')
    await mention('outside')
    await Promise.all([counted(first, 1), counted(second, 1)])
    await expect.poll(async () => (await shown()) > 0).toBe(true)
    await second.goto(`${stage.product.url}/accounts/demo/conversations/${conversation.number}`)
    await second.evaluate(() => {
      Object.assign(window, { isHere: true })
      window.dispatchEvent(new Event('focus'))
    })
    await Promise.all([counted(first, 0), counted(second, 0), titled(first, 'Parley')])
    await expect.poll(shown).toBe(0)
    await fresh.close()
    await choose(notifications.browser)
    bo.close()
    await page.goto(`${stage.product.url}/accounts/demo/conversations`)
  })

  test('being given what one has read already is read by looking at it', async () => {
    const patch = (assigneeId: string | null) =>
      owner.api.conversations.update.mutate({
        accountId,
        conversationId: conversation.id,
        patch: { assigneeId },
      })
    await patch(null)
    await patch(boId)
    await counted(page, 1)
    await page.goto(`${stage.product.url}/accounts/demo/conversations/${conversation.number}`)
    await counted(page, 0)
  })

  test('UX 22 nothing is asked of the browser before a click on what says why', async () => {
    const fresh = await stage.browser.newContext({ viewport: { width: 1280, height: 900 } })
    await fresh.addInitScript(() => {
      const asked = { count: 0 }
      Object.assign(window, { asked })
      let permission = 'default'
      class Fake {
        static get permission() {
          return permission
        }
        static requestPermission() {
          asked.count += 1
          permission = 'granted'
          return Promise.resolve('granted')
        }
        close() {}
      }
      Object.defineProperty(window, 'Notification', { value: Fake, configurable: true })
    })
    const tab = await fresh.newPage()
    const bo = await page.evaluate(() => document.querySelector('nav')?.textContent ?? '')
    expect(bo).not.toBe('')
    await fresh.addCookies(await context.cookies())
    await tab.goto(`${stage.product.url}/accounts/demo/conversations`)
    await live(tab)
    const count = () =>
      tab.evaluate(() => (window as unknown as { asked: { count: number } }).asked.count)
    expect(await count()).toBe(0)
    await bell(tab).click()
    await tab.getByText('Be told while Parley is in the background?').waitFor()
    expect(await count()).toBe(0)
    await tab.getByRole('button', { name: 'Turn on' }).click()
    await expect.poll(count).toBe(1)
    await tab.getByText('Be told while Parley is in the background?').waitFor({ state: 'hidden' })
    await fresh.close()
  })

  test('UX 24 25 an empty list says what comes there, in French and at 320 pixels too', async () => {
    const owned = await stage.signIn('Milo Achterberg', {
      viewport: { width: 320, height: 640 },
      locale: 'fr-FR',
    })
    await bell(owned).click()
    await owned.getByText('Rien de nouveau pour vous').waitFor()
    expect(await owned.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    )
    expect(await faults(owned)).toEqual([])
    await owned.context().close()
  })

  test('the settings say what one is told of and when not, and keep it', async () => {
    await page.goto(`${stage.product.url}/accounts/demo/settings/notifications`)
    const assigned = page.getByRole('switch', { name: 'A conversation is given to you' })
    await assigned.click()
    await page.getByRole('switch', { name: 'Be left alone at certain hours' }).click()
    await page.getByLabel('From').fill('21:30')
    await page.getByRole('button', { name: 'Sun' }).click()
    expect(await faults(page)).toEqual([])
    const kept = async () => {
      const bo = await stockClient(stage.product.url, 'bo@parley.test')
      const { preferences } = await bo.api.preferences.get.query({ accountId })
      bo.close()
      return preferences.quietHours
    }
    await expect.poll(kept).toMatchObject({ from: '21:30', days: expect.not.arrayContaining([0]) })
    await page.reload()
    expect(await assigned.isChecked()).toBe(false)
    expect(await page.getByLabel('From').inputValue()).toBe('21:30')
    const sunday = page.getByRole('button', { name: 'Sun' })
    expect(await sunday.getAttribute('aria-pressed')).toBe('false')
  })

  test('the service worker says it in the language of the person and has no need of a page', async () => {
    const response = await page.request.get(`${stage.product.url}/sw.js`)
    expect(response.headers()['content-type']).toContain('text/javascript')
    const source = await response.text()
    const shown: { title: string; body: string; tag: string }[] = []
    const heard = new Map<string, (event: unknown) => void>()
    const worker = {
      addEventListener: (type: string, listener: (event: unknown) => void) =>
        heard.set(type, listener),
      navigator: { language: 'en-GB' },
      location: { origin: stage.product.url },
      registration: {
        showNotification: (title: string, options: { body: string; tag: string }) => {
          shown.push({ title, body: options.body, tag: options.tag })
          return Promise.resolve()
        },
      },
    }
    runInNewContext(source, { self: worker })
    const told = { id: 'n', kind: 'reply', count: 3, name: 'Ana', where: 'Zoë', words: null }
    const data = { json: () => ({ ...told, path: '/', language: 'fr' }) }
    heard.get('push')!({ data, waitUntil: () => {} })
    expect(shown).toEqual([
      { title: '3 nouveaux messages, le dernier de Ana', body: 'Zoë', tag: 'n' },
    ])
    const isRegistered = await page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js')
      return (await navigator.serviceWorker.ready).active !== null
    })
    expect(isRegistered).toBe(true)
  })

  test('nothing threw', () => expect(stage.errors).toEqual([]))
})
