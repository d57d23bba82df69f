import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { errorShape } from '@parley/api'

/** Answers with JSON that no cache keeps. */
export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  if (res.headersSent || res.destroyed) return
  const text = JSON.stringify(body)
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  res.end(text)
}

/** Says a failure at the plain HTTP doors: the same fields as tRPC's `shape.data`. */
export function sendFailure(res: ServerResponse, error: unknown): void {
  const { httpStatus, ...data } = errorShape(error, randomUUID()).data
  // What is left of a refused body is not worth reading.
  res.setHeader('connection', 'close')
  sendJson(res, httpStatus, data)
}
