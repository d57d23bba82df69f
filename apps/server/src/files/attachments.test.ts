import { randomBytes, randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '@parley/contract'
import { refusalOf } from '../api/testing/clients.ts'
import { furnish } from '../api/testing/furnish.ts'
import type { Furniture } from '../api/testing/furnish.ts'
import { startHouse } from '../api/testing/startHouse.ts'
import type { House } from '../api/testing/startHouse.ts'
import { uploader } from './testing/uploading.ts'
import type { Uploader } from './testing/uploading.ts'

let house: House
let home: Furniture
let ana: Uploader
let cleo: Uploader
let eve: Uploader
const most = 3_000_000

beforeAll(async () => {
  house = await startHouse({
    asks: { attachmentBytes: most, memberUnsent: 60, memberUploads: 3, memberSends: 1000 },
  })
  home = await furnish(house.db)
  ;[ana, cleo, eve] = (await Promise.all(
    (['Ana', 'Cleo', 'Eve'] as const).map((name) => uploader(house, home, name.toLowerCase())),
  )) as [Uploader, Uploader, Uploader]
})
afterAll(async () => {
  await house?.stop()
})

const picture = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
const get = (url: string, headers: Record<string, string> = {}) =>
  fetch(house.url + url, { headers })
const text = (words: string) => Buffer.from(words)
/** A line that says a little of an upload, and then nothing. */
function slowPatch({ token }: Uploader, id: string) {
  const socket = connect(house.port, '127.0.0.1')
  socket.on('error', () => {})
  const head = [
    `PATCH /api/attachments/${home.accountId}/${id} HTTP/1.1`,
    'host: localhost',
    `authorization: Bearer ${token}`,
    'upload-offset: 0',
    'content-length: 100',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\nabc`)
  return socket
}
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const zip = Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(200)])

describe('what a file is, is read from its bytes', () => {
  test.each([
    ['a picture', async () => picture().png().toBuffer(), 'x.exe', 'image', 'image/png'],
    ['a zip named png', async () => zip, 'photo.png', 'file', 'application/zip'],
    ['words named png', async () => text('hello'), 'photo.png', 'file', 'text/plain'],
    ['SVG', async () => text(svg), 'a.svg', 'file', 'image/svg+xml'],
    [
      'SVG with a head',
      async () => text(`<?xml version="1.0"?>${svg}`),
      'a.png',
      'file',
      'image/svg+xml',
    ],
    ['HTML', async () => text('<!DOCTYPE html><script>1</script>'), 'a.gif', 'file', 'text/html'],
    [
      'noise',
      async () => Buffer.from([0, 1, 2, 255, 254]),
      'a.mp3',
      'file',
      'application/octet-stream',
    ],
    [
      'half a picture',
      async () => (await picture(400, 400).png().toBuffer()).subarray(0, 60),
      'a.png',
      'file',
      'application/octet-stream',
    ],
  ])('%s', async (_, make, name, kind, type) => {
    const { status, file } = await ana.upload(await make(), { name })
    expect(status).toBe(200)
    expect(file).toMatchObject({ kind, type, name })
  })

  test('a recording is a voice message only when its bytes are sound', async () => {
    const webm = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex')
    const media = { duration: 1200, peaks: [0, 50, 100] }
    const { file } = await ana.upload(webm, { name: 'v.webm', isVoice: true, media })
    expect(file).toMatchObject({
      kind: 'voice',
      type: 'audio/webm',
      duration: 1200,
      peaks: [0, 50, 100],
    })
    const { file: words } = await ana.upload(text('words'), { isVoice: true, media })
    expect(words).toMatchObject({ kind: 'file', duration: null, peaks: null })
  })
})

describe('a picture', () => {
  test('loses place and camera, stands upright and keeps its measures; a large one has a smaller one beside it', async () => {
    const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
    const source = sharp({
      create: { width: 1600, height: 900, channels: 3, background: '#000', noise },
    })
    const bytes = await source
      .withExif({
        IFD3: { GPSLatitude: '48/1 51/1 0/1', GPSLatitudeRef: 'N' },
        IFD0: { Make: 'Secret camera' },
      })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    expect(bytes.includes('Secret camera') || bytes.includes('Exif')).toBe(true)
    const { id, file } = await ana.upload(bytes, { name: 'p.jpg' })
    expect(file).toMatchObject({ width: 900, height: 1600, hasPreview: true, kind: 'image' })
    const [address] = await ana.sign(id)
    const kept = Buffer.from(await (await get(address!.url)).arrayBuffer())
    expect(kept.length).toBe(file!.size)
    const meta = await sharp(kept).metadata()
    expect(meta).toMatchObject({ width: 900, height: 1600, format: 'jpeg' })
    expect([meta.exif, meta.orientation, kept.includes('Exif')]).toEqual([
      undefined,
      undefined,
      false,
    ])
    const small = await get(address!.previewUrl!)
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({
      width: 540,
      height: 960,
    })
  })

  test('an animation keeps its frames', async () => {
    const frame = (level: number) => Buffer.alloc(20 * 20 * 3, level)
    const raw = { raw: { width: 20, height: 60, channels: 3 as const, pageHeight: 20 } }
    const gif = await sharp(Buffer.concat([frame(0), frame(120), frame(250)]), raw)
      .gif()
      .toBuffer()
    const { id, file } = await ana.upload(gif, { name: 'a.gif' })
    expect(file).toMatchObject({ width: 20, height: 20, type: 'image/gif' })
    const [address] = await ana.sign(id)
    const kept = Buffer.from(await (await get(address!.url)).arrayBuffer())
    expect((await sharp(kept, { animated: true }).metadata()).pages).toBe(3)
  })

  test('that unpacks to too much is refused, and taken away', async () => {
    const bomb = await picture(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.length).toBeLessThan(most)
    const { id, status, failure } = await ana.upload(bomb, { name: 'bomb.png' })
    expect([status, failure]).toEqual([422, 'attachment.unsafe'])
    const { accountId } = home
    const gone = await refusalOf(ana.api.query('attachments.get', { accountId, attachmentId: id }))
    expect(gone?.failure).toBe('attachment.notFound')
  })
})

describe('an upload', () => {
  test('that broke goes on where it stopped, and is the same in the end', async () => {
    const bytes = randomBytes(2_600_000)
    const id = randomUUID()
    await ana.create({ id, name: 'a.bin', size: bytes.length })
    const end = new AbortController()
    let given = 0
    const slow = new ReadableStream({
      async pull(control) {
        if (given >= 1_500_000) return end.abort()
        control.enqueue(bytes.subarray(given, (given += 100_000)))
        await new Promise((resolve) => setTimeout(resolve, 5))
      },
    })
    await expect(
      ana.patch({ attachmentId: id, offset: 0, bytes: slow, signal: end.signal }),
    ).rejects.toThrow()
    const received = async () =>
      (await ana.create({ id, name: 'a.bin', size: bytes.length })).upload.received
    await expect.poll(received, { timeout: 8000 }).toBeGreaterThanOrEqual(1_400_000)
    const offset = await received()
    const rest = await ana.patch({ attachmentId: id, offset, bytes: bytes.subarray(offset) })
    expect(await rest.json()).toMatchObject({ upload: { state: 'ready', received: bytes.length } })
    const [address] = await ana.sign(id)
    expect(bytes.equals(Buffer.from(await (await get(address!.url)).arrayBuffer()))).toBe(true)
    // An answer that was lost is given again.
    const again = await ana.patch({
      attachmentId: id,
      offset: bytes.length,
      bytes: new Uint8Array(),
    })
    expect(await again.json()).toMatchObject({ upload: { state: 'ready' } })
  })

  test('holds its size while it streams: not a byte beyond is kept', async () => {
    const id = randomUUID()
    await ana.create({ id, name: 'a.bin', size: 1000 })
    const more = await ana.patch({ attachmentId: id, offset: 0, bytes: randomBytes(1001) })
    expect(await more.json()).toMatchObject({ failure: 'attachment.tooLarge' })
    const endless = new ReadableStream({
      pull: (control) => control.enqueue(randomBytes(50_000)),
    })
    const streamed = await ana.patch({ attachmentId: id, offset: 0, bytes: endless }).then(
      (response) => response.status,
      () => 'closed',
    )
    expect([413, 'closed']).toContain(streamed)
    expect((await ana.create({ id, name: 'a.bin', size: 1000 })).upload.received).toBe(0)
  })
})

describe('bad input is answered, by its name', () => {
  test.each([
    ['no bytes', { size: 0 }, 400, 'input.invalid size'],
    ['too many bytes', { size: most + 1 }, 413, 'attachment.tooLarge size'],
    ['a name of 1,001 characters', { name: 'x'.repeat(1001) }, 400, 'input.invalid name'],
    ['NUL in a name', { name: 'a\u0000b' }, 400, 'input.invalid name'],
    [
      'a waveform of 65',
      { media: { peaks: Array.from({ length: 65 }, () => 1) } },
      400,
      'input.invalid media.peaks',
    ],
    ['an id that is none', { id: '../x' }, 400, 'input.invalid id'],
    ['an unknown key', { type: 'image/png' }, 400, 'input.invalid type'],
  ])('%s', async (_, input, status, said) => {
    const refused = await refusalOf(
      ana.create({ id: randomUUID(), name: 'a.txt', size: 10, ...input }),
    )
    expect([refused?.httpStatus, `${refused?.failure} ${refused?.field}`]).toEqual([status, said])
  })

  test('names are cleaned: paths, directions, length', async () => {
    const shown = async (name: string) => (await ana.upload(text('hello'), { name })).file!.name
    expect(await shown('../../etc/passwd')).toBe('passwd')
    expect(await shown('C:\\temp\\invoice\u202efdp.exe')).toBe('invoicefdp.exe')
    expect(await shown(`${'n'.repeat(300)}.pdf`)).toHaveLength(limits.fileName)
  })

  test('a part at a wrong place, of another person, account or door', async () => {
    const id = randomUUID()
    await ana.create({ id, name: 'a.txt', size: 10 })
    const bytes = text('12345')
    const cases: [Promise<Response>, number, string][] = [
      [ana.patch({ attachmentId: id, offset: 5, bytes }), 409, 'attachment.offset'],
      [ana.patch({ attachmentId: id, offset: -1, bytes }), 400, 'input.invalid'],
      [ana.patch({ attachmentId: id, offset: 'x', bytes }), 400, 'input.invalid'],
      [ana.patch({ attachmentId: randomUUID(), offset: 0, bytes }), 404, 'attachment.notFound'],
      [ana.patch({ attachmentId: 'x', offset: 0, bytes }), 404, 'attachment.notFound'],
      [
        ana.patch({ attachmentId: id, offset: 0, bytes, accountId: home.foreignId }),
        404,
        'account.notFound',
      ],
      [
        ana.patch({ attachmentId: id, offset: 0, bytes, headers: { authorization: 'Bearer x' } }),
        401,
        'session.required',
      ],
    ]
    for (const [answer, status, failure] of cases) {
      const response = await answer
      expect([response.status, await response.json()]).toEqual([
        status,
        expect.objectContaining({ failure }),
      ])
    }
    for (const other of [cleo, eve]) {
      const response = await other.patch({ attachmentId: id, offset: 0, bytes })
      expect(response.status).toBe(404)
    }
    const wrong = await fetch(`${house.url}/api/attachments/${home.accountId}/${id}`, {
      method: 'PUT',
    })
    expect(wrong.status).toBe(405)
  })

  test('another page cannot upload with somebody’s cookie', async () => {
    const response = await fetch(`${house.url}/api/attachments/${home.accountId}/${randomUUID()}`, {
      method: 'PATCH',
      headers: {
        cookie: 'parley.session_token=x',
        origin: 'https://evil.example',
        'upload-offset': '0',
      },
    })
    expect([response.status, await response.json()]).toEqual([
      403,
      expect.objectContaining({ failure: 'action.forbidden' }),
    ])
  })

  test('too many uploads at once are told to wait', async () => {
    const ids = Array.from({ length: 4 }, () => randomUUID())
    for (const id of ids) await cleo.create({ id, name: 'a.bin', size: 100 })
    const slow = new Set<Socket>()
    const hold = (id: string) => {
      const socket = slowPatch(cleo, id)
      slow.add(socket)
      // Answered at once only where the one that asks was in before it.
      socket.once('data', () => {
        slow.delete(socket.destroy())
        hold(id)
      })
    }
    for (const id of ids.slice(0, 3)) hold(id)
    const answer = async () =>
      (await cleo.patch({ attachmentId: ids[3]!, offset: 0, bytes: text('1') })).status
    await expect.poll(answer, { timeout: 8000 }).toBe(429)
    for (const socket of slow) socket.destroy()
    await expect.poll(answer, { timeout: 8000 }).toBe(200)
  })

  test('a request that is cut in the middle of its head or body ends nothing', async () => {
    const socket = slowPatch(ana, randomUUID())
    await new Promise((resolve) => setTimeout(resolve, 100))
    socket.destroy()
    expect((await ana.upload(text('fine'))).status).toBe(200)
  })
})

describe('an address', () => {
  test('is for who sees the message, leads to one file, and to nothing once the message is deleted', async () => {
    const { id } = await ana.upload(text('the secret'), { name: 'secret.txt' })
    const foreign = async (who: Uploader) => (await refusalOf(who.sign(id)))?.failure
    expect(await foreign(cleo)).toBe('attachment.notFound')
    const { message } = await ana.send({ attachmentIds: [id] })
    expect(message.attachments).toEqual([expect.objectContaining({ id, name: 'secret.txt' })])
    expect(await foreign(cleo)).toBe('attachment.notFound')
    expect(await foreign(eve)).toBe('account.notFound')
    const [address] = await ana.sign(id)
    expect(await (await get(address!.url)).text()).toBe('the secret')
    const { accountId } = home
    await ana.api.mutation('messages.delete', { accountId, messageId: message.id })
    const gone = await get(address!.url)
    expect([gone.status, await gone.json()]).toEqual([
      404,
      expect.objectContaining({ failure: 'attachment.notFound' }),
    ])
    expect(await foreign(ana)).toBe('attachment.notFound')
  })

  test('that was altered, made for another file or is over is refused', async () => {
    const [one, two] = [await ana.upload(text('one')), await ana.upload(text('two'))]
    const [address] = await ana.sign(one.id)
    const { url } = address!
    const until = /until=(\d+)/.exec(url)![1]!
    const cases: [string, string][] = [
      [url.replace(one.id, two.id), 'attachment.address'],
      [url.replace(until, String(Number(until) + 60)), 'attachment.address'],
      [url.replace('/file?', '/preview?'), 'attachment.address'],
      [url.replace(/signature=./, 'signature=%00'), 'attachment.address'],
      [url.split('?')[0]!, 'attachment.address'],
      [url.replace(home.accountId, home.foreignId), 'attachment.address'],
    ]
    for (const [altered, failure] of cases) {
      const response = await get(altered)
      expect([response.status, await response.json()]).toEqual([
        403,
        expect.objectContaining({ failure }),
      ])
    }
    expect((await get(url.replace('/file', '/other'))).status).toBe(404)
  })

  test('gives ranges, as players ask for them', async () => {
    const bytes = randomBytes(200_000)
    const { id } = await ana.upload(bytes)
    const [address] = await ana.sign(id)
    const part = async (range: string) => {
      const response = await get(address!.url, { range })
      return [
        response.status,
        response.headers.get('content-range'),
        Buffer.from(await response.arrayBuffer()),
      ]
    }
    expect(await part('bytes=10-19')).toEqual([206, 'bytes 10-19/200000', bytes.subarray(10, 20)])
    expect(await part('bytes=-5')).toEqual([206, 'bytes 199995-199999/200000', bytes.subarray(-5)])
    expect((await part('bytes=199990-')).slice(0, 2)).toEqual([206, 'bytes 199990-199999/200000'])
    expect((await part('bytes=200000-')).slice(0, 2)).toEqual([416, 'bytes */200000'])
    expect((await part('bytes=5-1')).slice(0, 1)).toEqual([200])
    const head = await fetch(house.url + address!.url, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '200000'])
  })

  test.each([
    ['SVG', svg, 'x.svg'],
    ['HTML', '<!doctype html><script>alert(1)</script>', 'x.html'],
    ['words', 'hello', 'é"x\u2028.txt'],
  ])('%s is only ever downloaded, and nothing in it can run', async (_, body, name) => {
    const { id } = await ana.upload(text(body), { name })
    const [address] = await ana.sign(id)
    const { headers } = await get(address!.url)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[ -~]+"; filename\*=UTF-8''/,
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
  })
})

describe('messages.send', () => {
  test('refuses by its place what is foreign, used or not ready, and a blank body without files', async () => {
    const { id } = await ana.upload(text('x'))
    const cleos = await cleo.upload(text('x'))
    const pending = randomUUID()
    await ana.create({ id: pending, name: 'a', size: 5 })
    const said = async (attachmentIds: string[]) => {
      const refused = await refusalOf(ana.send({ attachmentIds }))
      return `${refused?.failure} ${refused?.field}`
    }
    expect(await said([id, cleos.id])).toBe('attachment.notFound attachmentIds.1')
    expect(await said([pending])).toBe('attachment.notReady attachmentIds.0')
    expect(await said([id, id])).toBe('input.invalid attachmentIds')
    expect(await said(Array.from({ length: 11 }, () => randomUUID()))).toBe(
      'input.invalid attachmentIds',
    )
    expect(await said([])).toBe('input.invalid body')
    await ana.send({ attachmentIds: [id] })
    expect(await said([id])).toBe('attachment.used attachmentIds.0')
  })
})

test('after all of it nothing failed on the server', () => {
  expect(house.errors).toEqual([])
})
