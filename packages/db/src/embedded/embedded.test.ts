import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import postgres from 'postgres'
import { startEmbeddedPostgres } from './startEmbeddedPostgres.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-embedded-'))
  folders.push(folder)
  return folder
}

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.unsafe(text)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

test('it starts, keeps its data over a clean stop, and is UTF-8', async () => {
  const dataDir = newFolder()
  const first = await startEmbeddedPostgres({ dataDir })
  await query(first.url, `create table kept as select 'ÆØÅ 你好'::text as text`)
  await first.stop()
  await expect(query(first.url, 'select 1')).rejects.toThrow()
  const second = await startEmbeddedPostgres({ dataDir })
  expect(
    (await query(second.url, 'select text, pg_encoding_to_char(6) as encoding from kept'))[0],
  ).toEqual({
    text: 'ÆØÅ 你好',
    encoding: 'UTF8',
  })
  await second.stop()
}, 60_000)

test('a server that is killed with -9 takes PostgreSQL along, and the next start finds everything', async () => {
  const dataDir = newFolder()
  const holder = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('../../dist/embedded/index.js', import.meta.url).href)})
    const { url } = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    console.log(url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text) => resolve(String(text).trim())),
  )
  await query(url, 'create table kept as select 1 as one')
  const busy = query(url, 'select pg_sleep(30)').catch(() => 'ended')

  const attached = await startEmbeddedPostgres({ dataDir, attach: true })
  expect(attached).toMatchObject({ attached: true, url })
  await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/already runs/)

  child.kill('SIGKILL')
  const killedAt = Date.now()
  const next = await startEmbeddedPostgres({ dataDir })
  expect(Date.now() - killedAt).toBeLessThan(10_000)
  expect(await busy).toBe('ended')
  expect((await query(next.url, 'select one from kept'))[0]).toEqual({ one: 1 })
  await next.stop()
}, 60_000)

test('a postmaster.pid whose number another program has does not keep it from starting', async () => {
  const dataDir = newFolder()
  await (await startEmbeddedPostgres({ dataDir })).stop()
  const path = join(dataDir, 'postgres', 'postmaster.pid')
  writeFileSync(path, `${process.pid}\n${join(dataDir, 'postgres')}\n`)
  const again = await startEmbeddedPostgres({ dataDir })
  expect(readFileSync(path, 'utf8')).not.toContain(`${process.pid}\n`)
  await again.stop()
}, 60_000)

test('a folder nobody may make is one line that says what to do', async () => {
  await expect(startEmbeddedPostgres({ dataDir: '/dev/null/nowhere' })).rejects.toThrow(
    /DATA_DIR|did not start/,
  )
})
