import { createHash } from 'node:crypto'
import { Failure } from '@parley/contract'

/** What a page cursor is bound to: account, viewer, filter and sort. */
export type CursorScope = readonly unknown[]

/** An opaque cursor over a page's last row, sealed so that a foreign or altered one is refused. */
export function sealCursor(scope: CursorScope, values: unknown[]): string {
  const payload = Buffer.from(JSON.stringify(values)).toString('base64url')
  return `${payload}.${seal(scope, payload)}`
}

/** The values of a cursor; cursor.invalid for one that was not made for this scope. */
export function openCursor(scope: CursorScope, cursor: string): unknown[] {
  const [payload = '', given] = cursor.split('.')
  if (given !== seal(scope, payload))
    throw new Failure('cursor.invalid', {
      field: 'cursor',
      message: 'This cursor belongs to another list; start again without it.',
    })
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown[]
}

function seal(scope: CursorScope, payload: string): string {
  return createHash('sha256')
    .update(JSON.stringify([...scope, payload]))
    .digest('base64url')
    .slice(0, 22)
}
