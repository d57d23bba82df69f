import { createServer } from 'node:http'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Api } from '../api/createApi.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { openPageFiles } from '../pages/openPageFiles.ts'
import type { PageFiles } from '../pages/openPageFiles.ts'
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
async function doorTo(answer: RequestListener, files: PageFiles | null = null): Promise<string> {
  const pagesUrl = await listen(createServer(answer))
  const api = { handle: () => Promise.resolve(false) } as unknown as Api
  return listen(
    createFrontDoor({
      api: () => api,
      pagesUrl: () => pagesUrl,
      pageFiles: () => files,
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

describe('what pages are made of', () => {
  const code = `/* ${'as it was built '.repeat(20)}*/`
  const kept = { '': code, '.br': brotliCompressSync(code), '.gz': gzipSync(code) }

  /** Asks for exactly this path, which fetch would tidy up. */
  function ask(url: string, path: string, headers = {}, method = 'GET') {
    return new Promise<{ status?: number; headers: Record<string, unknown>; length: number }>(
      (resolve, reject) => {
        const asked = request(url, { path, headers, method }, (res) => {
          let length = 0
          res.on('data', (bytes: Buffer) => (length += bytes.length))
          res.on('end', () => resolve({ status: res.statusCode!, headers: res.headers, length }))
        })
        asked.on('error', reject).end()
      },
    )
  }

  async function open() {
    const folder = await mkdtemp(join(tmpdir(), 'parley-files-'))
    for (const [ending, bytes] of Object.entries(kept))
      await writeFile(join(folder, `a.js${ending}`), bytes)
    const asked: string[] = []
    const url = await doorTo((req, res) => {
      asked.push(req.url!)
      res.writeHead(404).end('no page')
    }, openPageFiles(folder))
    return { url, asked, folder, end: () => rm(folder, { recursive: true }) }
  }

  test.each([
    ['gzip, deflate, br', 'br', kept['.br'].length],
    ['gzip', 'gzip', kept['.gz'].length],
    ['identity', undefined, code.length],
  ])('comes from the disk to who takes %s, for good', async (accepted, coding, length) => {
    const { url, asked, end } = await open()
    const answer = await ask(url, '/_next/static/a.js?v=1', { 'accept-encoding': accepted })
    expect(answer).toMatchObject({
      status: 200,
      length,
      headers: {
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': expect.stringContaining('javascript'),
        vary: 'Accept-Encoding',
        'x-content-type-options': 'nosniff',
      },
    })
    expect(answer.headers['content-encoding']).toBe(coding)
    expect(asked).toEqual([])
    await end()
  })

  test('what is not there is asked of the pages, as it was asked for', async () => {
    const { url, asked, folder, end } = await open()
    await rm(join(folder, 'a.js.br'))
    const paths = [
      '/_next/static/b.js',
      '/_next/static/../a.js',
      '/_next/static/..%2f..%2fpackage.json',
      '/_next/static/a.js',
    ]
    for (const path of paths) {
      const answer = await ask(url, path, { 'accept-encoding': 'br' })
      expect([path, answer.status, answer.headers['content-encoding']]).toEqual([
        path,
        404,
        undefined,
      ])
    }
    expect(asked).toEqual(paths)
    expect((await ask(url, '/_next/static/a.js', {}, 'POST')).status).toBe(404)
    expect((await ask(url, '/_next/static/a.js', {}, 'HEAD')).length).toBe(0)
    expect((await ask(url, '/_next/static/%')).status).toBe(400)
    await end()
  })
})
