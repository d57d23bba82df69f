import { sql } from 'drizzle-orm'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { compareLooks, isRenewing } from './compareLooks.ts'
import { live, openStage } from './openStage.ts'
import { refusing, requestId } from './refusing.ts'
import type { Stage } from './openStage.ts'

let stage: Stage
let nora: Page
/** A conversation with a note, a label and a line of activity, read by everyone long ago. */
let number: number

beforeAll(async () => {
  stage = await openStage()
  await moveToPast()
  const subject = 'Invoice split between two projects'
  const [row] = await stage.db.orm.execute<{ number: number }>(
    sql`select number from conversations where subject = ${subject}`,
  )
  number = row!.number
  nora = await stage.signIn('Nora Lind', { reducedMotion: 'reduce', timezoneId: 'UTC' })
  await nora.addInitScript(forgetPicture)
}, 180_000)
afterAll(async () => {
  await stage?.close()
})

/** Each page begins with nothing kept: what was is shown where the server lets one wait. */
function forgetPicture() {
  const open = indexedDB.open.bind(indexedDB)
  indexedDB.open = (name, version) =>
    open(name === 'parley-picture' ? `${name}-${Math.random()}` : name, version)
}

/**
 * To where times are dates: what was written in the last minutes is told otherwise each minute. What
 * has the same time has an order by what it is, not by an id that is drawn.
 */
async function moveToPast() {
  await stage.db.orm.execute(sql`
    with shift as (
      select timestamptz '2025-03-12 15:04:30Z' - max(created_at) as by
      from messages where kind <> 'activity'
    ), moved as (
      update messages set created_at = case kind
        -- Told while the demo was made, which takes its time.
        when 'activity' then timestamptz '2025-03-12 15:20:00Z'
        else created_at + shift.by + hashtext(body) % 1000 * interval '1 ms'
      end
      from shift
    )
    update conversations set
      created_at = created_at + shift.by,
      last_activity_at = last_activity_at + shift.by + number * interval '1 ms',
      waiting_since = waiting_since + shift.by,
      surfaced_at = surfaced_at + shift.by
    from shift`)
}

const heights = { 320: 640, 768: 900, 1280: 800, 2560: 1300 } as const
const widths = [320, 768, 1280, 2560] as const
const themes = ['light', 'dark'] as const
/** Nothing is on its way, and nothing blinks. */
const still = '*, ::before, ::after { transition: none !important; animation: none !important }'

async function lookAt(page: Page, name: string, at: readonly (typeof widths)[number][] = widths) {
  await page.evaluate(() => document.fonts.ready.then(() => {}))
  const wrong: string[] = []
  for (const width of at) {
    await page.setViewportSize({ width, height: heights[width] })
    for (const theme of themes) {
      await page.evaluate((one) => (document.documentElement.dataset['theme'] = one), theme)
      const said = await compareUntilSame(page, `${name}-${width}-${theme}`)
      if (said) wrong.push(said)
    }
  }
  expect(wrong, 'Where it was meant: npm run looks keeps the new looks.').toEqual([])
}

/** What scrolls follows a new width a moment later: looked at again until it is as it was, or three times. */
async function compareUntilSame(page: Page, name: string): Promise<string | null> {
  let said: string | null = null
  for (const turn of [1, 2, 3]) {
    await page.evaluate(settle)
    const shot = await page.screenshot({ animations: 'disabled', caret: 'hide', style: still })
    said = await compareLooks(name, shot)
    if (said === null && !isRenewing) return null
    if (isRenewing && turn === 2) return null
  }
  return said
}

/** The newest message and the first row are in sight, and drawn. */
async function settle() {
  const log = document.querySelector('[role=log]')
  log?.scrollTo(0, log.scrollHeight)
  for (let box = document.querySelector('[role=list]'); box; box = box.parentElement)
    box.scrollTop = 0
  for (const _ of [1, 2, 3]) await new Promise((done) => requestAnimationFrame(done))
}

const open = async (path: string) => {
  await nora.setViewportSize({ width: 1280, height: 800 })
  await nora.goto(`${stage.product.url}/accounts/demo/${path}`)
  await live(nora)
}

const patient = { timeout: 120_000 }

