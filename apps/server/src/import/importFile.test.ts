import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { AccountId, SystemActor } from '@parley/contract'
import { readLog, tables } from '@parley/db'
import type { Db } from '@parley/db'
import { freshDb } from '@parley/db/testing'
import type { FreshDb } from '@parley/db/testing'
import { openImportInbox } from '@parley/domain'
import { importFile } from './importFile.ts'
import type { ImportCounts } from './importFile.ts'
import { readArguments } from './readArguments.ts'
import { runImport } from './runImport.ts'

let fresh: FreshDb
let db: Db
let folder: string
let by: SystemActor
let inboxId: string

beforeAll(async () => {
  fresh = await freshDb()
  db = fresh.db
  folder = await mkdtemp(join(tmpdir(), 'parley-import-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await fresh.drop()
})
beforeEach(async () => {
  by = await account(`acme-${v7()}`)
  inboxId = (await openImportInbox(db, { name: 'Imported', by })).inboxId
})

async function account(slug: string): Promise<SystemActor> {
  const id = v7()
  await db.orm.insert(tables.accounts).values({ id, slug, name: 'Acme' })
  await db.orm.insert(tables.eventHeads).values({ accountId: id })
  return { type: 'system', accountId: id as AccountId, clientId: null }
}

function lines(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `dialogue ${index}`,
      topics: ['Hotels_3'],
      turns: [
        { from: 'customer', text: `Is room ${index} free? ✓ 🛏` },
        { from: 'agent', text: 'It is.' },
      ],
    }),
  )
}

async function file(content: string | Buffer): Promise<string> {
  const path = join(folder, v7())
  await writeFile(path, content)
  return path
}

const stored = async () => {
  const [row] =
    await db.sql`select count(*)::int as count from conversations where account_id = ${by.accountId}`
  return row!['count'] as number
}
const resyncs = async () => {
  const rows = await readLog(db, by.accountId, { after: 0, limit: 1000 })
  return rows.filter(({ event }) => event.type === 'resync').length
}

test.each([
  ['plain', (text: string) => text],
  ['gzip', (text: string) => gzipSync(text)],
  [
    'gzip in two members',
    (text: string) => Buffer.concat([gzipSync(text.slice(0, 99)), gzipSync(text.slice(99))]),
  ],
])('a %s file is imported, and a second time adds nothing', async (_name, pack) => {
  const path = await file(pack(`\ufeff${lines(250).join('\n')}\n`))
  const first = await importFile(db, { path, inboxId, by })
  expect(first).toEqual({
    dialogues: 250,
    turns: 500,
    added: 250,
    addedTurns: 500,
    alreadyThere: 0,
    bad: 0,
  })
  expect(await resyncs()).toBe(3)
  const second = await importFile(db, { path, inboxId, by })
  expect(second).toMatchObject({ dialogues: 250, added: 0, alreadyThere: 250, bad: 0 })
  expect([await stored(), await resyncs()]).toEqual([250, 3])
})

test('stopped in the middle, the same file goes on where it was', async () => {
  const path = await file(lines(1_000).join('\r\n'))
  const stop = new AbortController()
  const onProgress = () => stop.abort()
  const first = await importFile(db, { path, inboxId, by, signal: stop.signal, onProgress })
  expect(first.added).toBeGreaterThan(0)
  expect(first.added).toBeLessThan(1_000)
  expect(await stored()).toBe(first.added)
  const second = await importFile(db, { path, inboxId, by })
  expect(second).toMatchObject({ added: 1_000 - first.added, alreadyThere: first.added })
})

test('a failure in the middle keeps whole batches and nothing of the one that failed', async () => {
  const path = await file(lines(1_000).join('\n'))
  const broken = async () => {
    await db.sql`delete from inboxes where id = ${inboxId}`
  }
  let once = false
  const onProgress = () => {
    if (!once) void broken()
    once = true
  }
  await expect(importFile(db, { path, inboxId, by, onProgress })).rejects.toMatchObject({
    failure: 'inbox.notFound',
  })
  const [left] = await db.sql`select
    (select count(*)::int from conversations where account_id = ${by.accountId}) as conversations,
    (select count(*)::int from messages where account_id = ${by.accountId}) as messages,
    (select count(*)::int from imported_dialogues where account_id = ${by.accountId}) as claims`
  expect(left!['conversations'] % 100).toBe(0)
  expect(left).toEqual({
    conversations: left!['claims'],
    messages: left!['claims'] * 2,
    claims: left!['claims'],
  })
  expect(await resyncs()).toBe(left!['claims'] / 100)
})

