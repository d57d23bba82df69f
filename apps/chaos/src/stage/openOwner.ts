import { openStock } from '../clients/openStock.ts'
import { pause } from '../pause.ts'
import { password } from './furnish.ts'
import type { House } from './furnish.ts'

/** Who removes people and brings them back, through the product's own door. */
export interface Owner {
  remove(): Promise<void>
  /** Lets them in again, and into their conversations. */
  bringBack(): Promise<void>
  userId: string
  close(): void
}

const longestMs = 40_000

/** The owner of an account, who deals with the one who comes and goes; asks until it is done. */
export function openOwner(url: string, house: House, token: string): Owner {
  const { accountId, people, conversations } = house
  const { api, close } = openStock({ url, token, transport: 'http' })
  const { userId, email } = people.find(({ does }) => does === 'leave')!
  const theirs = conversations.filter(({ userIds }) => userIds.includes(userId))

  async function insist(ask: (signal: AbortSignal) => Promise<unknown>, done: RegExp) {
    const until = Date.now() + longestMs
    for (;;) {
      const error = await ask(AbortSignal.timeout(4000)).then(
        () => null,
        (reason: unknown) => reason as { data?: { failure?: string } },
      )
      if (!error || done.test(error.data?.failure ?? '')) return
      if (Date.now() > until) throw new Error(`The owner of ${house.key} was not heard.`)
      await pause(100)
    }
  }

  return {
    userId,
    close,
    remove: () =>
      insist(
        (signal) => api.members.delete.mutate({ accountId, userId }, { signal }),
        /^member\.notFound$/,
      ),
    async bringBack() {
      const person = { accountId, email, name: email, role: 'agent' } as const
      await insist((signal) => api.members.create.mutate(person, { signal }), /^member\.exists$/)
      for (const { id } of theirs) {
        const input = { accountId, conversationId: id, userIds: [userId] }
        await insist((signal) => api.conversations.addParticipants.mutate(input, { signal }), /^$/)
      }
    },
  }
}

/** The bearer tokens of all, by e-mail. */
export async function signInAll(url: string, houses: readonly House[]) {
  const tokens = new Map<string, string>()
  for (const { email } of houses.flatMap(({ people }) => people)) {
    const response = await fetch(`${url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify({ email, password }),
    })
    const token = response.headers.get('set-auth-token')
    if (!token) throw new Error(`${email} could not sign in: ${response.status}`)
    tokens.set(email, token)
  }
  return tokens
}
