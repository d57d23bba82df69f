import type { BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { live, openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'
import { stockClient } from './stockClient.ts'

// The product is killed and started again, and a crowded machine takes its time for it.
vi.setConfig({ testTimeout: 90_000 })

let stage: Stage
let anas: BrowserContext
let ana: Page
/** The conversation that Ana writes in. */
let address: string

beforeAll(async () => {
  stage = await openStage()
  ana = await stage.signIn('Ana Ferreira')
  anas = ana.context()
  anas.setDefaultTimeout(15_000)
  await ana.getByRole('link', { name: /^Website/ }).click()
  await ana.waitForURL(/inbox=/)
  await ana.locator('[data-conversation]').filter({ hasText: 'Hannah Cole' }).click()
  await composer(ana).waitFor()
  await ana.waitForURL(/conversations\/\d+/)
  address = ana.url()
}, 180_000)
afterAll(async () => {
  await stage?.close()
})

const composer = (page: Page) => page.getByRole('textbox', { name: 'Reply' })
const message = (page: Page, text: string) => page.locator('article').filter({ hasText: text })
const states = (page: Page, texts: string[]) =>
  Promise.all(
    texts.map((text) => message(page, text).locator('[data-state]').getAttribute('data-state')),
  )

async function say(page: Page, text: string) {
  await composer(page).fill(text)
  await composer(page).press('Enter')
}

async function open(path: string): Promise<Page> {
  const page = await anas.newPage()
  page.on('pageerror', (error) => stage.errors.push(error.message))
  await page.goto(path)
  return page
}

/** What the server holds of the conversation, the newest last. */
async function stored(of = address): Promise<string[]> {
  const client = await stockClient(stage.product.url, 'ana@parley.test')
  const accountId = (await client.api.accounts.list.query()).items[0]!.id
  const number = Number(new URL(of).pathname.split('/').at(-1))
  const { conversation } = await client.api.conversations.get.query({ accountId, number })
  const input = { accountId, conversationId: conversation.id }
  const { items } = await client.api.messages.list.query(input)
  client.close()
  return items.map(({ body }) => body)
}

const said = ['said first', 'said second', 'said third']

test('UX 15 words said without a server wait in order and in every tab, outlive their page, and go out once each', async () => {
  const other = await open(address)
  await live(other)
  await stage.product.kill()
  for (const text of said) await say(ana, text)
  expect(await states(ana, said)).toEqual(['sending', 'sending', 'sending'])
  const shown = await ana.locator('article').allInnerTexts()
  expect(shown.slice(-3).map((text) => said.findIndex((one) => text.includes(one)))).toEqual([
    0, 1, 2,
  ])
  await message(other, 'said third').waitFor()
  await ana.getByText('Offline', { exact: true }).waitFor({ timeout: 20_000 })
  await ana.getByText('(3 queued)').first().waitFor()
  await Promise.all([ana.close(), other.close()])

  await stage.product.start()
  ana = await open(address)
  await live(ana)
  await expect.poll(() => states(ana, said), { timeout: 20_000 }).toEqual(['sent', 'sent', 'sent'])
  expect((await stored()).slice(-3)).toEqual(said)
  expect(await message(ana, 'said').count()).toBe(3)
})

test('UX 20 a device without network says so at once and goes on when it has one, in the same page', async () => {
  await ana.evaluate(() => Object.assign(window, { sameDocument: true }))
  await anas.setOffline(true)
  await say(ana, 'into the tunnel')
  await ana.locator('[data-connection=offline]').waitFor({ timeout: 5000 })
  expect(await states(ana, ['into the tunnel'])).toEqual(['sending'])
  await anas.setOffline(false)
  await message(ana, 'into the tunnel').locator('[data-state=sent]').waitFor({ timeout: 5000 })
  await live(ana)
  expect(await ana.evaluate(() => 'sameDocument' in window)).toBe(true)
})

test('a change made without a server waits over its page too, in order with the words', async () => {
  await stage.product.kill()
  await say(ana, 'and then resolved')
  await ana.getByRole('button', { name: /^Status:/ }).click()
  await ana.getByRole('menuitem', { name: 'Resolved' }).click()
  await ana.locator('button[data-status=resolved]').waitFor()
  await ana.close()
  await stage.product.start()
  ana = await open(address)
  await message(ana, 'and then resolved').locator('[data-state=sent]').waitFor({ timeout: 20_000 })
  await ana.locator('button[data-status=resolved]').waitFor()
  await ana.locator('[data-queued="0"]').waitFor()
  await ana.reload()
  await ana.locator('button[data-status=resolved]').waitFor()
})

test('a conversation begun without a server is there, outlives its page, and goes out before its words', async () => {
  await stage.product.kill()
  await ana.locator('[data-connection=offline]').waitFor({ timeout: 20_000 })
  await ana.keyboard.press('Escape')
  await ana.getByRole('button', { name: 'New conversation' }).click()
  await ana.getByRole('tab', { name: 'Group' }).click()
  await ana.getByRole('textbox', { name: 'Name of the group' }).fill('Planned in a tunnel')
  await ana.getByRole('button', { name: 'Bo Nakamura' }).click()
  await ana.getByRole('button', { name: 'Begin' }).click()
  await ana.waitForURL(/conversations\/-\d+/)
  for (const text of ['said before it is', 'and once more']) await say(ana, text)
  expect(await states(ana, ['said before it is', 'and once more'])).toEqual(['sending', 'sending'])
  const provisional = ana.url()
  await ana.close()

  await stage.product.start()
  ana = await open(provisional)
  await ana.waitForURL(/conversations\/\d+/, { timeout: 20_000 })
  await message(ana, 'and once more').locator('[data-state=sent]').waitFor({ timeout: 20_000 })
  await ana.getByRole('heading', { name: 'Planned in a tunnel' }).first().waitFor()
  expect((await stored(ana.url())).slice(-2)).toEqual(['said before it is', 'and once more'])
  await ana.goto(address)
  await live(ana)
})

test('a change that waits over a reload is said again and can be put back', async () => {
  await ana.locator('button[data-status=resolved]').waitFor()
  await ana.route('**/api/trpc/**', (route) =>
    route.request().method() === 'POST' && route.request().url().includes('bulkUpdate')
      ? route.abort()
      : route.continue(),
  )
  await ana.getByRole('button', { name: /^Status:/ }).click()
  await ana.getByRole('menuitem', { name: 'Pending' }).click()
  await ana.locator('button[data-status=pending]').waitFor()
  await ana.reload()
  await ana.locator('button[data-status=pending]').waitFor()
  const toast = ana.locator('[data-toast]').filter({ hasText: 'Set to pending' })
  await toast.getByRole('button', { name: 'Undo' }).click()
  await ana.locator('button[data-status=resolved]').waitFor()
  await ana.unroute('**/api/trpc/**')
  await ana.locator('[data-queued="0"]').waitFor({ timeout: 20_000 })
  await ana.reload()
  await ana.locator('button[data-status=resolved]').waitFor()
})

test('UX 21 reading in one tab clears the badge in the other at once, and so does who looks', async () => {
  const bo = await stage.signIn('Bo Nakamura')
  await ana.goto(`${stage.product.url}/accounts/demo/conversations?status=resolved`)
  await live(ana)
  await bo.goto(address)
  await live(bo)
  await say(bo, 'have you read this?')
  const number = new URL(address).pathname.split('/').at(-1)
  const badge = (page: Page) => page.locator(`[data-conversation="${number}"]`).getByLabel(/unread/)
  const goneAt = async (page: Page) => {
    await badge(page).waitFor({ state: 'detached' })
    return Date.now()
  }
  await badge(ana).waitFor()
  const reading = await open(address)
  const [here, there] = await Promise.all([goneAt(reading), goneAt(ana)])
  expect(there - here).toBeLessThan(1000)
  const viewers = reading.locator('[data-viewers]')
  await viewers.waitFor()
  expect(await viewers.getAttribute('title')).toBe('Bo Nakamura is viewing')
  await Promise.all([reading.close(), bo.context().close()])
  await ana.goto(address)
  await live(ana)
})

test('UX 15 a refusal stays with its reason over a reload, and its words can be deleted', async () => {
  await ana.route(sends, (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/json',
      body: JSON.stringify(callsOf(route).map(() => ({ error: { json: refusal } }))),
    }),
  )
  await say(ana, 'not allowed')
  const failed = message(ana, 'not allowed')
  await failed.getByRole('alert').waitFor()
  await ana.unroute(sends)
  await ana.reload()
  await failed.getByText('You may not do this.').waitFor({ timeout: 20_000 })
  for (const name of ['Retry', 'Copy', 'Delete'])
    expect(await failed.getByRole('button', { name }).count()).toBe(1)
  await failed.getByRole('button', { name: 'Delete' }).click()
  await failed.waitFor({ state: 'detached' })
  await ana.reload()
  await live(ana)
  expect(await failed.count()).toBe(0)
})

/** A send, and what is asked in one request with it. */
const sends = /\/api\/trpc\/[^?]*messages\.send/
const callsOf = (route: Route) => new URL(route.request().url()).pathname.split(',')

const refusal = {
  message: 'no',
  code: -32003,
  data: { code: 'FORBIDDEN', failure: 'action.forbidden', message: 'no', retryable: false },
}

test('signing out leaves nothing of what waited behind', async () => {
  await ana.route(sends, (route) => route.abort())
  await say(ana, 'never said')
  await ana.getByRole('button', { name: 'Your menu' }).click()
  await ana.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await ana.waitForURL(/sign-in/)
  const kept = await ana.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('parley')
        opening.onsuccess = () => {
          const all = opening.result.transaction('outbox').objectStore('outbox').getAllKeys()
          all.onsuccess = () => resolve(all.result.length)
        }
      }),
  )
  expect(kept).toBe(0)
  expect(stage.errors).toEqual([])
})

