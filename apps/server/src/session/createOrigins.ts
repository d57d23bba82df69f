interface OriginsOptions {
  publicUrl?: string | undefined
  /** Other sites whose pages may use a person's cookie. */
  allowed?: readonly string[] | undefined
}

/** Which origins are ours. */
export interface Origins {
  /** The origins that a request to this host may come from. */
  of(host: string | null | undefined): string[]
  /** Whether a page at `origin` is ours for a request to `host`. */
  isOurs(origin: string | undefined, host: string | undefined): boolean
}

const hostShape = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

/** Whether a Host header names one host, and nothing else. */
export function isHost(host: string | undefined): host is string {
  return host !== undefined && host.length <= 255 && hostShape.test(host)
}

/**
 * A page is ours when it came from the host it now asks, by whichever name people use for it
 * (localhost, an address in their network), or from PUBLIC_URL or ALLOWED_ORIGINS.
 */
export function createOrigins({ publicUrl, allowed = [] }: OriginsOptions): Origins {
  const known = [...(publicUrl ? [publicUrl] : []), ...allowed].map((url) => new URL(url).origin)
  const of = (host: string | null | undefined) =>
    isHost(host ?? undefined) ? [...known, `http://${host}`, `https://${host}`] : known
  return {
    of,
    isOurs: (origin, host) =>
      origin !== undefined && of(host?.toLowerCase()).includes(origin.toLowerCase()),
  }
}
