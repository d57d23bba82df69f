import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { live, openStage } from './openStage.ts'
import type { Stage } from './openStage.ts'

let stage: Stage
let ana: Page
let bo: Page
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-shown-'))
  stage = await openStage()
  ana = await stage.signIn('Ana Ferreira')
  bo = await stage.signIn('Bo Nakamura')
  for (const page of [ana, bo]) {
    page.context().setDefaultTimeout(15_000)
    await page.getByRole('link', { name: /^Website/ }).click()
    await page.waitForURL(/inbox=/)
    await row(page).click()
    await composer(page).waitFor()
  }
}, 180_000)
afterAll(async () => {
  await stage?.close()
  rmSync(folder, { recursive: true, force: true })
})

const row = (page: Page) => page.locator('[data-conversation]').filter({ hasText: 'Hannah Cole' })
const composer = (page: Page) => page.getByRole('textbox', { name: 'Reply' })
const tray = (page: Page) => page.locator('[data-attachment-tray] li')
const newest = (page: Page) => page.locator('article').last()
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click()

async function picture(name: string, width = 1200, height = 800, color = '#2266aa') {
  const path = join(folder, name)
  const create = { width, height, channels: 3 as const, background: color }
  await sharp({ create }).jpeg().toFile(path)
  return path
}

function file(name: string, text: string) {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const choose = (page: Page, ...paths: string[]) =>
  page.locator('[data-file-input]').setInputFiles(paths)

/** How far the page moved by itself since this was begun. */
async function watchShift(page: Page) {
  await page.evaluate(() => {
    const held = window as unknown as { shift: number }
    held.shift = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number
        hadRecentInput: boolean
      })[])
        if (!entry.hadRecentInput) held.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: false })
  })
  return () => page.evaluate(() => (window as unknown as { shift: number }).shift)
}

test('UX 16 a chosen picture is uploaded while one writes, and arrives in the room it takes', async () => {
  await choose(ana, await picture('boat.jpg'))
  await tray(ana).locator('xpath=self::*[@data-state="ready"]').waitFor()
  // The picture is held back, so that its room is seen without it.
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await bo.context().route('**/api/attachments/**', (route) => held.then(() => route.continue()))
  await composer(ana).fill('look at this')
  await send(ana)
  await newest(bo).getByRole('button', { name: 'Open boat.jpg' }).waitFor()
  await bo.waitForTimeout(500)
  const shift = await watchShift(bo)
  release()
  const shown = newest(bo).locator('[data-attachments] img')
  await shown.waitFor()
  await expect
    .poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth))
    .toBeGreaterThan(0)
  // In two decimals, as it is told: a hair's breadth is the browser's rounding.
  expect((await shift()).toFixed(2)).toBe('0.00')
  await bo.context().unroute('**/api/attachments/**')
  const box = await newest(bo).getByRole('button', { name: 'Open boat.jpg' }).boundingBox()
  expect([Math.round(box!.width), Math.round(box!.height)]).toEqual([360, 240])
  await expect.poll(() => tray(ana).count()).toBe(0)
})