/** A window with a service worker: requests of such a window cannot be played by a test. */
let here: Page

test('the page opens without a server as it was left, keeps what is written, and then catches up', async () => {
  here = await stage.signIn('Ana Ferreira', { serviceWorkers: 'allow' })
  here.context().setDefaultTimeout(15_000)
  await here.goto(address)
  await live(here)
  await keptHere(here, 'and then resolved')
  await stage.product.kill()
  await here.reload()
  await here.locator('[data-connection=offline]').waitFor()
  await message(here, 'and then resolved').waitFor()
  expect(await here.locator('[data-conversation]').count()).toBeGreaterThan(1)
  await here.locator('[data-live=false]').waitFor()
  await say(here, 'said in the dark')
  expect(await states(here, ['said in the dark'])).toEqual(['sending'])

  await stage.product.start()
  await sayAs('bo@parley.test', 'missed meanwhile')
  await message(here, 'missed meanwhile').waitFor({ timeout: 20_000 })
  await message(here, 'said in the dark').locator('[data-state=sent]').waitFor()
  await live(here)
  expect((await stored()).filter((body) => body === 'said in the dark')).toHaveLength(1)
})

test('who signed out is not opened without a server, nor seen by who comes next', async () => {
  await here.getByRole('button', { name: 'Your menu' }).click()
  await here.getByRole('menuitem', { name: 'Sign out', exact: true }).click()
  await here.waitForURL(/sign-in/)
  await here.getByRole('button', { name: 'Bo Nakamura', disabled: false }).waitFor()
  expect(await picture(here)).toEqual({ people: [], text: '[]' })
  expect(await here.evaluate(namesInCaches, ['Ana Ferreira', 'Hannah Cole'])).toEqual([])
  await stage.product.kill()
  await here.goto(address)
  await here.getByText('Parley cannot be reached').waitFor()
  await stage.product.start()
  await here.getByRole('button', { name: 'Bo Nakamura' }).click({ timeout: 20_000 })
  await live(here)
  await keptHere(here, 'Bo Nakamura')
  await keptHere(here, 'conversations.list')
  expect((await picture(here)).people).toHaveLength(1)
})

