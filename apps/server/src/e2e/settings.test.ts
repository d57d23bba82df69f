import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { live, openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'

let stage: Stage
let owner: Page
let admin: Page
beforeAll(async () => {
  stage = await openStage()
  owner = await stage.signIn('Nora Lind')
  admin = await stage.signIn('Milo Achterberg')
}, 180_000)
afterAll(() => stage?.close())

async function open(page: Page, at: string) {
  await page.goto(`${stage.product.url}/accounts/demo/settings${at}`)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
}

/** A window of nobody's. */
async function visit(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await stage.browser.newContext({ locale: 'en-GB', ...options })
  const page = await context.newPage()
  page.on('pageerror', (error) => stage.errors.push(error.message))
  await page.goto(address)
  return page
}

/** A link that was made by the screen. */
async function invite(note: string): Promise<string> {
  await open(owner, '/members')
  await owner.getByRole('button', { name: 'Invite somebody' }).click()
  await owner.getByLabel('Whom is it for?').fill(note)
  await owner.getByRole('checkbox', { name: 'Customer care' }).check()
  await owner.getByRole('button', { name: 'Make a link' }).click()
  const link = await owner.getByLabel('Link', { exact: true }).inputValue()
  await owner.getByRole('button', { name: 'Done' }).click()
  return link
}

describe('settings in a browser', { timeout: 120_000 }, () => {
  test('the menu leads there, and what one may not set is said', async () => {
    await owner.getByRole('button', { name: 'Your menu' }).click()
    await owner.getByRole('menuitem', { name: 'Settings' }).click()
    await owner.waitForURL('**/accounts/demo/settings')
    await owner.getByRole('heading', { name: 'Profile' }).waitFor()
    await open(admin, '/members')
    expect(await admin.getByRole('link', { name: 'Account' }).count()).toBe(0)
    await admin.goto(`${stage.product.url}/accounts/demo/settings/account`)
    await admin.getByText('Owners of the account do this.').waitFor()
  })

  test('a link lets one person in, who appears by themself in another window; then it is used up', async () => {
    await open(admin, '/members')
    const link = await invite('for Sam')
    const open1 = admin.locator('[data-invitation]').filter({ hasText: 'for Sam' })
    await open1.waitFor()
    const sam = await visit(link)
    await sam.getByRole('heading', { name: 'Join Cairnway Outfitters' }).waitFor()
    await sam.getByText('Nora Lind invites you as Agent.').waitFor()
    await sam.getByLabel('Your name').fill('Sam Okafor')
    await sam.getByLabel('E-mail').fill('bo@parley.test')
    await sam.getByLabel('Password').fill('a long enough one')
    await sam.getByRole('button', { name: 'Sign up and join' }).click()
    // Nothing typed is lost by an error.
    await sam.getByText('Somebody signs in with this e-mail already.').waitFor()
    expect(await sam.getByLabel('Your name').inputValue()).toBe('Sam Okafor')
    await sam.getByLabel('E-mail').fill('sam@example.test')
    await sam.getByRole('button', { name: 'Sign up and join' }).click()
    await sam.waitForURL('**/accounts/demo/conversations')
    await live(sam)
    await admin.locator('[data-member]').filter({ hasText: 'Sam Okafor' }).waitFor()
    await open1.waitFor({ state: 'detached' })
    const late = await visit(link)
    await late.getByText('This link was used already').waitFor()
    await late.goto(`${stage.product.url}/invite#${'x'.repeat(43)}`)
    await late.getByText('This link opens nothing').waitFor()
    await Promise.all([sam, late].map((page) => page.context().close()))
  })

  test('who is signed in joins with one click, or is told they are in already', async () => {
    const link = await invite('for Milo, by mistake')
    await admin.goto(link)
    await admin.getByText('You are signed in as Milo Achterberg').waitFor()
    await admin.getByRole('button', { name: 'Join', exact: true }).click()
    await admin.getByText('You are in this account already').waitFor()
  })

  test('what one chooses shows on every device at once, and a theme is drawn before any script runs', async () => {
    const bo = await stage.signIn('Bo Nakamura', { colorScheme: 'light' })
    const again = await stage.signIn('Bo Nakamura', { colorScheme: 'light' })
    await open(bo, '/preferences')
    await bo.getByRole('radio', { name: 'Dark' }).click()
    await again.locator('html[data-theme=dark]').waitFor({ state: 'attached' })
    await bo.getByRole('radio', { name: 'Compact' }).click()
    const row = again.locator('[data-conversation]').first()
    await expect.poll(async () => (await row.boundingBox())?.height, { timeout: 5000 }).toBe(54)
    // Without cookies of a choice: the first bytes say so.
    const context = again.context()
    const kept = (await context.cookies()).filter(({ name }) => name.includes('session_token'))
    await context.clearCookies()
    await context.addCookies(kept)
    const drawn = await context.request.get(`${stage.product.url}/accounts/demo/conversations`)
    expect(await drawn.text()).toMatch(/<html[^>]* data-theme="dark"/)
    await bo.getByLabel('Language').selectOption({ label: 'Français' })
    await bo.getByRole('heading', { name: 'Préférences' }).waitFor()
    await again.getByRole('button', { name: 'Votre menu' }).waitFor()
    expect(await again.locator('html').getAttribute('lang')).toBe('fr')
    await Promise.all([bo, again].map((page) => page.context().close()))
  })

  test('a device that is signed out from another one leaves', async () => {
    const [here, there] = [await stage.signIn('Cleo Marchand'), await stage.signIn('Cleo Marchand')]
    await open(here, '/security')
    await here.locator('[data-session]').nth(1).waitFor()
    await here.getByRole('button', { name: 'Sign out of all others' }).click()
    await there.waitForURL('**/sign-in*', { timeout: 5000 })
    await expect.poll(() => here.locator('[data-session]').count()).toBe(1)
    await Promise.all([here, there].map((page) => page.context().close()))
  })

  test('a name, a picture and a label show at once in another window', async () => {
    await open(admin, '/members')
    await open(owner, '/profile')
    await owner.getByLabel('Name', { exact: true }).fill('Nora van der Lind')
    await owner.getByRole('button', { name: 'Save' }).click()
    const row = admin.locator('[data-member]').filter({ hasText: 'Nora van der Lind' })
    await row.waitFor()
    await owner.locator('input[type=file]').setInputFiles({
      name: 'face.png',
      mimeType: 'image/png',
      buffer: Buffer.from(onePixel, 'base64'),
    })
    await row.locator('img[src^="/api/avatars/"]').waitFor()
    await owner.getByRole('button', { name: 'Remove' }).click()
    await row.locator('img').waitFor({ state: 'detached' })

    await open(admin, '/labels')
    await open(owner, '/labels')
    await owner.getByRole('button', { name: 'New label' }).click()
    await owner.getByLabel('Title').fill('Top Secret')
    expect(await owner.getByLabel('Key').inputValue()).toBe('top-secret')
    await owner.getByRole('button', { name: 'Save' }).click()
    await admin.locator('[data-label=top-secret]').waitFor()
    await owner.getByRole('button', { name: 'New label' }).click()
    await owner.getByLabel('Title').fill('Top secret!')
    await owner.getByRole('button', { name: 'Save' }).click()
    await owner.getByText('There is such a label already.').waitFor()
    expect(await owner.getByLabel('Key').getAttribute('aria-invalid')).toBe('true')
    await owner.keyboard.press('Escape')
    await owner.getByRole('button', { name: 'Delete Top Secret' }).click()
    await owner.getByText('No conversation has it.').waitFor()
    await owner.getByRole('button', { name: 'Delete', exact: true }).click()
    await admin.locator('[data-label=top-secret]').waitFor({ state: 'detached' })
  })

  test('an inbox that is used stays, and the last owner keeps the role', async () => {
    await open(owner, '/inboxes')
    await owner
      .locator('[data-place]')
      .first()
      .getByRole('button', { name: /^Delete/ })
      .click()
    await owner.getByText(/came in by this inbox, so it stays/).waitFor()
    expect(await owner.getByRole('button', { name: 'Delete', exact: true }).isDisabled()).toBe(true)
    await open(owner, '/members')
    const mine = owner.locator('[data-member]').filter({ hasText: '(you)' })
    expect(await mine.getByRole('combobox').count()).toBe(0)
  })

  test('at 320 pixels one thing at a time is shown, by keyboard too', async () => {
    const page = await stage.signIn('Ana Ferreira', { viewport: { width: 320, height: 640 } })
    await page.goto(`${stage.product.url}/accounts/demo/settings`)
    const link = page.getByRole('link', { name: 'Preferences' })
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Preferences' }).waitFor()
    expect(await link.isVisible()).toBe(false)
    const [wide, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ])
    expect(wide).toBeLessThanOrEqual(screen!)
    await page.goBack()
    await link.waitFor()
    await page.context().close()
  })

  test('nothing threw', () => expect(stage.errors).toEqual([]))
})

const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
