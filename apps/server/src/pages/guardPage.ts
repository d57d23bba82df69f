import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * What a browser may run, load and ask for on a page: nothing that came from content. Next reads the
 * nonce from the request's header of this name and puts it on its own scripts. Styles may be inline:
 * positions of rows and menus are. In `dev` code is reloaded by eval.
 */
export function guardPage(
  req: IncomingMessage,
  res: ServerResponse,
  { dev }: { dev: boolean },
): void {
  const policy = policyWith(randomBytes(16).toString('base64'), dev)
  req.headers['content-security-policy'] = policy
  res.setHeader('content-security-policy', policy)
  res.setHeader('x-content-type-options', 'nosniff')
  res.setHeader('referrer-policy', 'same-origin')
  res.setHeader('cross-origin-opener-policy', 'same-origin')
}

function policyWith(nonce: string, dev: boolean): string {
  const rules = {
    'default-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ''}`,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' blob: data:",
    'media-src': "'self' blob:",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')
}