test('a session that ended is told once the server says so, and nothing of it stays', async () => {
  await stage.product.kill()
  await here.context().clearCookies()
  await here.reload()
  await here.locator('[data-conversation]').first().waitFor()
  await stage.product.start()
  await here.waitForURL(/sign-in/, { timeout: 20_000 })
  await here.getByRole('button', { name: 'Ana Ferreira' }).waitFor()
  expect(await picture(here)).toEqual({ people: [], text: '[]' })
  expect(stage.errors).toEqual([])
})

/** Waits until the page could be opened without a server, with these words in it. */
async function keptHere(page: Page, words: string): Promise<void> {
  const hasShell = () => page.evaluate(async () => !!(await caches.match('/offline')))
  await expect.poll(hasShell, { timeout: 20_000 }).toBe(true)
  const hasWords = async () => (await picture(page)).text.includes(words)
  await expect.poll(hasWords, { timeout: 20_000 }).toBe(true)
}

/** What is kept in the browser, of which questions, and of whom. */
async function picture(page: Page): Promise<{ people: string[]; text: string }> {
  const [keys, answers] = await page.evaluate(async () => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve) => (asked.onsuccess = () => resolve(asked.result)))
    const db = await done(indexedDB.open('parley-picture'))
    const store = db.transaction('answers').objectStore('answers')
    const all = await Promise.all([done(store.getAllKeys()), done(store.getAll())])
    db.close()
    return all as [string[][], unknown[]]
  })
  return {
    people: [...new Set(keys.map(([person]) => person!))],
    text: JSON.stringify([...keys, ...answers]),
  }
}

/** The names that anything in the caches holds. */
async function namesInCaches(names: string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const store of await caches.keys()) {
    const cache = await caches.open(store)
    for (const request of await cache.keys()) {
      const text = await (await cache.match(request))!.text()
      for (const name of names) if (text.includes(name)) found.add(name)
    }
  }
  return [...found]
}

/** Another says something in the conversation. */
async function sayAs(email: string, body: string): Promise<void> {
  const { api, close } = await stockClient(stage.product.url, email)
  const accountId = (await api.accounts.list.query()).items[0]!.id
  const number = Number(new URL(address).pathname.split('/').at(-1))
  const { conversation } = await api.conversations.get.query({ accountId, number })
  const id = crypto.randomUUID()
  await api.messages.send.mutate({ accountId, conversationId: conversation.id, id, body })
  close()
}
