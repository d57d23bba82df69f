const followed = new Set(['http:', 'https:', 'mailto:'])

/** Where a link leads; null for what a browser must not follow: scripts, data, other programs. */
export function safeHref(address: string): string | null {
  try {
    const { protocol, href } = new URL(address)
    return followed.has(protocol) ? href : null
  } catch {
    return null
  }
}
