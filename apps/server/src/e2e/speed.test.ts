import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { live, openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'
import { stockClient } from './stockClient.ts'
import { watchDrawing } from './watchDrawing.ts'
import type { Drawing } from './watchDrawing.ts'

/** Bytes of gzip. Raised only by a commit that says what is worth it. */
const budget = 250_000

let stage: Stage
let ana: Page
let drawing: Drawing
let bo: Awaited<ReturnType<typeof stockClient>>
let accountId: string

beforeAll(async () => {
  stage = await openStage()
  ana = await stage.signIn('Ana Ferreira')
  drawing = await watchDrawing(ana)
  bo = await stockClient(stage.product.url, 'bo@parley.test')
  accountId = (await bo.api.accounts.list.query()).items[0]!.id
}, 180_000)
afterAll(async () => {
  bo?.close()
  await stage?.close()
})

const inbox = '/accounts/demo/conversations'
const say = (conversationId: string, body: string) => {
  const said = { accountId, id: uuidv7(), conversationId, body, kind: 'note' as const }
  return bo.api.messages.send.mutate(said)
}
/** The open customer conversations, as the list shows them. */
async function openOnes() {
  const filter = { kind: ['support' as const], status: ['open' as const] }
  return (await bo.api.conversations.list.query({ accountId, filter })).items
}

type Row = Awaited<ReturnType<typeof openOnes>>[number]
const row = ({ number }: Row) => ana.locator(`[data-conversation="${number}"]`)

/** What a page asks the server about a conversation, from now on. */
function whatIsAsked(page: Page) {
  const asked: { procedure: string; about: unknown }[] = []
  page.on('request', (request) => {
    const [, procedures] = /\/api\/trpc\/([^?]+)/.exec(request.url()) ?? []
    if (!procedures || request.method() !== 'POST') return
    const inputs = Object.values(request.postDataJSON() as Record<string, { json: Asked }>)
    for (const [index, procedure] of procedures.split(',').entries()) {
      const { conversationId, number } = inputs[index]?.json ?? {}
      asked.push({ procedure, about: conversationId ?? number })
    }
  })
  return ({ id, number }: Row) =>
    asked
      .filter(({ about }) => about === id || about === number)
      .map(({ procedure }) => procedure)
      .toSorted()
}
interface Asked {
  conversationId?: string
  number?: number
}

describe('the inbox', () => {
  test('UX 26 comes with no more JavaScript than its budget, and with one language', async () => {
    const html = await (await ana.request.get(stage.product.url + inbox)).text()
    const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
    const paths = tags
      .filter((tag) => !/nomodule/i.test(tag))
      .filter((tag) => tag.startsWith('<script') || tag.includes('as="script"'))
      .flatMap((tag) => /(?:src|href)="([^"?]+\.js)/.exec(tag)?.[1] ?? [])
    const files = await Promise.all(
      [...new Set(paths)].map(async (path) =>
        (await ana.request.get(stage.product.url + path)).text(),
      ),
    )
    const bytes = files.reduce((sum, file) => sum + gzipSync(file).length, 0)
    console.log(`The inbox comes with ${(bytes / 1000).toFixed(1)} kB of JavaScript.`)
    expect(files.length).toBeGreaterThan(5)
    expect(bytes).toBeLessThan(budget)
    const all = files.join('\n')
    expect(all).toContain('Skip to the conversation')
    expect(all).not.toContain('Aller à la conversation')
    // What only late parts say.
    expect(all).not.toContain('Throw the recording away')
    // The library that checks what the server is asked for.
    expect(all).not.toContain('invalid_union')
    // The parser of Markdown.
    expect(all).not.toContain('Infinite loop on byte')
  })

  test('UX 26 nothing holds up the first rows: the letters are asked for before, scripts stand behind', async () => {
    const html = await (await ana.request.get(stage.product.url + inbox)).text()
    const rows = html.slice(html.indexOf('<body'), html.lastIndexOf('data-conversation='))
    expect(rows).toContain('data-conversation=')
    expect(rows).not.toMatch(/<script(?![^>]* async)/)
    expect(html.slice(0, html.indexOf('<body'))).toMatch(
      /rel="preload"[^>]*\.woff2"[^>]* as="font"/,
    )
  })

  test('UX 26 what the server has drawn is drawn once more as the page comes to life, and then not again', async () => {
    await ana.goto(`${stage.product.url}${inbox}?kind=support&status=open`)
    await live(ana)
    const rows = (await openOnes()).map(({ id }) => id as string)
    const times = await drawing.times()
    const drawn = rows.filter((id) => times.has(id))
    expect(drawn.length).toBeGreaterThan(5)
    expect(drawn.filter((id) => times.get(id) !== 1)).toEqual([])
  })

  test('UX 26 an event draws the row it touches, and no other', async () => {
    await ana.goto(`${stage.product.url}${inbox}?kind=support&status=open`)
    await live(ana)
    const rows = await openOnes()
    const { id, number } = rows[3]!
    await ana.locator(`[data-conversation="${number}"]`).waitFor()
    expect((await drawing.settle()).length).toBeGreaterThan(5)
    await say(id, 'This touches one row')
    await ana.getByText('This touches one row').waitFor()
    expect(await drawing.take()).toEqual([id])
  })

  test('UX 26 a message that comes draws itself and its row, and no other message', async () => {
    const { id, number } = (await openOnes())[3]!
    await say(id, 'There before')
    // That she has read it is drawn as well.
    const isRead = ana.waitForResponse(/markRead/)
    await ana.goto(`${stage.product.url}${inbox}/${number}?kind=support&status=open`)
    await live(ana)
    const log = ana.getByRole('log')
    await log.getByText('There before').waitFor()
    await isRead
    await drawing.settle()
    await say(id, 'This touches one message')
    const said = log.locator('article').filter({ hasText: 'This touches one message' })
    await said.waitFor()
    const messageId = await said.getAttribute('data-message-id')
    expect((await drawing.take()).filter((one) => one !== id)).toEqual([messageId])
  })

  test('UX 26 a row under the pointer, and the next by j, are there before they are opened; nobody hears of it', async () => {
    await ana.goto(`${stage.product.url}${inbox}?kind=support&status=open`)
    await live(ana)
    const [, , first, second] = await openOnes()
    const asked = whatIsAsked(ana)
    await row(first!).hover()
    await expect.poll(() => asked(first!)).toEqual(['conversations.get', 'messages.list'])
    await row(first!).click()
    await expect.poll(() => asked(second!)).toEqual(['conversations.get', 'messages.list'])
    await expect.poll(() => asked(first!)).toContain('viewing.set')
    await ana.route(/messages\.list/, (route) => route.abort())
    await ana.keyboard.press('j')
    await ana.waitForURL(new RegExp(`/${second!.number}\\?`))
    await ana.getByRole('log').locator('article').first().waitFor({ timeout: 3000 })
    expect(asked(first!).filter((procedure) => procedure === 'messages.list')).toHaveLength(1)
    await ana.unroute(/messages\.list/)
  })

  /** Pages of this tab have what the server drew, and their code once the answer is called. */
  async function holdCode(page: Page) {
    let letCome = () => {}
    const come = new Promise<void>((resolve) => {
      letCome = resolve
    })
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await come
      await route.continue()
    })
    return letCome
  }

  async function openTab() {
    const storageState = await ana.context().storageState()
    const context = await stage.browser.newContext({
      storageState,
      serviceWorkers: 'block',
      locale: 'en-GB',
    })
    const page = await context.newPage()
    page.on('pageerror', (error) => stage.errors.push(error.message))
    const [one] = await openOnes()
    const go = () =>
      page.goto(`${stage.product.url}${inbox}/${one!.number}`, { waitUntil: 'commit' })
    return { page, go }
  }

  test('UX 26 a button that is pressed before the page has its code does what it says once it has', async () => {
    const { page, go } = await openTab()
    const letCome = await holdCode(page)
    await go()
    await page.getByRole('button', { name: /^Assignee:/ }).click()
    letCome()
    await page.getByRole('menuitem', { name: 'Bo Nakamura' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Assignee:/ }).click()
    await page.getByRole('menuitem', { name: 'Bo Nakamura' }).waitFor()
    await page.context().close()
  })

  test('UX 16 what is typed before the page has its code stays, behind what was begun before', async () => {
    const { page, go } = await openTab()
    const reply = page.getByRole('textbox', { name: 'Reply' })
    const search = page.locator('input[type=search]:visible')
    const letCome = await holdCode(page)
    await go()
    await reply.pressSequentially('See @Bo')
    letCome()
    await page.getByRole('option', { name: /Bo Nakamura/ }).waitFor()
    await reply.press('Enter')
    await expect
      .poll(() => page.evaluate(() => Object.values(localStorage).join()))
      .toContain('"See @Bo Nakamura "')

    const letComeAgain = await holdCode(page)
    await go()
    await search.pressSequentially('tent')
    await reply.pressSequentially('thanks')
    letComeAgain()
    await expect.poll(() => reply.inputValue()).toBe('See @Bo Nakamura thanks')
    await page.waitForURL(/q=tent/)
    expect(await search.inputValue()).toBe('tent')
    await page.context().close()
  })

  test('late parts come to a page that is being translated by the browser', async () => {
    const { page, go } = await openTab()
    await page.addInitScript(() => {
      const translate = () => {
        const { documentElement: html } = document
        if (html && html.lang !== 'de') html.lang = 'de'
      }
      const all = { subtree: true, childList: true, attributes: true }
      new MutationObserver(translate).observe(document, all)
    })
    await go()
    await live(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Commands' }).waitFor()
    await page.context().close()
  })

  test('nothing went wrong in the page', () => expect(stage.errors).toEqual([]))
})
