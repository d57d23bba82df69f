import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'

let stage: Stage
let ana: Page

beforeAll(async () => {
  stage = await openStage()
  ana = await stage.signIn('Ana Ferreira')
}, 180_000)
afterAll(() => stage?.close())

test('pages run nothing but their own scripts, whatever gets into them', async () => {
  const refused = stage.errors.length
  const ran = await ana.evaluate(async () => {
    const holder = document.createElement('div')
    holder.innerHTML = '<img src="x" onerror="window.ran = 1">'
    const script = document.createElement('script')
    script.textContent = 'window.ran = 2'
    document.body.append(holder, script)
    await new Promise((done) => setTimeout(done, 500))
    holder.remove()
    return (window as { ran?: number }).ran ?? null
  })
  expect(ran).toBeNull()
  expect(stage.errors.length).toBeGreaterThan(refused)
  stage.errors.length = refused
})

test('the pages themselves ask for nothing that is refused, and no two share a nonce', async () => {
  for (const path of ['/', '/settings/profile', '/sign-in', '/invite/none']) {
    const base = path.startsWith('/settings') ? new URL(ana.url()).pathname.split('/conv')[0] : ''
    const page = await ana.context().newPage()
    page.on('console', (line) => {
      if (line.text().includes('Content Security Policy')) stage.errors.push(line.text())
    })
    await page.goto(stage.product.url + base + path)
    await page.waitForLoadState('load')
    await page.close()
  }
  expect(stage.errors).toEqual([])
  const policies = await Promise.all(
    [1, 2].map(async () => {
      const { headers } = await fetch(`${stage.product.url}/sign-in`)
      return headers.get('content-security-policy')
    }),
  )
  expect(policies[0]).toContain("frame-ancestors 'none'")
  expect(policies[0]).not.toBe(policies[1])
})
