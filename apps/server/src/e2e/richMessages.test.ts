import type { Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { live, openStage, shows } from './openStage.ts'
import type { Stage } from './openStage.ts'
import { stockClient } from './stockClient.ts'

let stage: Stage
let ana: Page
let bo: Page
let cleo: Awaited<ReturnType<typeof stockClient>>
let accountId: string
/** A customer conversation that all three see, with its customer. */
let support: { id: string; number: number; customer: string }

beforeAll(async () => {
  stage = await openStage()
  cleo = await stockClient(stage.product.url, 'owner@parley.test')
  accountId = (await cleo.api.accounts.list.query()).items[0]!.id
  ;[ana, bo] = await Promise.all([stage.signIn('Ana Ferreira'), stage.signIn('Bo Nakamura')])
  support = await openSame()
}, 180_000)
afterAll(async () => {
  cleo?.close()
  await stage?.close()
})

/** The newest conversation of an inbox that both serve, in both windows. */
async function openSame() {
  for (const page of [ana, bo]) await page.getByRole('link', { name: /^Website/ }).click()
  for (const page of [ana, bo]) await shows(page, 'Website')
  const row = ana.locator('[data-conversation]').first()
  const number = Number(await row.getAttribute('data-conversation'))
  for (const page of [ana, bo]) await page.locator(`[data-conversation="${number}"]`).click()
  await Promise.all([composer(ana).waitFor(), composer(bo).waitFor()])
  const { conversation } = await cleo.api.conversations.get.query({ accountId, number })
  return { id: conversation.id, number, customer: conversation.contact!.name! }
}

const composer = (page: Page) => page.getByRole('textbox', { name: 'Reply', exact: true })
const noteBox = (page: Page) => page.getByRole('textbox', { name: 'Note', exact: true })
const log = (page: Page) => page.getByRole('log')
const message = (page: Page, text: string | RegExp) =>
  log(page).locator('article').filter({ hasText: text })
const draw = (page: Page, text: string) => page.getByRole('option').filter({ hasText: text })

async function say(page: Page, text: string, shown = text) {
  await composer(page).fill(text)
  await composer(page).press('Enter')
  await message(page, shown)
    .locator('[data-state=sent],[data-state=delivered],[data-state=read]')
    .first()
    .waitFor()
}

async function choose(page: Page, text: string, action: string) {
  await message(page, text)
    .first()
    .getByRole('button', { name: /^More for/ })
    .click()
  await page.getByRole('menuitem', { name: action, exact: true }).click()
}

async function idOf(name: string) {
  const { members } = await cleo.api.accounts.get.query({ accountId })
  return members.find((member) => member.name === name)!.userId
}

describe('rich messages, in two windows', () => {
  beforeEach(async () => {
    await ana.getByRole('tab', { name: 'Reply' }).click()
  })

  test('Markdown is drawn in the thread and flattened in the list', async () => {
    await say(ana, 'See **this** and [that](https://example.test/a)', 'See this and that')
    const link = message(bo, 'See this and that').getByRole('link', { name: 'that' })
    await link.waitFor()
    expect(await link.getAttribute('href')).toBe('https://example.test/a')
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
    const row = bo.locator(`[data-conversation="${support.number}"]`)
    await expect.poll(() => row.innerText()).toContain('See this and that')
  })

  test('UX 19 an edit reaches both and keeps what it said before; a deletion keeps nothing', async () => {
    await say(ana, 'a frist try')
    await composer(ana).press('ArrowUp')
    const box = ana.getByRole('textbox', { name: 'Edit the message' })
    await box.fill('a first try')
    await box.press('Enter')
    await message(bo, 'a first try').getByRole('button', { name: 'edited' }).click()
    const versions = bo.getByRole('dialog', { name: 'Versions' })
    await versions.getByText('a frist try').waitFor()
    // The focus is where one goes on writing.
    expect(await composer(ana).evaluate((one) => one === document.activeElement)).toBe(true)
    await choose(ana, 'a first try', 'Delete')
    await ana.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    for (const page of [ana, bo]) {
      await message(page, 'Message deleted').last().waitFor()
      await expect.poll(() => message(page, /a f(ri|ir)st try/).count()).toBe(0)
    }
    await versions.waitFor({ state: 'detached' })
  })

  test('an edit is taken back by its toast or by z, as another edit', async () => {
    await say(ana, 'Undoable as it was')
    const change = async (to: string) => {
      await choose(ana, 'Undoable', 'Edit')
      const box = ana.getByRole('textbox', { name: 'Edit the message' })
      await box.fill(to)
      await box.press('Enter')
      await message(bo, to).waitFor()
    }
    await change('Undoable as it became')
    await ana.getByTitle('Undo (z)').click()
    await message(bo, 'Undoable as it was').getByRole('button', { name: 'edited' }).waitFor()
    await change('Undoable as it is not')
    await composer(ana).press('Escape')
    await ana.keyboard.press('z')
    await message(bo, 'Undoable as it was').waitFor()
  })

  test('UX 11 a message has one menu by mouse, keyboard and long touch, and keys that do the same', async () => {
    await ana.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const copied = () => ana.evaluate(() => navigator.clipboard.readText())
    await say(ana, 'Words to act on')
    const words = message(ana, 'Words to act on').first()
    const menu = ana.getByRole('menu')
    await words.getByText('Words to act on').click({ button: 'right' })
    await expect.poll(() => menu.getByRole('menuitem').allInnerTexts()).toHaveLength(7)
    await menu.getByRole('menuitem', { name: 'Copy link' }).click()
    await expect
      .poll(copied)
      .toMatch(new RegExp(`/conversations/${support.number}\\?message=\\d+$`))
    await words.getByRole('button', { name: /^More for/ }).focus()
    await ana.keyboard.press('Shift+F10')
    await menu.getByRole('menuitem', { name: 'Quote' }).click()
    await expect.poll(() => composer(ana).inputValue()).toBe('> Words to act on\n\n')
    await composer(ana).fill('')
    await words.getByRole('button', { name: /^More for/ }).focus()
    await ana.keyboard.press('Shift+C')
    await expect.poll(copied).toBe('Words to act on')
    await ana.keyboard.press('i')
    await ana.getByRole('textbox', { name: 'Edit the message' }).press('Escape')
    const at = (await words.getByText('Words to act on').boundingBox())!
    const touch = { pointerType: 'touch', clientX: at.x + 5, clientY: at.y + 5, bubbles: true }
    await words.getByText('Words to act on').dispatchEvent('pointerdown', touch)
    await menu.getByRole('menuitem', { name: 'Delete' }).waitFor()
    await ana.keyboard.press('Escape')
    await menu.waitFor({ state: 'detached' })
    // A link keeps the browser's own menu.
    await say(ana, 'https://example.test/here')
    await log(ana)
      .getByRole('link', { name: 'https://example.test/here' })
      .click({ button: 'right' })
    expect(await menu.count()).toBe(0)
  })

  test('UX 15 the mark of a message says who has read it and when, pointed at or by keyboard', async () => {
    const { conversation } = await cleo.api.conversations.create.mutate({
      accountId,
      id: uuidv7(),
      kind: 'group',
      subject: 'Who reads',
      participantIds: [await idOf('Ana Ferreira'), await idOf('Bo Nakamura')],
    })
    const place = `${stage.product.url}/accounts/demo/conversations/${conversation.number}`
    const [page, other] = await Promise.all([ana.context().newPage(), bo.context().newPage()])
    await Promise.all([page.goto(place), other.goto(place)])
    await Promise.all([live(page), live(other)])
    const box = page.getByRole('textbox', { name: 'Reply', exact: true })
    await box.fill('Who has this?')
    await box.press('Enter')
    const mark = message(page, 'Who has this?').getByRole('button', { name: /Who has it/ })
    await message(page, 'Who has this?').locator('[data-state=read]').waitFor()
    await mark.hover()
    const who = page.getByRole('dialog', { name: 'Who has this message' })
    const readers = who.getByRole('list', { name: 'Read by' })
    await readers.getByText('Bo Nakamura').waitFor()
    expect(await readers.getByRole('time').count()).toBe(1)
    await cleo.api.conversations.markRead.mutate({
      accountId,
      conversationId: conversation.id,
      seq: 1,
    })
    // What is open follows the log.
    await expect.poll(() => readers.getByRole('listitem').count()).toBe(2)
    await page.mouse.move(5, 5)
    await who.waitFor({ state: 'detached' })
    await mark.focus()
    await page.keyboard.press('Enter')
    await readers.waitFor()
    await page.keyboard.press('Escape')
    await who.waitFor({ state: 'detached' })
    expect(await mark.evaluate((one) => one === document.activeElement)).toBe(true)
    await Promise.all([page.close(), other.close()])
  })

  test('an answer quotes what it answers as it is now, and leads to it', async () => {
    await say(bo, 'What is the size?')
    await message(ana, 'What is the size?').hover()
    await message(ana, 'What is the size?')
      .getByRole('button', { name: 'Reply', exact: true })
      .click()
    await ana.locator('[data-quote]').filter({ hasText: 'Bo Nakamura' }).last().waitFor()
    await say(ana, 'Forty two')
    const quote = message(bo, 'Forty two').getByRole('button', { name: /What is the size/ })
    await quote.waitFor()
    await choose(bo, 'What is the size?', 'Edit')
    const box = bo.getByRole('textbox', { name: 'Edit the message' })
    await box.fill('What is the shoe size?')
    await box.press('Enter')
    await message(ana, 'Forty two')
      .getByRole('button', { name: /What is the shoe size/ })
      .click()
    expect(await message(ana, 'What is the shoe size?').first().isVisible()).toBe(true)
  })

  test('reactions are counted, name who chose them, and are taken back by a second press', async () => {
    await say(ana, 'Shipped!')
    await message(bo, 'Shipped!').hover()
    await message(bo, 'Shipped!').getByRole('button', { name: 'Add a reaction' }).click()
    await bo.getByRole('combobox', { name: 'Search emoji' }).fill('tada')
    await bo.getByRole('option', { name: /party popper/ }).waitFor()
    await bo.keyboard.press('Enter')
    const pill = (page: Page, names: string) =>
      message(page, 'Shipped!').getByRole('button', { name: `🎉 by ${names}` })
    await pill(bo, 'You').waitFor()
    await pill(ana, 'Bo Nakamura').click()
    await pill(bo, 'You and Ana Ferreira').waitFor()
    await pill(bo, 'You and Ana Ferreira').click()
    await pill(ana, 'You').waitFor()
    expect(await pill(ana, 'You').innerText()).toMatch(/1$/)
  })

  test('a colleague is mentioned by name in a note, told by id, and it stands out for them', async () => {
    await ana.getByRole('tab', { name: 'Note' }).click()
    await noteBox(ana).pressSequentially('look here @bo')
    await draw(ana, 'Bo Nakamura').waitFor()
    await noteBox(ana).press('Enter')
    await noteBox(ana).pressSequentially('please :tada:')
    await expect.poll(() => noteBox(ana).inputValue()).toBe('look here @Bo Nakamura please 🎉 ')
    await noteBox(ana).press('Enter')
    const chip = message(bo, 'look here').locator('[data-mention]')
    await chip.waitFor()
    expect(await chip.innerText()).toBe('@Bo Nakamura')
    const { items } = await cleo.api.messages.list.query({ accountId, conversationId: support.id })
    expect(items.at(-1)).toMatchObject({ kind: 'note', mentions: [await idOf('Bo Nakamura')] })
  })

  test('a canned reply is kept in the settings and put in with the customer’s name', async () => {
    const settings = `${stage.product.url}/accounts/demo/settings/cannedReplies`
    const page = await ana.context().newPage()
    await page.goto(settings)
    await page.getByRole('button', { name: 'New canned reply' }).click()
    await page.getByRole('textbox', { name: 'Title' }).fill('Greeting')
    await page.getByRole('textbox', { name: 'Shortcut' }).fill('Hello!')
    await page
      .getByRole('textbox', { name: 'Words' })
      .fill('Hello {{contact.name}}, I am {{agent.firstName}}.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('/hello').waitFor()
    await page.close()
    await composer(ana).fill('')
    await composer(ana).pressSequentially('/greet')
    await draw(ana, 'Greeting').waitFor()
    await composer(ana).press('Tab')
    await expect.poll(() => composer(ana).inputValue()).toBe(`Hello ${support.customer}, I am Ana.`)
  })

  test('UX 16 a draft of a reply and one of a note survive a reload, and the list shows them', async () => {
    await composer(ana).fill('half a reply')
    await ana.getByRole('tab', { name: 'Note' }).click()
    await noteBox(ana).fill('half a note')
    await ana.reload()
    await live(ana)
    await composer(ana).waitFor()
    expect(await composer(ana).inputValue()).toBe('half a reply')
    await ana.getByRole('tab', { name: 'Note' }).click()
    expect(await noteBox(ana).inputValue()).toBe('half a note')
    await noteBox(ana).fill('')
    await ana.getByRole('tab', { name: 'Reply' }).click()
    await ana.locator('[data-conversation]').nth(1).click()
    const row = ana.locator(`[data-conversation="${support.number}"]`)
    await expect.poll(() => row.innerText()).toContain('Draft: half a reply')
    await row.click()
    await composer(ana).waitFor()
  })

  test('UX 17 the first Enter reviews when a colleague answers meanwhile, the second sends', async () => {
    await composer(ana).fill('My answer')
    await say(bo, 'The answer of Bo')
    await ana.getByText('Bo Nakamura answered while you were writing').waitFor()
    await composer(ana).press('Enter')
    await ana.getByText('answered while you were writing').waitFor({ state: 'detached' })
    expect(await composer(ana).inputValue()).toBe('My answer')
    await composer(ana).press('Enter')
    await message(bo, 'My answer').waitFor()
  })
})
