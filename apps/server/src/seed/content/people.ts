import type { DemoPerson } from './types.ts'

export const people: readonly DemoPerson[] = [
  {
    key: 'owner',
    name: 'Nora Lind',
    email: 'owner@parley.test',
    role: 'owner',
  },
  {
    key: 'admin',
    name: 'Milo Achterberg',
    email: 'admin@parley.test',
    role: 'admin',
  },
  {
    key: 'ana',
    name: 'Ana Ferreira',
    email: 'ana@parley.test',
    role: 'agent',
  },
  {
    key: 'bo',
    name: 'Bo Nakamura',
    email: 'bo@parley.test',
    role: 'agent',
  },
  {
    key: 'cleo',
    name: 'Cleo Marchand',
    email: 'cleo@parley.test',
    role: 'agent',
  },
]
