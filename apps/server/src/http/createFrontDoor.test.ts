import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Api } from '../api/createApi.ts'
import { afterEach, expect, test } from 'vitest'
import { createFrontDoor } from './createFrontDoor.ts'

const open: Server[] = []

afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections()
})

async function listen(server: Server): Promise<string> {
  open.push(server)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A front door before pages that `answer`; nothing is for the API. */
async function doorTo(answer: RequestListener): Promise<string> {
  const pagesUrl = await listen(createServer(answer))
  const api = { handle: () => Promise.resolve(false) } as unknown as Api
  return listen(
    createFrontDoor({
      api: () => api,
      pagesUrl: () => pagesUrl,
      readiness: () => Promise.reject(new Error('not asked')),
      metrics: { print: () => Promise.reject(new Error('not asked')) },
      dev: false,
    }),
  )
}

test('a page whose kept connection closes as it is used is asked for once more', async () => {
  let asked = 0
  const url = await doorTo((req, res) => {
    if (++asked % 2 === 1) return void req.socket.destroy()
    res.end('the script')
  })
  const response = await fetch(`${url}/_next/static/chunk.js`)
  expect([response.status, await response.text(), asked]).toEqual([200, 'the script', 2])
})

test('what may have been done already is not', async () => {
  let asked = 0
  const url = await doorTo((req) => {
    asked += 1
    req.socket.destroy()
  })
  const response = await fetch(`${url}/x`, { method: 'POST', body: 'once' })
  expect([response.status, asked]).toEqual([503, 1])
})
