/** Where the dashboard is: an account, a conversation or none, and the filter's part of the address. */
export interface Place {
  slug: string
  number: number | null
  search: string
  /** The seq of the message the conversation is opened at. */
  message?: number | null
}

export function placeHref({ slug, number, search, message = null }: Place): string {
  const path = `/accounts/${slug}/conversations`
  if (number === null) return `${path}${search}`
  const at = message === null ? '' : `${search === '' ? '?' : '&'}message=${message}`
  return `${path}/${number}${search}${at}`
}

/** The message an address opens its conversation at; null when it names none. */
export function messageOf(address: URLSearchParams): number | null {
  const text = address.get('message') ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}

/** The number in a dashboard's path, below nought while only this browser knows the conversation; null when it names none. */
export function numberOf(pathname: string): number | null {
  const [, digits] = /\/conversations\/(-?\d{1,9})$/.exec(pathname) ?? []
  return digits ? Number(digits) : null
}
