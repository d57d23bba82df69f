import type { Role } from '@parley/contract'

/** Every page of the settings, in the order in which they are offered. */
export const settingsPages = [
  { key: 'profile', about: 'you', may: ['owner', 'admin', 'agent'] },
  { key: 'preferences', about: 'you', may: ['owner', 'admin', 'agent'] },
  { key: 'notifications', about: 'you', may: ['owner', 'admin', 'agent'] },
  { key: 'keys', about: 'you', may: ['owner', 'admin', 'agent'] },
  { key: 'security', about: 'you', may: ['owner', 'admin', 'agent'] },
  { key: 'members', about: 'account', may: ['owner', 'admin'] },
  { key: 'teams', about: 'account', may: ['owner', 'admin'] },
  { key: 'inboxes', about: 'account', may: ['owner', 'admin'] },
  { key: 'labels', about: 'account', may: ['owner', 'admin'] },
  { key: 'cannedReplies', about: 'account', may: ['owner', 'admin', 'agent'] },
  { key: 'account', about: 'account', may: ['owner'] },
] as const satisfies readonly {
  key: string
  about: 'you' | 'account'
  may: readonly Role[]
}[]

export type SettingsPage = (typeof settingsPages)[number]['key']

/** The address of a page of the settings; without one, of the list of them. */
export function settingsHref(slug: string, page?: SettingsPage): string {
  return `/accounts/${slug}/settings${page ? `/${page}` : ''}`
}

/** The page an address names; null for the list of them, and for what is none. */
export function pageOf(pathname: string): SettingsPage | null {
  const [, key] = /\/settings\/([^/]+)$/.exec(pathname) ?? []
  return settingsPages.find((page) => page.key === key)?.key ?? null
}

export function mayOpen(page: SettingsPage, role: Role): boolean {
  const may: readonly Role[] = settingsPages.find(({ key }) => key === page)!.may
  return may.includes(role)
}
