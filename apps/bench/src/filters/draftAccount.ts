import type { PgTable } from 'drizzle-orm/pg-core'
import { fold } from '@parley/contract'
import type { ContactType, Role } from '@parley/contract'
import { tables } from '@parley/db'
import { uuidAt, zipfFrom } from './chance.ts'
import type { Chance } from './chance.ts'

/** The moment at which all that is made up ends. */
export const dataNow = new Date('2026-11-21T00:00:00.000Z')
const day = 86_400_000
const begun = new Date(dataNow.getTime() - 731 * day)

/** How much of what they may see a member has read: what they touched, all, or all but the newest. */
export type Diligence = 'touched' | 'all' | 'most'

export interface Person {
  userId: string
  role: Role
  inboxIds: string[]
  teamIds: string[]
  diligence: Diligence
  email: string
  name: string
}

export interface Contact {
  id: string
  name: string
  email: string
  type: ContactType
  fold: string
  createdAt: Date
}

/** An account without its conversations. */
export interface AccountDraft {
  id: string
  slug: string
  size: number
  people: Person[]
  inboxIds: string[]
  /** Members of each inbox, in the order of inboxIds. */
  inboxPeople: string[][]
  teamIds: string[]
  labels: string[]
  contacts: Contact[]
}

interface Shape {
  slug: string
  size: number
  agents: number
  inboxes: number
  teams: number
  labels: number
  contacts: number
}

export const bigSlug = 'big'

/** One account of `size` conversations and 100 small ones of 50 to 5,000, evenly on a logarithmic scale. */
export function shapesOf(size: number): Shape[] {
  const most = Math.min(5000, size)
  const small = Array.from({ length: 100 }, (_, index): Shape => {
    const own = Math.round(50 * (most / 50) ** (index / 99))
    return {
      slug: `small-${index + 1}`,
      size: own,
      agents: 3 + (index % 8),
      inboxes: 2 + (index % 2),
      teams: 2,
      labels: 8,
      contacts: Math.ceil(own / 5),
    }
  })
  const big = { agents: 200, inboxes: 10, teams: 8, labels: 40, contacts: Math.ceil(size / 10) }
  return [{ slug: bigSlug, size, ...big }, ...small]
}

export function draftAccount(chance: Chance, shape: Shape, words: string[]): AccountDraft {
  const at = begun.getTime()
  const ids = (count: number) => Array.from({ length: count }, () => uuidAt(chance, at))
  const inboxIds = ids(shape.inboxes)
  const teamIds = ids(shape.teams)
  const people = draftPeople(chance, shape, { inboxIds, teamIds, words })
  return {
    id: uuidAt(chance, at),
    slug: shape.slug,
    size: shape.size,
    people,
    inboxIds,
    inboxPeople: inboxIds.map((id) =>
      people.filter(({ inboxIds: own }) => own.includes(id)).map(({ userId }) => userId),
    ),
    teamIds,
    labels: words.slice(1000, 1000 + shape.labels),
    contacts: draftContacts(chance, shape.contacts, words),
  }
}

interface Places {
  inboxIds: string[]
  teamIds: string[]
  words: string[]
}

/**
 * The owner, two admins and the agents. The first three agents belong to the same two middling
 * inboxes: one reads what they touch, one has read everything, one all but thousands.
 */
function draftPeople(chance: Chance, { slug, agents }: Shape, places: Places): Person[] {
  const { inboxIds, teamIds, words } = places
  const named = (name: string, role: Role, more: Partial<Person> = {}): Person => ({
    userId: uuidAt(chance, begun.getTime()),
    role,
    inboxIds: [],
    teamIds: [],
    diligence: 'touched',
    email: `${name}@${slug}.bench.test`,
    name: `${chance.pick(words)} ${chance.pick(words)}`,
    ...more,
  })
  const two = inboxIds.length > 5 ? [inboxIds[2]!, inboxIds[5]!] : inboxIds.slice(0, 2)
  const special: Partial<Person>[] = [
    { inboxIds: two },
    { inboxIds: two, diligence: 'all' },
    { inboxIds: two, diligence: 'most' },
  ]
  return [
    named('owner', 'owner'),
    named('admin-all', 'admin', { diligence: 'all' }),
    named('admin-most', 'admin', { diligence: 'most' }),
    ...Array.from({ length: agents }, (_, index) => {
      const inboxes = new Set(Array.from({ length: 1 + (index % 3) }, () => chance.pick(inboxIds)))
      const own = {
        inboxIds: [...inboxes],
        teamIds: chance.next() < 0.6 ? [chance.pick(teamIds)] : [],
      }
      return named(`agent-${index + 1}`, 'agent', special[index] ?? own)
    }),
  ]
}

function draftContacts(chance: Chance, count: number, words: string[]): Contact[] {
  const firsts = zipfFrom(chance, 2000, 0.7)
  const lasts = zipfFrom(chance, 8000, 0.5)
  return Array.from({ length: count }, (_, index) => {
    const [first, last] = [words[2000 + firsts()]!, words[4000 + lasts()]!]
    const name = `${capital(first)} ${capital(last)}`
    const email = `${first}.${last}${index}@${words[100 + chance.below(50)]!}.test`
    const createdAt = new Date(begun.getTime() + Math.floor((index / count) * 700 * day))
    return {
      id: uuidAt(chance, createdAt.getTime()),
      name,
      email,
      type: typeAt(chance.next()),
      fold: fold(`${name} ${email}`),
      createdAt,
    }
  })
}

function typeAt(chance: number): ContactType {
  if (chance < 0.03) return 'vip'
  return chance < 0.15 ? 'lead' : 'customer'
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The rows of an account's small tables, in an order that their references allow. */
export function rowsOf(draft: AccountDraft): [PgTable, object[]][] {
  const { id: accountId, slug, people, labels, inboxIds, teamIds } = draft
  const channels = ['web', 'email', 'api', 'whatsapp'] as const
  return [
    row(
      tables.users,
      people.map(({ userId, name, email }) => ({ id: userId, name, email })),
    ),
    row(tables.accounts, [{ id: accountId, slug, name: slug, lastNumber: draft.size }]),
    row(
      tables.members,
      people.map(({ userId, role }) => ({ accountId, userId, role })),
    ),
    row(
      tables.inboxes,
      inboxIds.map((id, index) => ({
        accountId,
        id,
        name: `Inbox ${index + 1}`,
        channel: channels[index % 4]!,
      })),
    ),
    row(
      tables.inboxMembers,
      people.flatMap(({ userId, inboxIds: own }) =>
        own.map((inboxId) => ({ accountId, inboxId, userId })),
      ),
    ),
    row(
      tables.teams,
      teamIds.map((id, index) => ({ accountId, id, name: `Team ${index + 1}` })),
    ),
    row(
      tables.teamMembers,
      people.flatMap(({ userId, teamIds: own }) =>
        own.map((teamId) => ({ accountId, teamId, userId })),
      ),
    ),
    row(
      tables.labels,
      labels.map((name, index) => ({
        accountId,
        id: labelId(accountId, index),
        name,
        title: capital(name),
        color: '#1f6feb',
      })),
    ),
    row(tables.eventHeads, [{ accountId }]),
  ]
}

function row<T extends PgTable>(table: T, rows: T['$inferInsert'][]): [PgTable, object[]] {
  return [table, rows]
}

/** Ids of labels matter to nobody here. */
function labelId(accountId: string, index: number): string {
  return `${accountId.slice(0, -4)}${index.toString(16).padStart(4, '0')}`
}
