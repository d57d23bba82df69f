import { createHmac, timingSafeEqual } from 'node:crypto'
import { Failure } from '@parley/contract'

export type Variant = 'file' | 'preview'

interface Signed {
  accountId: string
  attachmentId: string
  variant: Variant
}

/** Addresses that lead to one file for a while, for whoever holds them. */
export interface Signer {
  sign(what: Signed): { url: string; expiresAt: Date }
  /** Refuses with attachment.address what was altered, and with attachment.expired what is over. */
  verify(what: Signed, query: URLSearchParams): { expiresAt: Date }
}

/** An address lives this long, and up to a step longer. Within a step it is the same: a browser keeps the file. */
const minutes = { life: 10, step: 5 }

export function createSigner(secret: string, now: () => number = Date.now): Signer {
  // A key of its own: what is signed here means nothing elsewhere.
  const key = createHmac('sha256', secret).update('parley attachments').digest()
  const signature = ({ accountId, attachmentId, variant }: Signed, until: string) =>
    createHmac('sha256', key).update([accountId, attachmentId, variant, until].join('/')).digest()
  return {
    sign(what) {
      const { accountId, attachmentId, variant } = what
      const step = minutes.step * 60
      const until = String(Math.ceil(now() / 1000 / step) * step + minutes.life * 60)
      const query = new URLSearchParams({
        until,
        signature: signature(what, until).toString('base64url'),
      })
      return {
        url: `/api/attachments/${accountId}/${attachmentId}/${variant}?${query}`,
        expiresAt: new Date(Number(until) * 1000),
      }
    },
    verify(what, query) {
      const until = query.get('until') ?? ''
      const given = Buffer.from(query.get('signature') ?? '', 'base64url')
      const expected = signature(what, until)
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        throw new Failure('attachment.address', { message: 'This address was not made by us.' })
      const expiresAt = new Date(Number(until) * 1000)
      if (expiresAt.getTime() <= now())
        throw new Failure('attachment.expired', {
          message: 'This address is over; ask for another.',
        })
      return { expiresAt }
    },
  }
}
