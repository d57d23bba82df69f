import { randomBytes } from 'node:crypto'

interface Whose {
  accountId: string
  attachmentId: string
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const shape = new RegExp(`^(${uuid})/(${uuid})/[A-Za-z0-9_-]{1,40}$`)

/** A new name for bytes of an attachment: nobody else writes there, and nobody guesses it. */
export function keyFor({ accountId, attachmentId }: Whose): string {
  return `${accountId}/${attachmentId}/${randomBytes(15).toString('base64url')}`
}

/** Whose bytes are at this name; null when it is none of ours. */
export function whoseKey(key: string): Whose | null {
  const [, accountId, attachmentId] = shape.exec(key) ?? []
  return accountId && attachmentId ? { accountId, attachmentId } : null
}
