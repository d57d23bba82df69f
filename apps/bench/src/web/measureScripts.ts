import { gzipSync } from 'node:zlib'
import { aimed } from './aims.ts'
import type { Aimed } from './aims.ts'
import { contextOptions } from './openStage.ts'
import type { Stage } from './openStage.ts'

const kb = 1000
/** Until what is fetched in quiet moments is there. */
const quietMs = 6000

/** The scripts that the page of the inbox names, and those it fetches later in quiet moments. */
export async function measureScripts(stage: Stage): Promise<Record<string, Aimed>> {
  const storageState = await stage.context.storageState()
  const context = await stage.browser.newContext({ ...contextOptions, storageState })
  const page = await context.newPage()
  const fetched = new Map<string, Promise<number>>()
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script' && !response.url().endsWith('.js')) return
    const path = new URL(response.url()).pathname
    const size = response.body().then((body) => gzipSync(body).length)
    fetched.set(
      path,
      size.catch(() => 0),
    )
  })
  const html = await (await page.goto(stage.inbox))!.text()
  await page.locator('[data-connection=live]').waitFor()
  await page.waitForTimeout(quietMs)
  const sizes = new Map<string, number>()
  for (const [path, size] of fetched) sizes.set(path, await size)
  await context.close()
  const named = new Set(scriptsOf(html))
  const sum = (paths: Iterable<string>) =>
    [...paths].reduce((bytes, path) => bytes + (sizes.get(path) ?? 0), 0)
  return {
    'JavaScript of the inbox, gzip': aimed(sum(named) / kb, 'kB', { atMost: 250 }),
    'and with what it fetches in quiet moments': aimed(sum(sizes.keys()) / kb, 'kB'),
  }
}

/** What a page loads before it answers: scripts and what is preloaded as such, without those for old browsers. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? []
  return tags
    .filter((tag) => !/nomodule/i.test(tag))
    .filter((tag) => tag.startsWith('<script') || /as="script"/.test(tag))
    .flatMap((tag) => /(?:src|href)="([^"]+\.js)[^"]*"/.exec(tag)?.[1] ?? [])
}
