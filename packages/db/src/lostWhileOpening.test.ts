import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { createDb } from './createDb.ts'

/** What PostgreSQL says to who comes: it is let in, and may ask. */
const welcome = Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 0, 90, 0, 0, 0, 5, 73])

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

/** A server that lets everyone in, and dies when it is first asked for something. */
async function startServer(): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => {
      socket.write(welcome)
      socket.once('data', () => void socket.resetAndDestroy())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  undo.push(() => void server.close())
  return `postgres://someone:secret@127.0.0.1:${(server.address() as AddressInfo).port}/any`
}

// A failure that nobody waits for would end the process, and this run with it.
test('a connection that is lost while it opens fails who asked, and nothing else', async () => {
  const db = createDb({ url: await startServer(), max: 1 })
  undo.push(() => db.end())
  await expect(db.orm.execute(sql`select 1`)).rejects.toThrow('Failed query')
  await new Promise((resolve) => setTimeout(resolve, 50))
})