test('UX 16 a picture without words is named in the list, opens large, and closes by keyboard', async () => {
  await choose(
    ana,
    await picture('one.jpg', 400, 300),
    await picture('two.jpg', 300, 400, '#aa3322'),
  )
  await expect.poll(() => tray(ana).count()).toBe(2)
  await composer(ana).press('Enter')
  await newest(bo).getByRole('button', { name: 'Open two.jpg' }).waitFor()
  await expect.poll(() => row(bo).innerText()).toContain('2 photos')
  await newest(bo).getByRole('button', { name: 'Open one.jpg' }).press('Enter')
  const dialog = bo.getByRole('dialog')
  await dialog.getByRole('img', { name: 'Picture: one.jpg' }).waitFor()
  await bo.keyboard.press('ArrowRight')
  await dialog.getByRole('img', { name: 'Picture: two.jpg' }).waitFor()
  await bo.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('UX 16 what could run is only downloaded; a file is taken away before it is sent', async () => {
  const evil =
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
  await choose(ana, file('evil.svg', evil), file('wrong.txt', 'not this one'))
  await expect.poll(() => tray(ana).count()).toBe(2)
  await ana.getByRole('button', { name: 'Take wrong.txt away' }).click()
  await composer(ana).press('Enter')
  const link = newest(bo).getByRole('link', { name: 'Download evil.svg' })
  await link.waitFor()
  await expect.poll(() => row(bo).innerText()).toContain('evil.svg')
  expect(await newest(bo).locator('img[src*=attachments]').count()).toBe(0)
  const [download] = await Promise.all([bo.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toBe('evil.svg')
  expect(await newest(ana).getByText('wrong.txt').count()).toBe(0)
})

test('UX 16 what is pasted or dropped is attached; words that come with a picture are meant', async () => {
  await composer(ana).focus()
  await ana.evaluate(async () => {
    const data = new DataTransfer()
    data.items.add(new File(['pasted'], 'pasted.txt', { type: 'text/plain' }))
    const box = document.activeElement!
    box.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    const dropped = new DataTransfer()
    dropped.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' }))
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: dropped, bubbles: true, cancelable: true }),
      )
  })
  await expect.poll(() => tray(ana).allInnerTexts()).toHaveLength(2)
  for (const name of ['pasted.txt', 'dropped.txt'])
    await ana.getByRole('button', { name: `Take ${name} away` }).click()
  expect(await tray(ana).count()).toBe(0)
})

test('UX 15 a message with a file waits for the network, survives a reload, and goes when it is back', async () => {
  const context = ana.context()
  await context.setOffline(true)
  await choose(ana, await picture('offline.jpg', 300, 200))
  await tray(ana).first().waitFor()
  await composer(ana).press('Enter')
  await newest(ana).getByRole('button', { name: 'Open offline.jpg' }).waitFor()
  expect(await newest(ana).locator('[data-state]').getAttribute('data-state')).toBe('sending')
  // The page is loaded while uploads still fail.
  await context.route('**/api/attachments/**', (route) =>
    route.request().method() === 'PATCH' ? route.abort() : route.continue(),
  )
  await context.setOffline(false)
  await ana.reload()
  await live(ana)
  await newest(ana).getByRole('button', { name: 'Open offline.jpg' }).waitFor()
  await context.unroute('**/api/attachments/**')
  await newest(bo).getByRole('button', { name: 'Open offline.jpg' }).waitFor({ timeout: 40_000 })
})

test('UX 16 a voice message is recorded, sent, listed by its length, heard and sought in', async () => {
  await composer(ana).waitFor()
  await ana.getByRole('button', { name: 'Record a voice message' }).click()
  const allow = ana.getByRole('button', { name: 'Use the microphone' })
  const bar = ana.locator('[data-recording]')
  await Promise.race([allow.waitFor().then(() => allow.click()), bar.waitFor()])
  await bar.waitFor()
  await expect.poll(() => bar.getByRole('timer').innerText(), { timeout: 10_000 }).toBe('0:02')
  await bar.getByRole('button', { name: 'Send voice message' }).click()
  const voice = newest(bo).locator('[data-voice]')
  await voice.waitFor()
  await expect.poll(() => row(bo).innerText()).toMatch(/Voice message \(0:0\d\)/)
  const slider = voice.getByRole('slider')
  expect(Number(await slider.getAttribute('aria-valuemax'))).toBeGreaterThanOrEqual(2)
  await voice.getByRole('button', { name: 'Play Voice message' }).click()
  await voice.getByRole('button', { name: 'Pause' }).waitFor()
  await expect.poll(() => slider.getAttribute('aria-valuenow')).not.toBe('0')
  await slider.press('Home')
  await slider.press('End')
  expect(await slider.getAttribute('aria-valuenow')).toBe(
    await slider.getAttribute('aria-valuemax'),
  )
})

test('a recording that is thrown away leaves nothing and closes the microphone', async () => {
  await ana.getByRole('button', { name: 'Record a voice message' }).click()
  const allow = ana.getByRole('button', { name: 'Use the microphone' })
  const bar = ana.locator('[data-recording]')
  await Promise.race([
    allow.waitFor().then(
      () => allow.click(),
      () => {},
    ),
    bar.waitFor(),
  ])
  await bar.getByRole('button', { name: 'Throw the recording away' }).click()
  await bar.waitFor({ state: 'detached' })
  await composer(ana).waitFor()
})

test('UX 19 deleting a message takes its files from every screen, and from who kept the address', async () => {
  await choose(ana, file('secret.txt', 'the secret'))
  await composer(ana).press('Enter')
  const link = newest(bo).getByRole('link', { name: 'Download secret.txt' })
  await link.waitFor()
  const href = new URL((await link.getAttribute('href'))!, stage.product.url).href
  expect(await (await fetch(href)).text()).toBe('the secret')
  await newest(ana).hover()
  await newest(ana).getByRole('button', { name: /more/i }).first().click()
  await ana.getByRole('menuitem', { name: 'Delete' }).click()
  await ana.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await link.waitFor({ state: 'detached' })
  expect((await fetch(href)).status).toBe(404)
})

test('nothing was thrown in any window', () => {
  expect(stage.errors).toEqual([])
})
