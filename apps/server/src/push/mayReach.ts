/** The push services of the browsers there are. */
const services = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'push.services.mozilla.com',
  'notify.windows.com',
  'push.apple.com',
]

/**
 * Whether an address is one that a browser would give: what a person hands in must not make the
 * server ask anything else. `more` are hosts, with their port, of services of one's own.
 */
export function mayReach(endpoint: string, more: readonly string[]): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  if (!url || url.username !== '' || url.password !== '') return false
  if (more.includes(url.host)) return true
  const isOf = (host: string) => url.hostname === host || url.hostname.endsWith(`.${host}`)
  return url.protocol === 'https:' && url.port === '' && services.some(isOf)
}
