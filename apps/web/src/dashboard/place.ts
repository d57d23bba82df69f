/** Where the dashboard is: an account, a conversation or none, and the filter's part of the address. */
export interface Place {
  slug: string
  number: number | null
  search: string
}

export function placeHref({ slug, number, search }: Place): string {
  const path = `/accounts/${slug}/conversations`
  return `${number === null ? path : `${path}/${number}`}${search}`
}

/** The number in a dashboard's path; null when it names no conversation. */
export function numberOf(pathname: string): number | null {
  const [, digits] = /\/conversations\/(\d{1,9})$/.exec(pathname) ?? []
  return digits ? Number(digits) : null
}
