import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { S3Settings } from '../s3Store.ts'

/** A bucket on this machine: what the product asks of S3, and no more. Refuses who does not sign. */
export async function startS3(): Promise<{
  settings: S3Settings
  objects: Map<string, Buffer>
  stop(): Promise<void>
}> {
  const objects = new Map<string, Buffer>()
  const server = createServer((req, res) => {
    void answer(objects, req, res).catch(() => res.writeHead(500).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    objects,
    settings: {
      bucket: 'files',
      region: 'eu-west-3',
      endpoint: `http://127.0.0.1:${port}`,
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
      prefix: 'parley/',
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const pageSize = 2

async function answer(objects: Map<string, Buffer>, req: IncomingMessage, res: ServerResponse) {
  const { pathname, searchParams } = new URL(req.url!, 'http://localhost')
  if (!req.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/'))
    return res.writeHead(403).end(failure('AccessDenied'))
  const key = decodeURIComponent(pathname.replace(/^\/files\/?/, ''))
  if (req.method === 'GET' && key === '') return list(objects, searchParams, res)
  if (req.method === 'PUT') return put(objects, key, req, res)
  if (req.method === 'DELETE') {
    objects.delete(key)
    return res.writeHead(204).end()
  }
  const held = objects.get(key)
  if (!held) return res.writeHead(404).end(failure('NoSuchKey'))
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? '') ?? []
  if (start === undefined) return res.writeHead(200).end(held)
  return res.writeHead(206).end(held.subarray(Number(start), Number(end) + 1))
}

async function put(
  objects: Map<string, Buffer>,
  key: string,
  req: IncomingMessage,
  res: ServerResponse,
) {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  if (body.length !== Number(req.headers['content-length'])) return res.writeHead(400).end()
  objects.set(key, body)
  return res.writeHead(200, { etag: '"1"' }).end()
}

function list(objects: Map<string, Buffer>, query: URLSearchParams, res: ServerResponse) {
  const after = query.get('continuation-token') ?? ''
  const all = [...objects.keys()].filter(
    (key) => key.startsWith(query.get('prefix') ?? '') && key > after,
  )
  const page = all.toSorted().slice(0, pageSize)
  const rows = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>${new Date().toISOString()}</LastModified></Contents>`,
  )
  const isMore = all.length > page.length
  res.writeHead(200, { 'content-type': 'application/xml' })
  return res.end(
    `<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${rows.join('')}` +
      `${isMore ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}</ListBucketResult>`,
  )
}

const failure = (code: string) => `<Error><Code>${code}</Code><Message>${code}</Message></Error>`
