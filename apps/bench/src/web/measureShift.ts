import { v7 as uuid } from 'uuid'
import { aimed } from './aims.ts'
import type { Aimed } from './aims.ts'
import { drawPng } from './drawPng.ts'
import { makeEvents } from './makeEvents.ts'
import type { Stage } from './openStage.ts'
import { uploadPicture } from './uploadPicture.ts'

/** What is told as 0.00. */
const noShift = 0.0049
const messages = 20
const pictures = 3

/** How far things move by themselves while messages and pictures come into the open conversation, and rows into the list. */
export async function measureShift(stage: Stage): Promise<Record<string, Aimed>> {
  const { page, inbox, newest, bo, accountId } = stage
  const { id: conversationId, number } = newest[0]!
  await page.goto(`${inbox}/${number}`)
  await page.locator('[data-connection=live]').waitFor()
  const log = page.locator('[role=log]')
  await log.locator('[data-message-id]').last().waitFor()
  // It opens at what is not read yet: pictures further below are not loaded.
  await log.evaluate((box) => box.scrollTo({ top: box.scrollHeight }))
  await page.waitForTimeout(1000)
  await page.evaluate(watchShift)
  const events = makeEvents(stage, { perSecond: 10, among: newest.slice(0, 20) })
  for (let index = 0; index < messages; index += 1) {
    const said = { accountId, id: uuid(), conversationId, body: `Word ${index} of some that come.` }
    await bo.api.messages.send.mutate({ ...said, kind: 'note' })
    await page.waitForTimeout(100)
  }
  for (let index = 0; index < pictures; index += 1) {
    const attachmentId = await uploadPicture(stage, drawPng(600 + index, 400))
    const said = { accountId, id: uuid(), conversationId, body: 'A picture', kind: 'note' as const }
    await bo.api.messages.send.mutate({ ...said, attachmentIds: [attachmentId] as never })
    await page.waitForTimeout(700)
  }
  await events.stop()
  await page.waitForTimeout(500)
  const shown = await page
    .locator('[role=log] img[src*="attachments"]')
    .evaluateAll((all) => all.filter((one) => (one as HTMLImageElement).naturalWidth > 0).length)
  const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift)
  return {
    'layout shift while messages and pictures come': aimed(shift, '', { atMost: noShift }),
    'pictures that were shown': aimed(shown, ''),
  }
}

/** Runs in the page. */
function watchShift() {
  const held = window as unknown as { shift: number }
  held.shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    })[])
      if (!entry.hadRecentInput) held.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: false })
}
