import { appendFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Kept } from '../outbox/Kept.ts'
import { outboxWindow, settle } from '../testing/outboxWindow.ts'
import { fileOutbox } from './fileOutbox.ts'

const owner = { userId: 'me', accountId: 'account' }

function place() {
  const directory = mkdtempSync(join(tmpdir(), 'parley-outbox-'))
  onTestFinished(() => rmSync(directory, { recursive: true }))
  return directory
}

test('a file gives back what waits with its dates, also after half a line, and grows no further than that', async () => {
  const directory = place()
  const change = { type: 'update', conversationId: 'c', patch: { snoozedUntil: new Date(9e11) } }
  const kept = { id: 'a', order: 1, at: new Date(5), change, refusal: null } as unknown as Kept
  const store = fileOutbox(directory)
  await store.write(owner, kept)
  await store.write(owner, { ...kept, id: 'b' })
  await store.remove(owner, 'b')
  const path = join(directory, readdirSync(directory)[0]!)
  appendFileSync(path, '{"json":{"kept":{"id":"c"')
  expect(await fileOutbox(directory).read(owner)).toEqual([kept])
  expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(2)
  expect(await store.read({ ...owner, userId: 'you' })).toEqual([])
  await store.forget('me')
  expect(await store.read(owner)).toEqual([])
})

test('a process that starts again sends what the one before it left', async () => {
  const directory = place()
  const before = await outboxWindow(fileOutbox(directory))
  const id = before.outbox.send({ conversationId: 'c', body: 'one' })
  await settle()
  before.outbox.close()
  const after = await outboxWindow(fileOutbox(directory))
  await settle()
  expect(after.asked.map((one) => one.id)).toEqual([id])
  expect(after.said()).toEqual(['one'])
})