test('each bad line is named by its number and the rest goes in', async () => {
  const good = lines(3)
  const line = (change: object) => JSON.stringify({ ...JSON.parse(good[0]!), id: v7(), ...change })
  const said = (text: string) => line({ turns: [{ from: 'customer', text }] })
  const path = await file(
    Buffer.concat([
      Buffer.from(
        [
          good[0],
          '{"id": "half',
          '[]',
          line({ id: 7 }),
          line({ turns: [] }),
          '',
          line({ turns: [{ from: 'robot', text: 'beep' }] }),
          said('  \u200b '),
          said('x'.repeat(10_001)),
          said('a\u0000b'),
          said('a\ud800b'),
          line({ mood: 'glad' }),
          line({ topics: 'Hotels' }),
          good[1],
          'null',
          '',
        ].join('\n'),
      ),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.alloc(9 * 1024 * 1024, 'x'),
      Buffer.from(`\n${good[2]}`),
    ]),
  )
  const bad: [number, string][] = []
  const counts = await importFile(db, { path, inboxId, by, onBadLine: (...one) => bad.push(one) })
  expect(counts).toMatchObject({ dialogues: 3, added: 3, bad: 14 })
  expect(bad.map(([number]) => number)).toEqual([2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17])
  const reasons = Object.fromEntries(bad)
  expect(reasons[2]).toBe('not JSON')
  expect(reasons[4]).toBe('id: must be text')
  expect(reasons[5]).toBe('turns: must hold at least one turn')
  expect(reasons[7]).toBe('turns.0.from: must be customer or agent')
  expect(reasons[8]).toBe('turns.0.text: must not be blank')
  expect(reasons[9]).toBe('turns.0.text: must hold at most 10,000 characters')
  expect(reasons[10]).toContain('NUL')
  expect(reasons[11]).toContain('lone surrogate')
  expect(reasons[12]).toContain('mood')
  expect(reasons[16]).toBe('not UTF-8')
  expect(reasons[17]).toContain('longer than')
})

test('a gzip cut short gives what it holds and names the line where it ends', async () => {
  const whole = gzipSync(lines(2_000).join('\n'))
  const path = await file(whole.subarray(0, Math.floor(whole.length / 2)))
  const bad: number[] = []
  const counts = await importFile(db, {
    path,
    inboxId,
    by,
    onBadLine: (number) => bad.push(number),
  })
  expect(counts.added).toBeGreaterThan(100)
  expect(bad).toEqual([counts.added + 1])
})

test('a file is read no faster than it is written: it is never held whole', async () => {
  const path = await file(lines(40_000).join('\n'))
  const size = lines(40_000).join('\n').length
  const stop = new AbortController()
  let read = 0
  const onProgress = (_counts: ImportCounts, bytesRead: number) => {
    read = bytesRead
    stop.abort()
  }
  await importFile(db, { path, inboxId, by, signal: stop.signal, onProgress })
  expect(read).toBeLessThan(size / 4)
})

function sink() {
  let text = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  return { stream, text: () => text }
}

async function run(argv: string[]) {
  const out = sink()
  const err = sink()
  const { signal } = new AbortController()
  const code = await runImport(readArguments(argv), {
    db,
    out: out.stream,
    err: err.stream,
    signal,
  })
  return { code, out: out.text(), err: err.text() }
}

test('the command prints the counts, writes them as JSON and exits with 1 after a bad line', async () => {
  const { slug } = await slugOf(by)
  const json = join(folder, 'counts.json')
  const path = await file([...lines(4), 'oops'].join('\n'))
  const args = [path, '--account', slug, '--inbox', 'Old mail', '--json', json]
  const { code, out, err } = await run(args)
  expect(code).toBe(1)
  expect(out).toContain('4 with 8 turns')
  expect(err).toContain('line 5: not JSON\n')
  const { readFile } = await import('node:fs/promises')
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
    account: slug,
    inbox: 'Old mail',
    dialogues: 4,
    turns: 8,
    added: 4,
    alreadyThere: 0,
    bad: 1,
    finished: true,
  })
  expect((await run([await file(lines(4).join('\n')), '--account', slug])).code).toBe(0)
})

async function slugOf({ accountId }: SystemActor) {
  const [row] = await db.sql`select slug from accounts where id = ${accountId}`
  return { slug: row!['slug'] as string }
}

test('without --account it is demo, else the only one, else a choice of slugs', async () => {
  const path = await file(lines(1).join('\n'))
  await account(`zebra-${v7()}`)
  await expect(run([path])).rejects.toThrow(/Which account\? .*acme-.*zebra-/)
  await expect(run([path, '--account', 'nobody'])).rejects.toThrow(/no account "nobody"/)
  await account('demo')
  expect((await run([path])).out).toContain('"Imported" of demo')
})

test('a wrong command line is one line that says what to do', async () => {
  expect(() => readArguments([])).toThrow(/Which file\? npm run import/)
  expect(() => readArguments(['a', 'b'])).toThrow(/One file at a time/)
  expect(() => readArguments(['a', '--inboxes', 'b'])).toThrow(
    /Unknown option '--inboxes'.*npm run import/,
  )
  expect(() => readArguments(['a', '--inbox', ' '])).toThrow(/--inbox wants a name/)
  await expect(run([join(folder, 'missing')])).rejects.toThrow(/There is no file/)
  await expect(run([folder])).rejects.toThrow(/is not a file/)
})