describe('pages look as they did, from 320 to 2560, in the light and in the dark', patient, () => {
  test('where one signs in', async () => {
    const context = await stage.browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${stage.product.url}/sign-in`)
    await page.getByRole('button', { name: 'Ana Ferreira', disabled: false }).waitFor()
    await lookAt(page, 'sign-in')
    await context.close()
  })

  test('the list, and a conversation with its details', async () => {
    await open('conversations')
    await nora.locator('[data-conversation]').first().waitFor()
    await lookAt(nora, 'list', [320])
    await open(`conversations/${number}?status=pending`)
    await nora.locator('article').first().waitFor()
    await nora.locator('[aria-busy=false] [data-conversation]').first().waitFor()
    await lookAt(nora, 'inbox')
  })

  test('the search of messages', async () => {
    await open('conversations?q=tent&in=messages')
    await nora.locator('[data-hit]').first().waitFor()
    await lookAt(nora, 'search')
  })

  test.each(['members', 'preferences'])('the settings: %s', async (name) => {
    await nora.goto(`${stage.product.url}/accounts/demo/settings/${name}`)
    await nora.getByRole('heading', { level: 2 }).first().waitFor()
    await lookAt(nora, `settings-${name}`)
  })
})

interface Panel {
  name: string
  procedure: string
  /** Its address below the account's. */
  at: string
  /** Has the panel ask. */
  ask: (page: Page) => Promise<unknown>
  /** What it is called that could not be had. */
  said: string
}

const fault = { failure: 'server.error', status: 500 }
const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name }).first().click()
const panels: Panel[] = [
  {
    name: 'the list',
    procedure: 'conversations.list',
    at: 'conversations',
    ask: (page) => page.getByRole('link', { name: /^Urgent/ }).click(),
    said: 'The conversations could not be loaded.',
  },
  {
    name: 'the thread',
    procedure: 'messages.list',
    at: 'conversations?status=pending',
    ask: (page) => page.locator('[data-conversation]').nth(2).click(),
    said: 'The messages could not be loaded.',
  },
  {
    name: 'the activity',
    procedure: 'messages.list',
    at: 'conversations?status=resolved',
    ask: async (page) => {
      await page.locator('[data-conversation]').nth(2).click()
      await page.getByRole('button', { name: 'Show or hide details' }).click()
    },
    said: 'What was done could not be loaded.',
  },
  {
    name: 'what else a customer wrote',
    procedure: 'conversations.list',
    at: 'conversations?status=pending',
    ask: async (page) => {
      await page.locator('[data-conversation]').nth(3).click()
      await page.getByRole('button', { name: 'Show or hide details' }).click()
    },
    said: 'The conversations could not be loaded.',
  },
  {
    name: 'the search of messages',
    procedure: 'messages.search',
    at: 'conversations?q=rain',
    ask: (page) =>
      page
        .locator('nav')
        .getByRole('link', { name: /^Messages/ })
        .click(),
    said: 'The messages could not be searched.',
  },
  {
    name: 'the notifications',
    procedure: 'notifications.list',
    at: 'conversations',
    ask: (page) => page.locator('[data-notifications]:visible').click(),
    said: 'Your notifications could not be loaded',
  },
  {
    name: 'the palette',
    procedure: 'contacts.list',
    at: 'conversations',
    ask: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox', { name: 'Commands' }).fill('lea')
    },
    said: 'Conversations and customers could not be searched.',
  },
  {
    name: 'a new conversation',
    procedure: 'contacts.list',
    at: 'conversations',
    ask: async (page) => {
      // Keys are heard by a page that has come to life.
      await live(page)
      await page.keyboard.press('c')
      await page.getByRole('tab', { name: 'With a customer' }).click()
    },
    said: 'The customers could not be searched.',
  },
  {
    name: 'canned replies in the composer',
    procedure: 'cannedReplies.list',
    at: 'conversations?status=pending',
    ask: async (page) => {
      await page.locator('[data-conversation]').first().click()
      await page.getByRole('textbox', { name: 'Reply' }).fill('/')
    },
    said: 'The canned replies could not be loaded.',
  },
  {
    name: 'canned replies in the settings',
    procedure: 'cannedReplies.list',
    at: 'settings/cannedReplies',
    ask: () => Promise.resolve(),
    said: 'The canned replies could not be loaded.',
  },
  {
    name: 'invitations',
    procedure: 'invitations.list',
    at: 'settings/members',
    ask: () => Promise.resolve(),
    said: 'The open invitations could not be loaded.',
  },
  {
    name: 'devices',
    procedure: 'sessions.list',
    at: 'settings/security',
    ask: () => Promise.resolve(),
    said: 'Your devices could not be loaded.',
  },
  {
    name: 'an inbox before it goes',
    procedure: 'conversations.count',
    at: 'settings/inboxes',
    ask: press('Delete Website'),
    said: 'How many conversations it has could not be found out.',
  },
]

/** Presses until it is seen what that does: coming live asks again for what failed as well. */
async function pressUntil(button: Locator, seen: Locator) {
  await vi.waitFor(
    async () => {
      if (await seen.isVisible()) return
      await button.click({ timeout: 2000 })
      await seen.waitFor({ timeout: 2000 })
    },
    { timeout: 20_000 },
  )
}

describe(
  'UX 24 each panel says what failed, why, when to try again, and by which number',
  patient,
  () => {
    test.each(panels)('$name', async ({ procedure, at, ask, said }) => {
      const refused = await refusing(nora, procedure)
      await nora.setViewportSize({ width: 1280, height: 800 })
      refused.as(at.startsWith('settings') ? fault : null)
      await nora.goto(`${stage.product.url}/accounts/demo/${at}`)
      await nora.locator('[data-conversation], [data-trouble], h2').first().waitFor()
      refused.as(fault)
      await ask(nora)
      const panel = nora.locator('[data-trouble]').filter({ hasText: said }).first()
      const trouble = (failure: string) =>
        nora.locator(`[data-trouble="${failure}"]`).filter({ hasText: said }).first()
      await trouble('server.error').getByText('The server made a mistake.').waitFor()
      await panel.getByText(`Request ${requestId}`).waitFor()
      refused.as({ failure: 'rate.limited', status: 429, retryAfterMs: 1500 })
      const limited = trouble('rate.limited')
      const tooMuch = limited.getByText('Too much at once. Wait a moment.')
      // Looked for from now on: it is there for no longer than it says.
      const waiting = { name: /^Try again in [12] s$/, disabled: true }
      const waits = limited.getByRole('button', waiting).waitFor({ timeout: 40_000 })
      await Promise.all([
        pressUntil(panel.getByRole('button', { name: 'Try again' }), tooMuch),
        waits,
      ])
      refused.as({ failure: 'action.forbidden', status: 403 })
      const forbidden = trouble('action.forbidden')
      await pressUntil(limited.getByRole('button', { name: 'Try again', exact: true }), forbidden)
      await forbidden.getByText('An owner or admin of the account can change that.').waitFor()
      expect(await forbidden.getByRole('button').count()).toBe(0)
      await refused.stop()
    })
  },
)

test('what only those who work on Parley look at is no page of the product', async () => {
  expect((await fetch(`${stage.product.url}/gallery`)).status).toBe(404)
})
