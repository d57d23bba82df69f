import type { Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'
import { stockClient } from './stockClient.ts'

let stage: Stage
let bo: Page
let owner: Awaited<ReturnType<typeof stockClient>>
let accountId: string

beforeAll(async () => {
  stage = await openStage()
  owner = await stockClient(stage.product.url, 'owner@parley.test')
  accountId = (await owner.api.accounts.list.query()).items[0]!.id
  bo = await stage.signIn('Bo Nakamura')
}, 180_000)
afterAll(async () => {
  owner?.close()
  await stage?.close()
})

interface Kept {
  name: string
  filter: { status?: 'open'[]; labels?: string[]; hasUnread?: boolean }
}

async function keep({ name, filter }: Kept): Promise<string> {
  const id = uuidv7()
  await owner.api.views.create.mutate({ accountId, id, name, scope: 'account', filter })
  await row(id).waitFor()
  return id
}
const row = (id: string) => bo.locator(`[data-view="${id}"]`)
const names = () =>
  bo
    .locator('[data-view]')
    .evaluateAll((rows) => rows.map((one) => one.id || one.getAttribute('data-view')))

/** The number beside a row of the sidebar; 0 where there is none. */
async function unreadOf(name: string): Promise<number> {
  const badge = bo
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .locator('[data-count] > [aria-hidden]')
  return (await badge.count()) === 0 ? 0 : Number(await badge.innerText())
}

describe('saved views in a browser', () => {
  test('UX 5 one that another shares appears by itself, opens its list and is in the address', async () => {
    const id = await keep({ name: 'All that is open', filter: { status: ['open'] } })
    await row(id).getByRole('link').click()
    await bo.waitForURL(`**/conversations?status=open&view=${id}`)
    await bo.getByRole('heading', { name: 'All that is open' }).waitFor()
    expect(await row(id).getByRole('link').getAttribute('aria-current')).toBe('page')
    await bo.goBack()
    await bo.waitForURL((url) => !url.search.includes('view='))
  })

  test('UX 5 one that is shown as it was kept follows its change; own edits stay and are marked', async () => {
    const id = await keep({ name: 'Moving', filter: { status: ['open'] } })
    await row(id).getByRole('link').click()
    await bo.waitForURL(/status=open&view=/)
    await owner.api.views.update.mutate({ accountId, viewId: id, filter: { hasUnread: true } })
    await bo.waitForURL(/unread=1&view=/)
    await bo.getByRole('button', { name: 'Remove Is unread' }).click()
    await row(id).getByText('Unsaved changes').waitFor()
    await owner.api.views.update.mutate({ accountId, viewId: id, filter: { status: ['open'] } })
    await row(id).getByText('Unsaved changes').waitFor()
    expect(new URL(bo.url()).searchParams.get('status')).toBeNull()
  })

  test('UX 5 what is unread in a view is counted, and counted down by reading', async () => {
    await bo.getByRole('link', { name: /^Unread/ }).click()
    await bo.waitForURL(/unread=1/)
    await bo.locator('[data-count]').first().waitFor()
    const before = await unreadOf('Unread')
    expect(before).toBeGreaterThan(1)
    await bo.locator('[data-conversation]').first().click()
    await expect.poll(() => unreadOf('Unread'), { timeout: 15_000 }).toBe(before - 1)
  })

  test('rows are dragged, and moved by Alt and the arrows, for oneself alone and for good', async () => {
    const [a, b, c] = [
      await keep({ name: 'Row A', filter: {} }),
      await keep({ name: 'Row B', filter: {} }),
      await keep({ name: 'Row C', filter: {} }),
    ]
    const mine = async () => (await names()).filter((id) => [a, b, c].includes(id!))
    expect(await mine()).toEqual([a, b, c])
    await row(c).hover()
    const grip = (await row(c).getByTitle('Drag to reorder').boundingBox())!
    const to = (await row(a).boundingBox())!
    await bo.mouse.move(grip.x + 4, grip.y + 16)
    await bo.mouse.down()
    await bo.mouse.move(grip.x + 4, to.y + 16, { steps: 5 })
    await bo.mouse.up()
    await expect.poll(mine).toEqual([c, a, b])
    await row(b).getByRole('link').focus()
    await bo.keyboard.press('Alt+ArrowUp')
    await expect.poll(mine).toEqual([c, b, a])
    await bo.reload()
    // What the server had not been told before it drew the page is told and shown after.
    await expect.poll(mine).toEqual([c, b, a])
    const { items } = await owner.api.views.list.query({ accountId })
    expect(items.map(({ id }) => id as string).filter((id) => [a, b, c].includes(id))).toEqual([
      a,
      b,
      c,
    ])
  })

  test('one that asks for a label that is gone says so, and still opens', async () => {
    const labelId = uuidv7()
    await owner.api.labels.create.mutate({ accountId, id: labelId, name: 'passing' })
    const id = await keep({ name: 'Passing', filter: { labels: ['passing'] } })
    await owner.api.labels.delete.mutate({ accountId, labelId })
    await row(id)
      .getByText(/asks for what is gone/)
      .waitFor({ state: 'attached' })
    await row(id).getByRole('link').click()
    await bo.locator('[data-warning]').filter({ hasText: 'passing' }).waitFor()
    await bo.getByText('Nothing here', { exact: true }).waitFor()
  })

  test('it is renamed and deleted from its menu by who may, and goes from the screen of who looks at it', async () => {
    const id = await keep({ name: 'Not yours', filter: {} })
    await row(id).click({ button: 'right' })
    expect(await bo.getByRole('menuitem', { name: 'Delete…' }).count()).toBe(0)
    await bo.keyboard.press('Escape')
    await row(id).getByRole('link').click()
    await bo.waitForURL(new RegExp(id))
    await owner.api.views.delete.mutate({ accountId, viewId: id })
    await row(id).waitFor({ state: 'detached' })

    const own = uuidv7()
    const boApi = await stockClient(stage.product.url, 'bo@parley.test')
    const draft = { name: 'Old name', scope: 'private', filter: {} } as const
    await boApi.api.views.create.mutate({ accountId, id: own, ...draft })
    boApi.close()
    await row(own).hover()
    await row(own).getByRole('button', { name: 'Actions for Old name' }).click()
    await bo.getByRole('menuitem', { name: 'Rename…' }).click()
    await bo.getByRole('textbox', { name: 'Name' }).fill('New name')
    await bo.keyboard.press('Enter')
    await bo.getByRole('link', { name: 'New name' }).waitFor()
    await expect.poll(() => row(own).locator('a:focus').count()).toBe(1)
    await row(own).click({ button: 'right' })
    await bo.getByRole('menuitem', { name: 'Delete…' }).click()
    await bo.getByRole('button', { name: 'Delete', exact: true }).click()
    await row(own).waitFor({ state: 'detached' })
  })

  test('no page threw', () => expect(stage.errors).toEqual([]))
})
