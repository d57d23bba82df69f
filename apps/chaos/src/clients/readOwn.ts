import type { MessagesAnswer } from '@parley/contract'
import type { Cursor, FollowYield } from '@parley/contract'
import { openOwn } from './openOwn.ts'
import type { ClientPlan, ProcessPlan } from './Plan.ts'
import { shownCount } from './ReadingClient.ts'
import type { ReadingClient } from './ReadingClient.ts'
import { Teller } from './Teller.ts'

/** A reader that shows what our own client keeps true for it. */
export function readOwn(process: ProcessPlan, plan: ClientPlan): ReadingClient {
  const { accountId, conversations } = plan
  const teller = new Teller(process, plan)
  const { client, account } = openOwn(process, plan)
  const { mirror } = account
  // Before the mirror's own rule drops anything.
  const receive = mirror.receive.bind(mirror)
  mirror.receive = (cursor: Cursor, data: FollowYield) => {
    teller.hear(cursor, data)
    receive(cursor, data)
  }
  client.connection.subscribe(() => {
    const now = client.connection.get()
    if (now.state === 'ended') teller.end(now.failure)
    else if (now.state !== 'live' && now.state !== 'catchingUp') teller.down(now.state)
  })
  teller.open(null)
  const inputs = conversations.map((conversationId) => ({
    accountId,
    conversationId,
    limit: shownCount,
  }))
  for (const input of inputs) account.watch('messages.list', input)
  account.follow()
  const dataOf = (input: (typeof inputs)[0]) =>
    client.queryClient.getQueryState<MessagesAnswer>(
      mirror.queryOptions('messages.list', input).queryKey,
    )
  const isLoaded = () =>
    inputs.every((input) => {
      const state = dataOf(input)
      return state?.data !== undefined && state.fetchStatus === 'idle'
    })
  return {
    isLive: () =>
      teller.isEnded || (teller.isUp && client.connection.get().state === 'live' && isLoaded()),
    report: (checkpoint) =>
      teller.report(
        checkpoint,
        Object.fromEntries(
          inputs.map((input) => [
            input.conversationId,
            (dataOf(input)?.data?.items ?? [])
              .slice(-shownCount)
              .map(({ seq, id }) => `${seq}:${id}`),
          ]),
        ),
      ),
  }
}
