import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The session's own token in a bearer token as sign-in gives it out, `<token>.<HMAC-SHA-256 in
 * base64>`, perhaps percent-encoded; null for any other text, forged ones among them.
 */
export function readSignedToken(bearer: string, secret: string): string | null {
  const [token = '', signature = '', ...more] = decode(bearer).split('.')
  if (token === '' || more.length > 0) return null
  const wanted = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'))
  const given = Buffer.from(signature)
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
