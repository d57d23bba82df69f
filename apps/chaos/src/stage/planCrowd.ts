import type { Reader } from '../checker/History.ts'
import type { ClientPlan } from '../clients/Plan.ts'
import type { House, Person } from './furnish.ts'

interface CrowdOptions {
  houses: readonly House[]
  /** Of all accounts together. */
  writers: number
  readers: number
  tokenOf: (email: string) => string
}

/** The clients of each process, by the process's name. */
export type Crowd = Map<string, ClientPlan[]>

/** With so few readers all share a process, and one comes and goes. */
const fewReaders = 16
const leaversOf = (readers: number) => (readers > fewReaders ? 2 : 1)
/** Many tenants of few people each, as on a server of one's own; a leak needs at least two. */
export const housesOf = (readers: number) => (readers > fewReaders ? 5 : 2)

/**
 * Half of all on stock clients, half on our own, which share a process where they are few; who comes
 * and goes in a process of their own.
 */
export function planCrowd(options: CrowdOptions): Crowd {
  const crowd: Crowd = new Map()
  const put = (name: string, plan: ClientPlan) =>
    crowd.set(name, [...(crowd.get(name) ?? []), plan])
  const { houses, writers, readers } = options
  const kinds = ['stock', 'own'] as const
  for (const [does, count] of [
    ['write', writers],
    ['read', readers],
  ] as const)
    for (let index = 0; index < count; index += 1) {
      const house = houses[index % houses.length]!
      const kind = kinds[(index >> 1) % 2]!
      const people = house.people.filter((person) => person.does === does)
      const part = does === 'read' ? `-${1 + ((index >> 2) % 2)}` : ''
      const person = people[(index >> 1) % people.length]!
      const process = readers > fewReaders ? `${kind}-${does}${part}` : does
      put(process, plan(options, house, person, kind, does, index))
    }
  for (const [index, house] of houses.entries()) {
    if (index >= leaversOf(readers)) break
    const person = house.people.find((one) => one.does === 'leave')!
    const name = leaverOf(house)
    put(name, plan(options, house, person, 'stock', 'read', 900 + index))
    put(name, plan(options, house, person, 'own', 'read', 902 + index))
    put(name, plan(options, house, person, 'stock', 'write', 904 + index))
  }
  return crowd
}

/** The process of who comes and goes in an account. */
export function leaverOf({ key }: House): string {
  return `leaver-${key}`
}

function plan(
  { tokenOf }: CrowdOptions,
  house: House,
  { email, userId }: Person,
  kind: ClientPlan['kind'],
  does: ClientPlan['does'],
  index: number,
): ClientPlan {
  const mine = house.conversations.filter(({ userIds }) => userIds.includes(userId))
  const { accountId, canary } = house
  return {
    name: `${house.key}-${kind}-${does}-${index}`,
    kind,
    does,
    accountId,
    userId,
    canary,
    token: tokenOf(email),
    conversations: mine.map(({ id }) => id),
    foreign: house.conversations.find(({ userIds }) => !userIds.includes(userId))!.id,
  }
}

/** How the checker is to judge a reader. */
export function readerOf(plan: ClientPlan, houses: readonly House[]): Reader {
  const house = houses.find(({ accountId }) => accountId === plan.accountId)!
  const secret = house.conversations.find(({ name }) => name === 'secret')!
  const { name, accountId, userId, conversations, kind } = plan
  return {
    name,
    kind,
    userId,
    conversations,
    account: accountId,
    canaries: [house.canary, ...(conversations.includes(secret.id) ? [house.secretCanary] : [])],
    leaves: house.people.some((one) => one.userId === userId && one.does === 'leave'),
  }
}
