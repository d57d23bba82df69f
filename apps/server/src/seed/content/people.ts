import type { DemoPerson } from './types.ts'

/** Initials in white on a colour dark enough to read them, as a data: address. */
function avatar(initials: string, color: string): string {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${color}"/>` +
    `<text x="32" y="41" font-family="system-ui,sans-serif" font-size="25" font-weight="600" fill="#fff" text-anchor="middle">${initials}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

export const people: readonly DemoPerson[] = [
  {
    key: 'owner',
    name: 'Nora Lind',
    email: 'owner@parley.test',
    role: 'owner',
    avatar: avatar('NL', '#8a3324'),
  },
  {
    key: 'admin',
    name: 'Milo Achterberg',
    email: 'admin@parley.test',
    role: 'admin',
    avatar: avatar('MA', '#1f5c4d'),
  },
  {
    key: 'ana',
    name: 'Ana Ferreira',
    email: 'ana@parley.test',
    role: 'agent',
    avatar: avatar('AF', '#5b3a8c'),
  },
  {
    key: 'bo',
    name: 'Bo Nakamura',
    email: 'bo@parley.test',
    role: 'agent',
    avatar: avatar('BN', '#1d4f91'),
  },
  {
    key: 'cleo',
    name: 'Cleo Marchand',
    email: 'cleo@parley.test',
    role: 'agent',
    avatar: avatar('CM', '#7a4a00'),
  },
]
